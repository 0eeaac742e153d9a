import type { Issue } from "../runtime/issue.ts";
import type { Verdict } from "./verdict.ts";

/** A record with findings, as the JSON report lists it. */
export interface ReportedRecord {
  readonly file: string;
  /** Counts from 1 in its file. */
  readonly record: number;
  readonly kind: Verdict["kind"];
  readonly issues: readonly Issue[];
  readonly warnings: readonly Issue[];
}

/** The counts of a run. Always, records = valid + invalid + unreadable. */
export interface Summary {
  files: number;
  records: number;
  valid: number;
  invalid: number;
  unreadable: number;
  warnings: number;
  /** Payloads of valid records. */
  events: number;
  products: number;
}

export class RunReport {
  readonly summary: Summary = {
    files: 0,
    records: 0,
    valid: 0,
    invalid: 0,
    unreadable: 0,
    warnings: 0,
    events: 0,
    products: 0,
  };
  readonly results: ReportedRecord[] = [];

  addFile(file: string, verdicts: readonly Verdict[]): void {
    this.summary.files++;
    verdicts.forEach((verdict, i) => {
      this.#addRecord(file, i + 1, verdict);
    });
  }

  #addRecord(file: string, record: number, verdict: Verdict): void {
    const { summary } = this;
    summary.records++;
    summary[verdict.status]++;
    summary.warnings += verdict.warnings.length;
    summary.events += verdict.events;
    summary.products += verdict.products;
    const { kind, issues, warnings } = verdict;
    if (issues.length + warnings.length > 0) this.results.push({ file, record, kind, issues, warnings });
  }
}
