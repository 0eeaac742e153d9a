import type { IssueCode } from "./codes.ts";
import { type Path, toPointer } from "./path.ts";
import { escapeUnit } from "./unicode-escape.ts";

/** What an issue is about, for a program that words its own messages. Only what the schema says, and types of values. */
export interface IssueParams {
  /** Of `type`: the types that are allowed, by their names in JSON Schema. */
  readonly expected?: readonly string[];
  /** Of `type`: the type of the value, `null`, `array` or as `typeof` names it. */
  readonly found?: string;
  /** Of `minimum`, `maximum`, `min_length` and the like: the number that the schema states. */
  readonly limit?: number;
  /** Of `multiple_of`: the number of which the value must be a multiple. */
  readonly divisor?: number;
  /** Of `enum` and `const`: the values that are allowed. */
  readonly allowed?: readonly (string | number | boolean | null)[];
}

/** One fault. It never holds a value of the payload, only key names. */
export interface Issue {
  readonly code: IssueCode;
  readonly path: Path;
  /** The path as a JSON Pointer (RFC 6901); `""` is the whole value. */
  readonly pointer: string;
  /** One sentence for a person: what is wrong and what to do. Its wording may change; match on `code`. */
  readonly message: string;
  /** A guess at the cause, such as a key that is nearly the missing one. */
  readonly hint?: string;
  /** Absent where the code says it all. */
  readonly params?: IssueParams;
}

export function createIssue(code: IssueCode, path: Path, message: string, hint?: string, params?: IssueParams): Issue {
  const issue: { -readonly [key in keyof Issue]: Issue[key] } = { code, path, pointer: toPointer(path), message };
  if (hint !== undefined) issue.hint = hint;
  if (params !== undefined) issue.params = params;
  return issue;
}

/** The message of an issue for readers who see nothing else of it: the guess at the cause, if there is one, comes first. */
export const wholeMessage = ({ hint, message }: Issue): string => (hint === undefined ? message : `${hint} ${message}`);

const longestShownKey = 64;

/**
 * A key as a message may show it: in backticks, cut after 64 UTF-16 units, and with everything but printable ASCII
 * escaped. Keys come from the payload's sender: they may drive a terminal, break a line, hide or look like other letters.
 */
export function displayKey(key: string): string {
  if (key.length <= longestShownKey && /^\w*$/.test(key)) return `\`${key}\``;
  const shown = key.slice(0, longestShownKey).replace(/[^ -~]|[\\`]/g, escapeUnit);
  return `\`${shown}${key.length > longestShownKey ? "..." : ""}\``;
}
