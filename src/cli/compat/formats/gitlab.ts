import { safeJson } from "../../io/text.ts";
import { fingerprints, hostPath } from "../../report/findings.ts";
import type { ChangeReport } from "../change-report.ts";
import { lineOf, listedChanges } from "./findings.ts";

/** The changes as a code quality report of GitLab. */
export function gitlabChanges(report: ChangeReport): string {
  const fingerprint = fingerprints();
  const entries = listedChanges(report).map((change) => {
    const { change: code, path, pointer, direction = "", line, fails } = change;
    return {
      description: lineOf(change),
      check_name: code,
      fingerprint: fingerprint(hostPath(path), code, pointer, direction),
      severity: fails ? "major" : "minor",
      location: { path: hostPath(path), lines: { begin: line } },
    };
  });
  return `${safeJson(entries, 2)}\n`;
}
