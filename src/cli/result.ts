import { listed } from "../records/listed.ts";
import type { RawRecord } from "../runtime/gatherer.ts";
import type { TextIssue } from "../runtime/text.ts";
import type { Verdict } from "../runtime/verdict.ts";
import { frameOf, sourceOf } from "./formats/frame.ts";
import type { Finding, RecordResult } from "./report.ts";

/** A judged record as reports list it. */
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
  return {
    file,
    record,
    line,
    column,
    offset,
    kind: kind ?? null,
    status,
    issues: listed(issues).map(finding),
    warnings: listed(warnings).map(finding),
  };
}
