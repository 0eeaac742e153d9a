import { schemaVersion } from "../../../generated/version.ts";
import type { Settings } from "../io/settings.ts";
import { githubReport } from "./github.ts";
import { gitlabReport } from "./gitlab.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { prettyReport, styleFor } from "./pretty.ts";
import type { Run } from "./report.ts";
import { sarifReport } from "./sarif.ts";

/** The report of a whole run. It is empty for NDJSON, whose lines have been written during the run. */
export function reportOf(run: Run, { format, quiet, summary }: Settings, isColored: boolean): string {
  switch (format) {
    case "pretty":
      return prettyReport(run, styleFor(isColored), !quiet && run.summary.records > 0, summary);
    case "json":
      return jsonReport(run);
    case "ndjson":
      return "";
    case "junit":
      return junitReport(run);
    case "sarif":
      return sarifReport(run, schemaVersion);
    case "github":
      return githubReport(run, !quiet);
    case "gitlab":
      return gitlabReport(run);
  }
}
