import { type BytesSchema, type BytesValidator, schemaOf } from "../text/bytes.ts";
import type { RawRecord } from "../text/raw-record.ts";
import type { TextIssue } from "../text/text.ts";
import { argumentError, optionsOf } from "../validate/argument.ts";
import type { Kind } from "../validate/kind.ts";
import { limitOf, type ReportOptions } from "../validate/report.ts";
import type { StopSignal } from "./chunks.ts";
import { LineInput } from "./line-input.ts";
import type { LineScanners } from "./line-scanner.ts";
import type { LineSink, Skimmed } from "./line-splitter.ts";
import { LineValidator } from "./line-validator.ts";

/** How records are read. */
export interface NdjsonOptions extends ReportOptions {
  /** The schema of the records (default: payload or track request of the contract, detected from the content). */
  readonly validator?: BytesValidator | undefined;
  /** A record of more bytes is `too_large` (default 16 MiB). No more than that is ever held of one. */
  readonly maxBytes?: number | undefined;
}

/** How chunks are read. */
export interface ReadOptions extends NdjsonOptions {
  /** Stops reading, with the reason of the signal as the error, such as when a consumer is shut down. */
  readonly signal?: StopSignal | undefined;
}

/** One record, a line that is not blank. */
export type NdjsonRecord = RecordPlace &
  (
    | { readonly kind: Kind; readonly issues?: undefined }
    | { readonly kind?: undefined; readonly issues: readonly TextIssue[] }
  );

interface RecordPlace {
  /**
   * The parsed value, `undefined` for what is not JSON. Parses the record, unless that was needed to validate it, from the bytes
   * of its chunk, so these must not have been overwritten.
   */
  value(): unknown;
  /** Counts from 1; blank lines count. */
  readonly line: number;
  /** In bytes from the beginning of the input. */
  readonly offset: number;
  /** In bytes, without the white space around it. */
  readonly length: number;
}

const defaultMaxBytes = 16 * 1024 * 1024;

/** The limit of a record's size that the options set. Throws a `TypeError` for one that is no whole number from 1. */
export function maxBytesOf({ maxBytes = defaultMaxBytes }: NdjsonOptions): number {
  if (Number.isInteger(maxBytes) && maxBytes >= 1) return maxBytes;
  throw new TypeError("options.maxBytes must be an integer ≥ 1");
}

/** The signal of the options. Throws a `TypeError` for what is no signal. */
export function signalOf(options: ReadOptions | undefined): StopSignal | undefined {
  const { signal } = optionsOf(options);
  if (signal === undefined || typeof signal?.addEventListener === "function") return signal;
  throw argumentError("options.signal", "an AbortSignal", signal);
}

/** How a reader validates records. */
interface ReaderSettings {
  readonly schema: BytesSchema;
  readonly maxBytes: number;
  readonly maxIssues: number;
}

/** What the options say. Throws a `TypeError` for invalid ones. */
export function readerSettings(options: NdjsonOptions | undefined, fallback: BytesValidator): ReaderSettings {
  const { validator = fallback, ...limits } = optionsOf(options);
  return { schema: validatorSchema(validator), maxBytes: maxBytesOf(limits), maxIssues: limitOf(limits) };
}

/** Validates lines and keeps the result of each until it is fetched. */
export class RecordReader implements LineSink {
  readonly #validator: LineValidator;
  readonly #input: LineInput;
  #records: ReadRecord[] = [];
  #chunk: Uint8Array = new Uint8Array();

  constructor({ schema, maxBytes, maxIssues }: ReaderSettings, scanners: LineScanners | undefined) {
    this.#validator = new LineValidator(schema, { maxIssues, maxBytes }, scanners);
    this.#input = new LineInput(this, maxBytes);
  }

  load(chunk: Uint8Array): void {
    this.#chunk = chunk;
    this.#validator.lines?.load(chunk);
  }

  skim(at: number, end: number, line: number, offset: number): Skimmed | undefined {
    const skimmed = this.#validator.skim(at, end);
    const { lines } = this.#validator;
    if (skimmed === undefined || lines === undefined) return undefined;
    for (let i = 0; i < skimmed.lines; i++) {
      const start = lines.startOf(i);
      const place = { line: line + i, offset: offset + start - at, length: lines.lengthOf(i) };
      this.#records.push(new ReadRecord(place, { kind: lines.kindOf(i) as Kind }, this.#chunk, start));
    }
    return skimmed;
  }

  pass(bytes: Uint8Array, at: number, line: number, offset: number): number {
    const passed = this.#validator.pass(bytes, at);
    if (passed === undefined) return -1;
    this.#records.push(
      new ReadRecord({ line, offset, length: passed.end - at }, { kind: passed.kind as Kind }, bytes, at),
    );
    return passed.lineFeed;
  }

  take(record: RawRecord): void {
    const { kind, issues, value } = this.#validator.verdictOf(record, true);
    const { line, offset, length } = record;
    const place = { line, offset, length };
    const outcome = issues.length > 0 ? { issues } : { kind: kind as Kind };
    this.#records.push(new ReadRecord(place, outcome, value));
  }

  push(chunk: Uint8Array): NdjsonRecord[] {
    this.#input.push(chunk);
    return this.#fetch();
  }

  end(): NdjsonRecord[] {
    this.#input.end();
    return this.#fetch();
  }

  #fetch(): NdjsonRecord[] {
    const records = this.#records;
    this.#records = [];
    return records as unknown as NdjsonRecord[];
  }
}

/** A record; one that took the fast path has not been parsed. */
class ReadRecord implements RecordPlace {
  readonly line: number;
  readonly offset: number;
  readonly length: number;
  declare readonly kind?: Kind;
  declare readonly issues?: readonly TextIssue[];
  readonly #source: unknown;
  readonly #start: number | undefined;

  /** `source` is the value, or, with `start`, the bytes in which its JSON text begins there. */
  constructor(
    { line, offset, length }: Omit<RecordPlace, "value">,
    { kind, issues }: { readonly kind?: Kind; readonly issues?: readonly TextIssue[] },
    source: unknown,
    start?: number,
  ) {
    this.line = line;
    this.offset = offset;
    this.length = length;
    if (kind !== undefined) this.kind = kind;
    if (issues !== undefined) this.issues = issues;
    this.#source = source;
    this.#start = start;
  }

  value(): unknown {
    const start = this.#start;
    if (start === undefined) return this.#source;
    return JSON.parse(decoder.decode((this.#source as Uint8Array).subarray(start, start + this.length)));
  }
}

const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });

function validatorSchema(validator: unknown): BytesSchema {
  const schema = schemaOf(validator);
  if (schema === undefined) throw argumentError("options.validator", "a bytes validator of this package", validator);
  return schema;
}
