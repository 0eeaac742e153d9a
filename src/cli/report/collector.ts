import { KindCounts } from "../../../generated/kinds.ts";
import type { FixtureCode } from "../../fixtures/codes.ts";
import type { IssueCode } from "../../runtime/validate/codes.ts";
import type { Problem } from "../io/problem.ts";
import type { Settings } from "../io/settings.ts";
import { KeptResults } from "./kept-results.ts";
import type { Counts, FileResult, RecordResult, Run, Summary } from "./report.ts";
import type { Counted, ResultSink } from "./result-sink.ts";
import { countNames, kinds, type RoutedCount, routedCounts } from "./summary.ts";

/** The settings that decide which results are kept. */
export type RetentionOptions = Pick<Settings, "all" | "maxResults" | "quiet" | "strict" | "summary">;

const noCounts = (): Counts => ({ records: 0, valid: 0, invalid: 0, unreadable: 0, warnings: 0 });

/** The results of a part of an input. */
export type PartialResults = Pick<Run, "summary" | "results" | "omitted">;

/** Collects the results of a run. It counts everything and keeps as many results as are asked for. */
export class Collector implements ResultSink {
  readonly #summary: Summary = { files: 0, ...noCounts(), events: 0, products: 0, requests: 0, codes: {} };
  readonly #kindCounts = new KindCounts();
  readonly files: FileResult[] = [];
  readonly problems: Problem[] = [];
  readonly strict: boolean;
  readonly isTest: boolean;
  readonly #kept: KeptResults;
  readonly #retention: RetentionOptions;
  #file: (Counts & { readonly file: string }) | undefined;

  constructor(retention: RetentionOptions, isTest: boolean) {
    this.#retention = retention;
    this.isTest = isTest;
    this.strict = retention.strict;
    this.#kept = new KeptResults(retention.maxResults, retention.strict);
  }

  get summary(): Summary {
    for (const kind of kinds) this.#summary[countNames[kind]] = this.#kindCounts[kind];
    return this.#summary;
  }

  /** What has been collected. */
  get run(): Run {
    const { summary, files, problems, strict, isTest } = this;
    const { results, omitted } = this.#kept;
    return { summary, files, results, omitted, omittedFindings: 0, problems, strict, isTest };
  }

  get countsClean(): boolean {
    return !this.#retention.all;
  }

  wants(isFailure: boolean): boolean {
    return !this.#retention.summary && this.#kept.wants(isFailure);
  }

  /** How many more results may be listed. */
  get room(): number {
    return this.#retention.summary ? 0 : this.#kept.room;
  }

  beginFile(file: string): void {
    this.#file = { file, ...noCounts() };
    this.files.push(this.#file);
    this.#summary.files++;
  }

  /** Adds the results of a part of the same file, as many of them as there is room for. */
  addPart({ summary, results, omitted }: PartialResults): void {
    for (const counts of [this.#file as Counts, this.#summary]) {
      for (const key of ["records", "valid", "invalid", "unreadable", "warnings"] as const) counts[key] += summary[key];
    }
    for (const name of Object.values(routedCounts)) this.#countRouted(name, summary[name] ?? 0);
    this.#kindCounts.add(KindCounts.of((kind) => summary[countNames[kind]]));
    for (const [code, times] of Object.entries(summary.codes)) this.#countCode(code as IssueCode, times);
    for (const result of results) this.#kept.add(result);
    this.#kept.omit(omitted);
  }

  #countCode(code: IssueCode | FixtureCode, times: number): void {
    this.#summary.codes[code] = (this.#summary.codes[code] ?? 0) + times;
  }

  countClean(records: number, counts: Readonly<KindCounts>): void {
    for (const total of [this.#file as Counts, this.#summary]) {
      total.records += records;
      total.valid += records;
    }
    this.#kindCounts.add(counts);
  }

  count(status: RecordResult["status"], counted: Counted): void {
    this.#count(status, counted);
    if (this.#isListed(status, counted.warningCodes.length)) this.#kept.omit(1);
  }

  /** Returns the result as it is listed; `undefined` if it is not. It is kept if there is room. */
  add(result: RecordResult, counted: Counted): RecordResult | undefined {
    this.#count(result.status, counted);
    if (!this.#isListed(result.status, result.warnings.length)) return undefined;
    const listed = this.#hidesWarnings ? { ...result, warnings: [] } : result;
    this.#kept.add(listed);
    return listed;
  }

  #count(status: RecordResult["status"], { counts, issueCodes, warningCodes, routedAs }: Counted): void {
    if (routedAs !== undefined) this.#countRouted(routedCounts[routedAs], 1);
    for (const total of [this.#file as Counts, this.#summary]) {
      total.records++;
      total[status]++;
      total.warnings += warningCodes.length;
    }
    this.#kindCounts.add(counts);
    for (const code of [...issueCodes, ...warningCodes]) this.#countCode(code, 1);
  }

  #countRouted(name: RoutedCount, times: number): void {
    if (times > 0) this.#summary[name] = (this.#summary[name] ?? 0) + times;
  }

  #isListed(status: RecordResult["status"], warnings: number): boolean {
    const { all, summary } = this.#retention;
    return !summary && (all || status !== "valid" || (warnings > 0 && !this.#hidesWarnings));
  }

  get #hidesWarnings(): boolean {
    return this.#retention.quiet && !this.strict;
  }
}
