import { guard as isIdentifier } from "../../../generated/validators/common/identifier.ts";
import type { LineScanners } from "../../runtime/records/line-scanner.ts";
import type { LineSink, Skimmed } from "../../runtime/records/line-splitter.ts";
import { LineValidator } from "../../runtime/records/line-validator.ts";
import type { RawRecord } from "../../runtime/records/record-buffer.ts";
import type { BytesSchema } from "../../runtime/text/bytes.ts";
import type { Verdict } from "../../runtime/text/verdict.ts";
import type { Settings } from "../io/settings.ts";
import type { RecordResult } from "../report/report.ts";
import { resultOf } from "../report/result.ts";

/** How records are judged. */
export interface ValidationSettings extends Pick<Settings, "maxBytes" | "maxIssues" | "showSource"> {
  readonly schema: BytesSchema;
  /** Where there is so much to judge that it pays. */
  readonly scanners?: LineScanners | undefined;
}

/** So many records are valid, without warnings, and need not be listed. */
export interface CleanCounts {
  readonly records: number;
  /** How many of them are track requests. */
  readonly requests: number;
  /** Their payloads. */
  readonly events: number;
  readonly products: number;
}

/** Who hears of the records of an input. */
export interface Listener {
  /** Whether plain records need only be counted. */
  readonly isCleanCounted: boolean;
  /** Whether anybody will read the details of the next record; if not, it is only counted. */
  readonly isDetailed: boolean;
  countClean(plain: CleanCounts): void;
  count(verdict: Verdict): void;
  take(result: RecordResult, verdict: Verdict): void;
}

/** So many records may wait, and so many bytes. */
const mostRecords = 1000;
const mostBytes = 2 ** 20;

/**
 * Judges records as they are read. CleanCounts records are told in sums. All others wait for `flush`: the long way is much code, and
 * it runs faster for many records in a row than for one now and then.
 */
export class RecordValidator implements LineSink {
  readonly #file: string;
  readonly #judging: ValidationSettings;
  readonly #listener: Listener;
  readonly #judge: LineValidator;
  #plain = 0;
  #requests = 0;
  #told: CleanCounts = { records: 0, requests: 0, events: 0, products: 0 };
  #others = 0;
  /** Records that are not plain, with their numbers, and how many bytes they have. */
  #waiting: { readonly record: RawRecord; readonly number: number }[] = [];
  #bytes = 0;

  constructor(file: string, judging: ValidationSettings, listener: Listener) {
    this.#file = file;
    this.#judging = judging;
    this.#listener = listener;
    this.#judge = new LineValidator(judging.schema, { ...judging, isIdentifier }, judging.scanners);
  }

  get records(): number {
    return this.#plain + this.#others;
  }

  load(chunk: Uint8Array): void {
    if (this.#listener.isCleanCounted) this.#judge.lines?.load(chunk);
  }

  skim(at: number, end: number): Skimmed | undefined {
    if (!this.#listener.isCleanCounted) return undefined;
    const skimmed = this.#judge.skim(at, end);
    if (skimmed === undefined) return undefined;
    this.#plain += skimmed.lines;
    this.#requests += this.#judge.lines?.requests ?? 0;
    return skimmed;
  }

  pass(bytes: Uint8Array, at: number): number {
    if (!this.#listener.isCleanCounted) return -1;
    const end = this.#judge.pass(bytes, at);
    if (end < 0) return -1;
    this.#plain++;
    if (this.#judge.state.kind === "request") this.#requests++;
    return end;
  }

  take(record: RawRecord): void {
    this.#others++;
    const { content } = record;
    const kept = content instanceof Uint8Array ? { ...record, content: new Uint8Array(content) } : record;
    this.#waiting.push({ record: kept, number: this.records });
    this.#bytes += record.length;
    if (this.#waiting.length >= mostRecords || this.#bytes > mostBytes) this.#judgeWaiting();
  }

  #judgeWaiting(): void {
    for (const { record, number } of this.#waiting) {
      const { isDetailed } = this.#listener;
      const verdict = this.#judge.verdictOf(record, isDetailed);
      if (!isDetailed) this.#listener.count(verdict);
      else this.#listener.take(resultOf(this.#file, number, record, verdict, this.#judging.showSource), verdict);
    }
    this.#waiting = [];
    this.#bytes = 0;
  }

  /** Judges what waits, and tells of the plain records since it was last done. */
  flush(): void {
    this.#judgeWaiting();
    const { event, product } = this.#judge.state;
    const { records, requests, events, products } = this.#told;
    if (this.#plain > records) {
      this.#listener.countClean({
        records: this.#plain - records,
        requests: this.#requests - requests,
        events: event - events,
        products: product - products,
      });
    }
    this.#told = { records: this.#plain, requests: this.#requests, events: event, products: product };
  }
}
