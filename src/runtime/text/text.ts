import { type Fault, scan } from "../json/grammar.ts";
import { offsetsOf, type Position, positionsOf } from "../json/position.ts";
import { collect } from "../validate/collect.ts";
import type { CompiledSchema } from "../validate/compiled-schema.ts";
import { createIssue, type Issue } from "../validate/issue.ts";
import { Report, type ReportOptions } from "../validate/report.ts";
import { duplicatesIn } from "./duplicates.ts";

/** An issue and its place in the text: of the value, of the object that lacks the key, or of a key that should not be there. */
export interface TextIssue extends Issue, Position {}

/** A JSON text that has been read. */
export interface ReadText {
  readonly value: unknown;
  readonly text: string;
  /** The text in UTF-8. */
  readonly bytes: Uint8Array;
}

/** A JSON text that has been read, or why it cannot be. */
export type Parsed = ReadText | { readonly fault: Fault | TooLarge };

/** The text is longer than a string may be here. */
export interface TooLarge {
  readonly code: "too_large";
  readonly at: 0;
  readonly what: string;
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads a JSON text. Bytes are taken for UTF-8 and may begin with a byte order mark. What `JSON.parse` says is not passed on:
 * it quotes the text. Where nobody will read the details, the fault may be no more than its code: to find it takes long.
 */
export function parseText(text: string | Uint8Array, bytes: Uint8Array, isDetailed = true): Parsed {
  // Before a parser spends memory on a long text that is broken.
  const found = bytes.length > 1e6 ? scan(bytes) : undefined;
  if (found !== undefined) return { fault: found };
  let decoded: string | undefined;
  try {
    decoded = typeof text === "string" ? text : decoder.decode(text);
    return { value: JSON.parse(decoded), text: decoded, bytes };
  } catch {
    if (!isDetailed && decoded !== undefined) return { fault: { code: "syntax", at: 0, what: "" } };
    const fault = scan(bytes);
    if (fault !== undefined) return { fault };
    return typeof text === "string" && text.startsWith("\ufeff")
      ? { fault: { code: "syntax", at: 0, what: "the text begins with a byte order mark" } }
      : { fault: { code: "too_large", at: 0, what: "it is longer than a string can be" } };
  }
}

/** The fault as an issue. `start` is the offset of the text in what it is a part of. */
export function faultIssue({ code, at, what }: Fault | TooLarge, start: number): Issue {
  if (code === "syntax") return createIssue(code, [], `this is not JSON: ${what}`);
  if (code === "too_large") return createIssue(code, [], `this text is too large to read: ${what}`);
  return createIssue(code, [], `this text is not UTF-8, at byte offset ${start + at}: ${what}`);
}

/** What is wrong with the value of a JSON text, withPositions. */
export function issuesOfText(
  read: ReadText,
  compiled: CompiledSchema,
  options: ReportOptions | undefined,
): readonly TextIssue[] {
  const { issues, known } = issuesIn(read, compiled, options);
  return withPositions(issues, read.bytes, known);
}

/** What is wrong with the value of a JSON text, and the offsets of the first issues, as far as they are known already. */
export function issuesIn(
  read: ReadText,
  compiled: CompiledSchema,
  options: ReportOptions | undefined,
): { readonly issues: readonly Issue[]; readonly known: readonly number[] } {
  const report = new Report(options);
  const { value } = read;
  const duplicates = duplicatesIn(read, compiled, report.max + 1);
  for (const { issue } of duplicates) report.add(issue.code, issue.path, issue.message);
  if (!report.full && !compiled.guard(value)) collect(value, compiled, [], report);
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
