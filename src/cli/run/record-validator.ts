import { KindCounts } from "../../../generated/kinds.ts";
import { guard as isIdentifier } from "../../../generated/validators/common/identifier.ts";
import { routedVerdict } from "../../library/routed-verdict.ts";
import type { LineScanners } from "../../runtime/records/line-scanner.ts";
import type { LineSink, Skimmed } from "../../runtime/records/line-splitter.ts";
import { LineValidator } from "../../runtime/records/line-validator.ts";
import { RecordHints } from "../../runtime/records/record-hint.ts";
import type { BytesSchema } from "../../runtime/text/bytes.ts";
import type { RawRecord } from "../../runtime/text/raw-record.ts";
import { type Verdict, verdictOf } from "../../runtime/text/verdict.ts";
import type { Settings } from "../io/settings.ts";
import { isFailing } from "../report/kept-results.ts";
import { resultOf } from "../report/result.ts";
import type { Counted, ResultSink } from "../report/result-sink.ts";

/** How records are validated. */
export interface RecordSettings extends Pick<Settings, "maxBytes" | "maxIssues" | "showSource" | "strict"> {
  readonly schema: BytesSchema;
  /** By the name of an event, where names choose schemas. */
  readonly payloadOf?: ((name: string) => BytesSchema) | undefined;
  /** Only for input that is large enough to pay for them. */
  readonly scanners?: LineScanners | undefined;
}

/** The limits of what waits for `flush`. */
const maxWaitingRecords = 1000;
const maxWaitingBytes = 2 ** 20;

/**
 * Validates records as they are read. The fast path counts clean records. All others wait for `flush`: the exact path is much
 * code, and it runs faster for many records in a row than for one now and then.
 */
export class RecordValidator implements LineSink {
  readonly #file: string;
  readonly #settings: RecordSettings;
  readonly #sink: ResultSink;
  readonly #validator: LineValidator;
  readonly #hints = new RecordHints();
  #records = 0;
  /** Clean records since the last `flush`. */
  #clean = 0;
  #counts = new KindCounts();
  /** Records that are not clean, with their numbers, and how many bytes they have. */
  #waiting: { readonly record: RawRecord; readonly number: number }[] = [];
  #bytes = 0;

  constructor(file: string, settings: RecordSettings, sink: ResultSink) {
    this.#file = file;
    this.#settings = settings;
    this.#sink = sink;
    this.#validator = new LineValidator(settings.schema, { ...settings, isIdentifier }, settings.scanners);
  }

  get records(): number {
    return this.#records;
  }

  load(chunk: Uint8Array): void {
    if (this.#sink.countsClean) this.#validator.lines?.load(chunk);
  }

  skim(at: number, end: number): Skimmed | undefined {
    if (!this.#sink.countsClean) return undefined;
    const { lines } = this.#validator;
    const skimmed = this.#validator.skim(at, end);
    if (skimmed === undefined || lines === undefined) return undefined;
    this.#countClean(skimmed.lines, lines.counts());
    return skimmed;
  }

  pass(bytes: Uint8Array, at: number): number {
    if (!this.#sink.countsClean) return -1;
    const passed = this.#validator.pass(bytes, at);
    if (passed === undefined) return -1;
    this.#countClean(1, passed.counts);
    return passed.lineFeed;
  }

  #countClean(records: number, counts: Readonly<KindCounts>): void {
    this.#records += records;
    this.#clean += records;
    this.#counts.add(counts);
  }

  take(record: RawRecord): void {
    this.#records++;
    const { content } = record;
    const kept = content instanceof Uint8Array ? { ...record, content: new Uint8Array(content) } : record;
    this.#waiting.push({ record: kept, number: this.records });
    this.#bytes += record.length;
    if (this.#waiting.length >= maxWaitingRecords || this.#bytes > maxWaitingBytes) this.#validateWaiting();
  }

  #validateWaiting(): void {
    for (const { record, number } of this.#waiting) {
      const isWanted = this.#sink.wants(false);
      const known = this.#verdictOf(record, isWanted);
      // What fails is reported in place of what does not.
      const isWantedYet = !isWanted && this.#sink.wants(true) && this.#isFailing(known);
      const verdict = isWantedYet ? this.#verdictOf(record, true) : known;
      if (!isWanted && !isWantedYet) this.#sink.count(verdict.status, verdict);
      else {
        const result = resultOf(this.#file, number, record, verdict, this.#settings.showSource);
        this.#sink.add(verdict.routedAs === undefined ? this.#hints.addTo(result, record) : result, verdict);
      }
    }
    this.#waiting = [];
    this.#bytes = 0;
  }

  #isFailing({ status, warningCodes }: Verdict): boolean {
    return isFailing(status, warningCodes.length, this.#settings.strict);
  }

  /** The verdict on a record or, where `route` has written it, on what it holds. */
  #verdictOf(record: RawRecord, isDetailed: boolean): Verdict & Pick<Counted, "routedAs"> {
    const verdict = this.#validator.verdictOf(record, isDetailed);
    if (verdict.status !== "invalid") return verdict;
    const { payloadOf, maxIssues } = this.#settings;
    return (
      routedVerdict(verdict.value, record, (held, name) => {
        if (name === undefined || payloadOf === undefined) return this.#validator.verdictOf(held, isDetailed);
        const { compiledSchemaOf } = payloadOf(name);
        return verdictOf(held, { compiledSchemaOf, maxIssues, isIdentifier }, isDetailed);
      }) ?? verdict
    );
  }

  /** Validates what waits, and reports the clean records since the last call. */
  flush(): void {
    this.#validateWaiting();
    if (this.#clean === 0) return;
    this.#sink.countClean(this.#clean, this.#counts);
    this.#clean = 0;
    this.#counts = new KindCounts();
  }
}
