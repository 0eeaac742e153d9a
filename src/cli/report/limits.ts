import { gzipSync } from "node:zlib";
import { importanceOf, listedFindings } from "./findings.ts";
import type { RecordResult, Run } from "./report.ts";

/** What the platforms that read a format take of one report. */
export interface ReportLimits {
  readonly findings: number;
  readonly bytes: number;
  /** Whether the size is that of the report in gzip. */
  readonly isPacked?: boolean;
}

/** The limits by format. A format without limits is read by people and programs that have none. */
export const reportLimits = {
  /**
   * GitHub code scanning rejects more than 25,000 results in a run and shows 5,000 of them; it rejects a file of more than 10 MB in
   * gzip ("SARIF support for code scanning", "SARIF results exceed limit").
   */
  sarif: { findings: 5_000, bytes: 10_000_000, isPacked: true },
  /**
   * GitLab takes files of less than 30 MB ("Unit test reports"), no string of more than 10 MB in them (libxml2), and not more than
   * 250,000 objects: a test case with a failure is nine of them.
   */
  junit: { findings: 25_000, bytes: 10_000_000 },
  /** GitLab documents no number for code quality, only the default of the maximum artifact size, 100 MB. */
  gitlab: { findings: Number.MAX_SAFE_INTEGER, bytes: 100_000_000 },
} as const satisfies Record<string, ReportLimits>;

/** A report, and what was left out of it. */
export interface LimitedReport {
  readonly text: string;
  readonly omittedFindings: number;
}

/** Writes a report with as many findings as the platform takes or, where a number is asked for, with that number. */
export function limitedReport(
  run: Run,
  write: (run: Run) => string,
  limits: ReportLimits,
  wanted: number | undefined,
): LimitedReport {
  let max = Math.min(wanted ?? limits.findings, listedFindings(run).length);
  for (;;) {
    const limited = limitedTo(max, run);
    const text = write(limited);
    const size = wanted === undefined ? sizeOf(text, limits) : 0;
    if (size <= limits.bytes || max === 0) return { text, omittedFindings: limited.omittedFindings };
    // What is in the report besides findings takes room too.
    max = Math.floor((max * limits.bytes * 0.9) / size);
  }
}

/** In bytes. What is small enough as it is need not be packed. */
function sizeOf(text: string, { bytes, isPacked = false }: ReportLimits): number {
  const size = Buffer.byteLength(text);
  return isPacked && size > bytes ? gzipSync(text).length : size;
}

/** The run with the most important findings, in the order of the run. A record that loses all of its findings is not listed. */
export function limitedTo(max: number, run: Run): Run {
  const listed = listedFindings(run);
  const omittedFindings = listed.length - max;
  if (omittedFindings <= 0) return run;
  const room = new Map<number, number>();
  for (const { importance } of listed.slice(0, max)) room.set(importance, (room.get(importance) ?? 0) + 1);
  const isKept = (result: RecordResult, isWarning: boolean) => (): boolean => {
    const importance = importanceOf(result, isWarning, run.strict);
    const left = room.get(importance) ?? 0;
    room.set(importance, left - 1);
    return left > 0;
  };
  const results = run.results.flatMap((result): RecordResult[] => {
    const issues = result.issues.filter(isKept(result, false));
    const warnings = result.warnings.filter(isKept(result, true));
    const isEmptied = issues.length + warnings.length === 0 && result.issues.length + result.warnings.length > 0;
    return isEmptied ? [] : [{ ...result, issues, warnings }];
  });
  return { ...run, results, omittedFindings };
}
