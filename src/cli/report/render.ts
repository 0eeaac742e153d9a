import { schemaVersion } from "../../../generated/version.ts";
import type { ReportFormat } from "../io/report-targets.ts";
import type { Settings } from "../io/settings.ts";
import { omittedText } from "./findings.ts";
import { githubReport, unannotatedText } from "./github.ts";
import { gitlabReport } from "./gitlab.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { limitedReport, reportLimits } from "./limits.ts";
import { prettyReport, styleFor } from "./pretty.ts";
import { relocated } from "./relocated.ts";
import type { Run } from "./report.ts";
import { sarifReport } from "./sarif.ts";

/** A report as it is written, and what it does not list, if its readers may miss that. */
export interface RenderedReport {
  readonly text: string;
  readonly omitted?: string | undefined;
}

/** How reports are written. */
export interface RenderOptions extends Pick<Settings, "quiet" | "summary"> {
  readonly maxFindings: number | undefined;
  readonly isColored: boolean;
  /** What code hosts call a file. */
  readonly pathOf: (file: string) => string;
}

/** The report of a whole run. It is empty for NDJSON, whose lines have been written during the run. */
export function reportOf(run: Run, format: ReportFormat, options: RenderOptions): RenderedReport {
  const { isColored, pathOf, quiet, summary, maxFindings } = options;
  switch (format) {
    case "pretty":
      return { text: prettyReport(run, styleFor(isColored), !quiet && run.summary.records > 0, summary) };
    case "json":
      return { text: jsonReport(run) };
    case "ndjson":
      return { text: "" };
    case "github": {
      const omitted = [omittedText(run), unannotatedText(run, maxFindings)].filter((text) => text !== undefined);
      const text = githubReport(relocated(run, pathOf), !quiet, maxFindings);
      return { text, omitted: omitted.length > 0 ? omitted.join("; ") : undefined };
    }
    case "junit":
    case "sarif":
    case "gitlab": {
      const { text, omittedFindings } = limitedReport(
        relocated(run, pathOf),
        writers[format],
        reportLimits[format],
        maxFindings,
      );
      return { text, omitted: omittedText({ ...run, omittedFindings }) };
    }
  }
}

const writers = {
  junit: junitReport,
  sarif: (run: Run) => sarifReport(run, schemaVersion),
  gitlab: gitlabReport,
};
