import { isWhitespace } from "../json/whitespace.ts";
import type { RawRecord, Start } from "../text/raw-record.ts";
import { type LineSink, LineSplitter } from "./line-splitter.ts";
import { faultAt, RecordBuffer } from "./record-buffer.ts";
import { isReadable, type Split, type Splitter } from "./split.ts";

/**
 * An array: each element is a record. Elements are found by commas and brackets alone, so that a broken one is a
 * record too and the ones after it are still read. All records are valid JSON exactly if the array is.
 */
export const arraySplitter: Split = (sink, maxBytes, start) => new ArraySplitter(sink, maxBytes, start);

const quote = 0x22;
const backslash = 0x5c;

class ArraySplitter implements Splitter {
  readonly #sink: LineSink;
  readonly #maxBytes: number;
  readonly #buffer: RecordBuffer;
  #state: "before" | "inside" | "after" | Splitter = "before";
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** Whether a comma has promised another element. */
  #isPromised = false;

  constructor(sink: LineSink, maxBytes: number, start: Start) {
    this.#sink = sink;
    this.#maxBytes = maxBytes;
    this.#buffer = new RecordBuffer(maxBytes, start);
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) at = this.#step(chunk, at);
  }

  end(): void {
    if (typeof this.#state === "object") this.#state.end();
    if (this.#state !== "inside") return;
    const last = this.#buffer.take();
    if (last !== undefined) this.#takeElement(last);
    if (last === undefined || isReadable(last))
      this.#fail("unexpected end of input inside an array: its closing ] is missing");
  }

  #takeElement(record: RawRecord): void {
    this.#sink.take({ ...record, isElement: true });
  }

  #fail(what: string): void {
    this.#sink.take(faultAt(this.#buffer.here, what));
  }

  /** Reads up to the next separator and returns the offset after it. */
  #step(chunk: Uint8Array, start: number): number {
    if (this.#state === "inside") return this.#element(chunk, start);
    if (typeof this.#state === "object") {
      this.#state.push(chunk.subarray(start));
      return chunk.length;
    }
    let at = start;
    while (at < chunk.length && isWhitespace(chunk[at])) at++;
    this.#buffer.skip(chunk, start, at);
    if (at === chunk.length) return at;
    if (this.#state === "before") {
      this.#state = "inside";
      this.#buffer.skip(chunk, at, at + 1);
      return at + 1;
    }
    this.#fail("unexpected content after the array; what follows is read line by line");
    this.#state = new LineSplitter(this.#sink, this.#maxBytes, this.#buffer);
    return at;
  }

  #element(chunk: Uint8Array, start: number): number {
    for (let at = start; at < chunk.length; at++) {
      const byte = chunk[at];
      if (this.#isInString) this.#inString(byte);
      else if (byte === quote) this.#isInString = true;
      else if (byte === 0x7b || byte === 0x5b) this.#depth++;
      else if (byte === 0x2c && this.#depth === 0) return this.#separator(chunk, start, at, false);
      else if (byte === 0x5d && this.#depth === 0) return this.#separator(chunk, start, at, true);
      else if ((byte === 0x7d || byte === 0x5d) && this.#depth > 0) this.#depth--;
    }
    this.#buffer.add(chunk, start, chunk.length);
    return chunk.length;
  }

  #inString(byte: number | undefined): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === backslash) this.#isEscaped = true;
    else if (byte === quote) this.#isInString = false;
  }

  /** A comma or the array's closing bracket ends an element. */
  #separator(chunk: Uint8Array, start: number, at: number, isEnd: boolean): number {
    this.#buffer.add(chunk, start, at);
    const record = this.#buffer.take();
    if (record !== undefined) this.#takeElement(record);
    else if (!isEnd) this.#fail("a value is missing before this comma");
    else if (this.#isPromised) this.#fail("trailing comma before the closing bracket; remove it");
    this.#buffer.skip(chunk, at, at + 1);
    this.#isPromised = !isEnd;
    if (isEnd) this.#state = "after";
    return at + 1;
  }
}
