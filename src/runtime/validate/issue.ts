import type { IssueCode } from "./codes.ts";
import { type Path, toPointer } from "./path.ts";
import { escapeUnit } from "./unicode-escape.ts";

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
}

export function createIssue(code: IssueCode, path: Path, message: string, hint?: string): Issue {
  const issue = { code, path, pointer: toPointer(path), message };
  return hint === undefined ? issue : { ...issue, hint };
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
