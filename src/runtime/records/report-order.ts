import type { TextIssue } from "../text/text.ts";
import { type Path, toPointer } from "../validate/path.ts";

const longestKey = 256;

/** Issues of a record as people read them: in the order of the text, and under keys of a length that can be read. */
export const sortForReport = (issues: readonly TextIssue[]): TextIssue[] => issues.map(withShortKeys).sort(byPlace);

/** In the order of the text; that there are more comes last. */
const byPlace = (a: TextIssue, b: TextIssue): number =>
  Number(a.code === "too_many_issues") - Number(b.code === "too_many_issues") || a.line - b.line || a.column - b.column;

/** A key may be as long as its sender likes; nobody reads a report of megabytes. */
function withShortKeys(issue: TextIssue): TextIssue {
  if (!issue.path.some((step) => typeof step === "string" && step.length > longestKey)) return issue;
  const path: Path = issue.path.map((step) =>
    typeof step === "string" && step.length > longestKey ? `${step.slice(0, longestKey)}…` : step,
  );
  return { ...issue, path, pointer: toPointer(path) };
}
