import { sortForReport } from "../../runtime/records/report-order.ts";
import type { RawRecord } from "../../runtime/text/raw-record.ts";
import type { TextIssue } from "../../runtime/text/text.ts";
import type { Verdict } from "../../runtime/text/verdict.ts";
import { frameOf, sourceOf } from "./frame.ts";
import type { Finding, RecordResult } from "./report.ts";

/** A validated record as reports list it. */
export function resultOf(
  file: string,
  record: number,
  raw: RawRecord,
  { kind, status, issues, warnings }: Verdict,
  showSource: boolean,
): RecordResult {
  const { line, column, offset } = raw;
  const source = showSource ? sourceOf(raw) : undefined;
  const finding = (issue: TextIssue): Finding =>
    source === undefined ? issue : { ...issue, frame: frameOf(source, issue) };
  const findings = { issues: sortForReport(issues).map(finding), warnings: sortForReport(warnings).map(finding) };
  return { file, record, line, column, offset, kind: kind ?? null, status, ...findings };
}
