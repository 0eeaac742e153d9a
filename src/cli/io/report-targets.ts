import { resolve } from "node:path";
import { UsageError } from "./exit.ts";
import { realPath } from "./paths.ts";
import { printable } from "./text.ts";

/** All formats of reports. */
export const formats = ["pretty", "json", "ndjson", "junit", "sarif", "github", "gitlab"] as const;

export type ReportFormat = (typeof formats)[number];

/** A report that is asked for: its format, and the file that it goes to, if not to standard output. */
export interface ReportTarget {
  readonly format: ReportFormat;
  readonly output?: string;
}

/** The format, and the file if one is named after it, as `junit=report.xml` does. */
export function targetOf(text: string): ReportTarget {
  const [format = "", ...rest] = text.split("=");
  const output = rest.join("=");
  return { format: format as ReportFormat, ...(output !== "" && output !== "-" && { output }) };
}

/**
 * The reports of a run, at least one. At most one format names no file: its report goes to `output`, or else to standard output.
 * Throws a `UsageError` where two reports would go to one place, or no report to `output`.
 */
export function reportTargets(formats: readonly string[], output: string | undefined, cwd: string): ReportTarget[] {
  const named = formats.map(targetOf);
  const open = named.filter((target) => target.output === undefined);
  const where = output === undefined ? "standard output" : printable(output);
  if (open.length > 1)
    throw new UsageError(
      `only one report can go to ${where}; name a file for the others, as --format junit=report.xml does`,
    );
  if (open.length === 0 && output !== undefined)
    throw new UsageError(`no report is left for ${where}: each --format names a file of its own`);
  const targets = named.map((target) => (output === undefined ? target : { output, ...target }));
  const seen = new Set<string>();
  for (const target of targets.flatMap((each) => each.output ?? [])) {
    const path = realPath(target, cwd);
    if (seen.has(path)) throw new UsageError(`${printable(target)}: two reports would go there`);
    seen.add(path);
  }
  return targets;
}

/** The file among those of the reports that is this one. */
export const isTarget = (reports: readonly ReportTarget[], path: string, cwd: string): boolean =>
  reports.some(({ output }) => output !== undefined && resolve(cwd, output) === resolve(cwd, path));
