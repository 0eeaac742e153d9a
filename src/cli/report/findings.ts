import { createHash } from "node:crypto";
import { sep } from "node:path";
import { escapeUnsafe, plural } from "../io/text.ts";
import type { Finding, RecordResult, Run } from "./report.ts";

/** How many results are omitted; `undefined` if none is. */
export const omittedText = ({ omitted }: Run): string | undefined =>
  omitted > 0 ? `not listed: ${plural(omitted, "more record")}` : undefined;

/** Message and hint in one line. */
export const findingText = ({ message, hint }: Finding): string =>
  escapeUnsafe(hint === undefined ? message : `${message} (hint: ${hint})`);

/** The name of a file, not yet escaped. */
export const fileName = (file: string): string => (file === "-" ? "stdin" : file);

/** The file as code hosts name it, not yet escaped: a slash between folders, no `./` at the beginning. */
export const hostPath = (file: string): string =>
  fileName(file)
    .split(sep)
    .join("/")
    .replace(/^(?:\.\/+)+(?=[^/])/, "");

/** A finding in a flat list. */
export interface ListedFinding {
  readonly result: RecordResult;
  readonly finding: Finding;
  readonly isWarning: boolean;
  readonly level: "error" | "warning";
}

/** All findings of the run in one list; where warnings fail, they are errors. */
export function listedFindings({ results, strict }: Run): ListedFinding[] {
  return results.flatMap((result) => [
    ...result.issues.map((finding): ListedFinding => ({ result, finding, isWarning: false, level: "error" })),
    ...result.warnings.map(
      (finding): ListedFinding => ({ result, finding, isWarning: true, level: strict ? "error" : "warning" }),
    ),
  ]);
}

/**
 * Names findings so that a later report gives the same names, even if lines and records have moved. Equal findings are
 * distinguished by counting, so no name is given twice.
 */
export function fingerprints(): (...identity: readonly string[]) => string {
  const counts = new Map<string, number>();
  return (...identity) => {
    const key = JSON.stringify(identity);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return createHash("sha256").update(`${key}${count}`).digest("hex").slice(0, 32);
  };
}
