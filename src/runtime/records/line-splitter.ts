import type { RawRecord, Start } from "../text/raw-record.ts";
import { RecordBuffer, recordOf } from "./record-buffer.ts";

/** Receives the lines of an input, in their order. */
export interface LineSink {
  /**
   * Receives a line in its chunk, ended by LF. Returns the offset of that LF if nothing more is to be done about the
   * line, or with a negative number if it is to be taken.
   */
  pass(bytes: Uint8Array, at: number, line: number, offset: number): number;
  /** Receives a chunk before its lines. */
  load?(chunk: Uint8Array): void;
  /**
   * Receives the lines of the chunk from `at` to `end`, and passes at once as many as nothing more is to be done about. Returns
   * `undefined` if it has not tried.
   */
  skim?(at: number, end: number, line: number, offset: number): Skimmed | undefined;
  /** Receives a line without the white space around it; no blank ones. Its bytes may change once this has returned. */
  take(record: RawRecord): void;
}

/** Lines that have been passed, up to an offset in the chunk. */
export interface Skimmed {
  readonly lines: number;
  readonly end: number;
  /** Whether the line that begins at `end` is known not to pass. */
  readonly isRefused: boolean;
}

/** Cuts bytes into lines as they come: nothing is copied but the line that goes over the end of a chunk. A line ends with LF. */
export class LineSplitter {
  readonly #buffer: RecordBuffer;
  readonly #maxBytes: number;
  readonly #sink: LineSink;

  constructor(sink: LineSink, maxBytes: number, buffer: RecordBuffer) {
    this.#sink = sink;
    this.#maxBytes = maxBytes;
    this.#buffer = buffer;
  }

  static from(sink: LineSink, maxBytes: number, start: Start): LineSplitter {
    return new LineSplitter(sink, maxBytes, new RecordBuffer(maxBytes, start));
  }

  /** The line that is being read. */
  get line(): number {
    return this.#buffer.here.line;
  }

  /** Keeps nothing of the chunk itself. */
  push(chunk: Uint8Array): void {
    const start = this.#isLineBegun ? this.#endLine(chunk) : 0;
    const end = chunk.lastIndexOf(0x0a) + 1;
    if (end > start) this.#readLines(chunk, start, end);
    const rest = Math.max(start, end);
    this.#buffer.add(chunk, rest, chunk.length);
  }

  /** The input has ended. */
  end(): void {
    const record = this.#buffer.take();
    if (record !== undefined) this.#sink.take(record);
  }

  /** Whether the line of the next chunk has begun, if only with white space. */
  get #isLineBegun(): boolean {
    return this.#buffer.isBegun || this.#buffer.here.column > 1;
  }

  #endLine(chunk: Uint8Array): number {
    const lineFeed = chunk.indexOf(0x0a);
    const end = lineFeed < 0 ? chunk.length : lineFeed;
    if (lineFeed >= 0 && this.#passes(chunk, end + 1)) return end + 1;
    this.#buffer.add(chunk, 0, end);
    if (lineFeed < 0) return end;
    const record = this.#buffer.take();
    if (record !== undefined) this.#sink.take(record);
    this.#buffer.skip(chunk, end, end + 1);
    return end + 1;
  }

  /** Passes a line that went over the end of a chunk, if nothing more is to be done about it. */
  #passes(chunk: Uint8Array, end: number): boolean {
    const found = this.#buffer.lineWith(chunk, end);
    if (found === undefined || this.#sink.pass(found.bytes, 0, found.line, found.offset) < 0) return false;
    this.#buffer.dropLine(end);
    return true;
  }

  #readLines(chunk: Uint8Array, start: number, end: number): void {
    const sink = this.#sink;
    const { offset, line: first } = this.#buffer.here;
    let line = first;
    sink.load?.(chunk);
    for (let at = start; at < end; line++) {
      const skimmed = sink.skim?.(at, end, line, offset + at - start);
      if (skimmed !== undefined) {
        at = skimmed.end;
        line += skimmed.lines;
        if (at >= end) break;
      }
      let lineFeed = skimmed?.isRefused ? -1 : sink.pass(chunk, at, line, offset + at - start);
      if (lineFeed < 0) {
        lineFeed = chunk.indexOf(0x0a, at);
        const record = recordOf(chunk, at, lineFeed, { line, column: 1, offset: offset + at - start }, this.#maxBytes);
        if (record !== undefined) sink.take(record);
      }
      at = lineFeed + 1;
    }
    this.#buffer.skipLines(end - start, line - first);
  }
}
