import type { RawRecord } from "../runtime/gatherer.ts";
import { type Path, toPointer } from "../runtime/path.ts";
import type { TextIssue } from "../runtime/text.ts";
import type { Verdict } from "../runtime/verdict.ts";
import { frameOf, sourceOf } from "./formats/frame.ts";
import type { Finding, RecordResult } from "./report.ts";

const longestKey = 256;

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
  const finding = (issue: TextIssue) => findingOf(issue, source && frameOf(source, issue));
  return {
    file,
    record,
    line,
    column,
    offset,
    kind: kind ?? null,
    status,
    issues: issues.map(finding).sort(byPlace),
    warnings: warnings.map(finding).sort(byPlace),
  };
}

/** In the order of the text; that there are more comes last. */
const byPlace = (a: Finding, b: Finding): number =>
  Number(a.code === "too_many_issues") - Number(b.code === "too_many_issues") || a.line - b.line || a.column - b.column;

function findingOf(issue: TextIssue, frame: string | undefined): Finding {
  const cut = withShortKeys(issue);
  return frame === undefined ? cut : { ...cut, frame };
}

/** A key may be as long as its sender likes; nobody reads a report of megabytes. */
function withShortKeys(issue: TextIssue): TextIssue {
  if (!issue.path.some((step) => typeof step === "string" && step.length > longestKey)) return issue;
  const path: Path = issue.path.map((step) =>
    typeof step === "string" && step.length > longestKey ? `${step.slice(0, longestKey)}…` : step,
  );
  return { ...issue, path, pointer: toPointer(path) };
}
