import { type BytesSchema, type BytesValidator, bytesOf, schemaOf } from "../text/bytes.ts";
import type { RawRecord } from "../text/raw-record.ts";
import type { TextIssue } from "../text/text.ts";
import { argumentError, optionsOf } from "../validate/argument.ts";
import type { Kind } from "../validate/kind.ts";
import { limitOf, type ReportOptions } from "../validate/report.ts";
import { LineInput } from "./line-input.ts";
import type { LineScanners } from "./line-scanner.ts";
import type { LineSink, Skimmed } from "./line-splitter.ts";
import { LineValidator } from "./line-validator.ts";

/** Bytes as they come, in pieces of any size: from a file, a socket, a broker. A web `ReadableStream` is one too. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | ByteStream;

/** What is used of a web `ReadableStream`, spelled out so that the types need neither those of browsers nor those of Node. */
interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<unknown>;
  };
}

/** How records are read. */
export interface NdjsonOptions extends ReportOptions {
  /** The schema of the records (default: payload or track request of the contract, detected from the content). */
  readonly validator?: BytesValidator | undefined;
  /** A record of more bytes is `too_large` (default 16 MiB). No more than that is ever held of one. */
  readonly maxBytes?: number | undefined;
}

/** One record, a line that is not blank. */
export type NdjsonRecord = RecordPlace &
  (
    | { readonly kind: Kind; readonly issues?: undefined }
    | { readonly kind?: undefined; readonly issues: readonly TextIssue[] }
  );

interface RecordPlace {
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
  #records: NdjsonRecord[] = [];

  constructor({ schema, maxBytes, maxIssues }: ReaderSettings, scanners: LineScanners | undefined) {
    this.#validator = new LineValidator(schema, { maxIssues, maxBytes }, scanners);
    this.#input = new LineInput(this, maxBytes);
  }

  load(chunk: Uint8Array): void {
    this.#validator.lines?.load(chunk);
  }

  skim(at: number, end: number, line: number, offset: number): Skimmed | undefined {
    const skimmed = this.#validator.skim(at, end);
    const { lines } = this.#validator;
    if (skimmed === undefined || lines === undefined) return undefined;
    for (let i = 0; i < skimmed.lines; i++) {
      const start = offset + lines.startOf(i) - at;
      this.#records.push({ line: line + i, offset: start, length: lines.lengthOf(i), kind: lines.kindOf(i) as Kind });
    }
    return skimmed;
  }

  pass(bytes: Uint8Array, at: number, line: number, offset: number): number {
    const passed = this.#validator.pass(bytes, at);
    if (passed === undefined) return -1;
    this.#records.push({ line, offset, length: passed.end - at, kind: passed.kind as Kind });
    return passed.lineFeed;
  }

  take(record: RawRecord): void {
    const { kind, issues } = this.#validator.verdictOf(record, true);
    const { line, offset, length } = record;
    this.#records.push(
      issues.length > 0 ? { line, offset, length, issues } : { line, offset, length, kind: kind as Kind },
    );
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
    return records;
  }
}

function validatorSchema(validator: unknown): BytesSchema {
  const schema = schemaOf(validator);
  if (schema === undefined) throw argumentError("options.validator", "a bytes validator of this package", validator);
  return schema;
}

/** Bytes validated at once: few, because their results wait in memory until they are fetched. */
const piece = 64 * 1024;

/** The chunks, each a view of bytes and none of them large. Throws a `TypeError` for other chunks, at once or when they come. */
export function piecesOf(chunks: Chunks): AsyncGenerator<Uint8Array> {
  return pieces(iterable(chunks));
}

async function* pieces(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    const bytes = bytesOf(chunk, "each chunk");
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
}

/** Not every browser can iterate over a stream. */
function iterable(chunks: unknown): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (typeof chunks === "object" && chunks !== null && !ArrayBuffer.isView(chunks)) {
    if (Symbol.asyncIterator in chunks || Symbol.iterator in chunks) return chunks as Iterable<Uint8Array>;
    if ("getReader" in chunks) return fromReader((chunks as ByteStream).getReader());
  }
  throw argumentError("chunks", "an iterable, an async iterable or a ReadableStream of Uint8Arrays", chunks);
}

async function* fromReader(reader: ReturnType<ByteStream["getReader"]>): AsyncGenerator<Uint8Array> {
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read())
      yield value as Uint8Array;
  } finally {
    await reader.cancel();
  }
}
