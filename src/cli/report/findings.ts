import { createHash } from "node:crypto";
import { sep } from "node:path";
import { escapeUnsafe, plural } from "../io/text.ts";
import type { Finding, RecordResult, Run } from "./report.ts";

/** How many results are omitted; `undefined` if none is. */
export function omittedText({
  omitted,
  omittedFindings,
}: Pick<Run, "omitted" | "omittedFindings">): string | undefined {
  const parts = [
    ...(omitted > 0 ? [plural(omitted, "more record")] : []),
    ...(omittedFindings > 0 ? [plural(omittedFindings, "more finding")] : []),
  ];
  return parts.length > 0 ? `not listed: ${parts.join(", ")}` : undefined;
}

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
  readonly importance: number;
}

/** What comes first where there is not room for everything: 0 for records that cannot be read, then what else fails. */
export const importanceOf = ({ status }: RecordResult, isWarning: boolean, strict: boolean): number =>
  isWarning ? (strict ? 1 : 2) : status === "unreadable" ? 0 : 1;

/** All findings of the run in one list, the most important first; where warnings fail, they are errors. */
export function listedFindings({ results, strict }: Run): ListedFinding[] {
  const listed = results.flatMap((result) => {
    const of = (isWarning: boolean) => {
      const level = isWarning && !strict ? "warning" : "error";
      const importance = importanceOf(result, isWarning, strict);
      return (finding: Finding): ListedFinding => ({ result, finding, isWarning, level, importance });
    };
    return [...result.issues.map(of(false)), ...result.warnings.map(of(true))];
  });
  return listed.sort((a, b) => a.importance - b.importance);
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
