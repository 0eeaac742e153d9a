import { escapeUnits } from "../runtime/validate/unicode-escape.ts";

/** Markdown on one line: code, lists of words, and strings of schemas. */

/** Code as Markdown writes it, whatever it holds. What cannot be seen is written as an escape. */
export function code(text: string): string {
  const shown = visible(text);
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 || /^ .*[^ ].* $|^$/.test(shown) ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/** A JSON value as code on one line. */
export const json = (value: unknown): string => code(JSON.stringify(value) ?? "undefined");

/** A JSON value as an example shows it. */
export const laidOut = (value: unknown): string => JSON.stringify(value, null, 2);

/** `a`, `b` and `c`. */
export const andList = (items: readonly string[]): string => joined(items, "and");

/** `a`, `b` or `c`. */
export const orList = (items: readonly string[]): string => joined(items, "or");

function joined(items: readonly string[], word: string): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${word} ${last}`;
}

/** Control characters, invisible ones and halves of surrogate pairs as `\uXXXX`. */
export const visible = (text: string): string =>
  text.replace(/[^\P{C}\u00ad]|[\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu, (letter) =>
    letter === " " ? letter : escapeUnits(letter),
  );

/** Sentences that may be laid out in lines. */
export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, " ").trim();

/** A `$comment`, which says why, or whence the rule comes, or both. */
export const remark = (text: string): string => (text.startsWith("Source:") ? text : `*Note:* ${text}`);
