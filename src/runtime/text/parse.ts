import { type JsonSyntaxError, scan } from "../json/grammar.ts";
import { createIssue, type Issue } from "../validate/issue.ts";

/** A JSON text and its value. */
export interface ParsedText {
  readonly value: unknown;
  readonly text: string;
  /** The text in UTF-8. */
  readonly bytes: Uint8Array;
}

/** The value of a JSON text, or why it cannot be parsed. */
export type ParseResult = ParsedText | { readonly error: JsonSyntaxError | TooLarge };

/** The text is longer than a string can be. */
export interface TooLarge {
  readonly code: "too_large";
  readonly at: 0;
  readonly what: string;
}

const strictDecoder = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/**
 * Parses a JSON text, which may begin with a byte order mark. Bytes must be UTF-8. The message of `JSON.parse` is not passed on,
 * because it quotes the text. Where no details are needed, the error may be its code alone: finding its place takes long.
 */
export function parseText(text: string | Uint8Array, bytes: Uint8Array, isDetailed = true): ParseResult {
  // Before a parser spends memory on a long text that is broken.
  const found = bytes.length > 1e6 ? scan(bytes) : undefined;
  if (found !== undefined) return { error: found };
  let decoded: string | undefined;
  try {
    decoded = typeof text === "string" ? withoutMark(text) : strictDecoder.decode(text);
    return { value: JSON.parse(decoded), text: decoded, bytes };
  } catch {
    if (!isDetailed && decoded !== undefined) return { error: { code: "syntax", at: 0, what: "" } };
    const error = scan(bytes);
    return { error: error ?? { code: "too_large", at: 0, what: "it is longer than a string can be" } };
  }
}

/** As a decoder does with bytes. */
const withoutMark = (text: string): string => (text.startsWith("\ufeff") ? text.slice(1) : text);

/** The error as an issue. `start` is the offset of the text in its input. */
export function parseErrorIssue({ code, at, what }: JsonSyntaxError | TooLarge, start: number): Issue {
  if (code === "syntax") return createIssue(code, [], `this is not JSON: ${what}`);
  if (code === "too_large") return createIssue(code, [], `the input is too large to read: ${what}`);
  return createIssue(code, [], `the input is not UTF-8, at byte offset ${start + at}: ${what}`);
}
