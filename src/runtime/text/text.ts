import { offsetsOf, type Position, positionsOf } from "../json/position.ts";
import type { CompiledSchema } from "../validate/compiled-schema.ts";
import type { Issue } from "../validate/issue.ts";
import { collectIssues } from "../validate/issue-collector.ts";
import { limitOf, Report, type ReportOptions } from "../validate/report.ts";
import { duplicatesIn } from "./duplicates.ts";
import type { ParsedText } from "./parse.ts";

/** An issue and its place in the text: of the value, of the object that lacks the key, or of a key that should not be there. */
export interface TextIssue extends Issue, Position {}

/** What is wrong with the value of a JSON text, with positions. */
export function issuesOfText(
  read: ParsedText,
  compiled: CompiledSchema,
  options: ReportOptions | undefined,
): readonly TextIssue[] {
  const { issues, known } = issuesIn(read, compiled, options);
  return withPositions(issues, read.bytes, known);
}

/** What is wrong with the value of a JSON text, and the offsets of the first issues, as far as they are known already. */
export function issuesIn(
  read: ParsedText,
  compiled: CompiledSchema,
  options: ReportOptions | undefined,
): { readonly issues: readonly Issue[]; readonly known: readonly number[] } {
  const report = new Report(limitOf(options));
  const { value } = read;
  const duplicates = duplicatesIn(read, compiled, report.max + 1);
  for (const { issue } of duplicates) report.push(issue);
  if (!report.full && !passes(compiled, value)) collectIssues(value, compiled, [], report);
  return { issues: report.issues, known: duplicates.slice(0, report.max).map(({ at }) => at) };
}

/** The issues with their places. Those that come first and whose offsets are known are not looked for. */
export function withPositions(issues: readonly Issue[], bytes: Uint8Array, known: readonly number[] = []): TextIssue[] {
  if (issues.length === 0) return [];
  const paths = issues.slice(known.length).map(({ path }) => path);
  const found = paths.length === 0 ? [] : offsetsOf(bytes, paths);
  const offsets = issues.map(({ code }, i) => {
    const at = found[i - known.length];
    return at === undefined ? (known[i] as number) : at[code === "near_miss_key" ? "key" : "value"];
  });
  const places = positionsOf(bytes, offsets);
  return issues.map((issue, i) => ({ ...issue, ...(places[i] as Position) }));
}

/** Reading parsed JSON throws nothing, but a recursive schema does where the value is nested too deeply for it. */
function passes({ guard }: CompiledSchema, value: unknown): boolean {
  try {
    return guard(value);
  } catch {
    return false;
  }
}
