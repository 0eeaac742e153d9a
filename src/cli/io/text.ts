import { escapeUnits } from "../../runtime/validate/unicode-escape.ts";

/** What could drive a terminal, break a line, reorder or hide text. U+2800 is invisible, though a symbol to Unicode. */
const unsafe = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * Names and keys come from others: what could drive a terminal, break a line or hide is shown as `\uXXXX`, and so is what a
 * GitHub runner would take for a command (`::` at the beginning of a line, `##[` anywhere).
 */
export const escapeUnsafe = (text: string): string =>
  text
    .replace(unsafe, escapeUnits)
    .replaceAll("##[", "#\\u0023[")
    .replace(/^(\s*):(?=:)/, "$1\\u003a");

/** As `escapeUnsafe`, and a text longer than `max` UTF-16 units is cut. */
export function printable(text: string, max = 200): string {
  return escapeUnsafe(text.length > max ? `${text.slice(0, max)}...` : text);
}

/** The same JSON as `JSON.stringify` gives, but whatever shows it raw is safe: see `escapeUnsafe`. */
export function safeJson(value: unknown, indent?: number): string {
  // JSON.stringify itself escapes line breaks inside of strings, so those that are left are its own.
  const text = JSON.stringify(value, null, indent);
  return text.replace(unsafe, (unit) => (unit === "\n" ? unit : escapeUnits(unit))).replaceAll("##[", "#\\u0023[");
}

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** The name of an input in a message. */
export const inputName = (name: string): string => (name === "-" ? "standard input" : printable(name, 400));
