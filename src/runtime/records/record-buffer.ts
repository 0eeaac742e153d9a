import { PositionCounter } from "../json/position.ts";
import { bomLength, isWhitespace } from "../json/whitespace.ts";
import type { RawRecord, RefusedContent, Start } from "../text/raw-record.ts";

/** What is wrong where there is no record of its own. */
export const faultAt = ({ offset, line, column }: Start, what: string): RawRecord => ({
  offset,
  line,
  column,
  length: 0,
  content: { code: "syntax", what, bytes: new Uint8Array() },
});

/** Gathers the bytes of one record after another, and counts the places of all that passes. */
export class RecordBuffer {
  readonly #counter: PositionCounter;
  readonly #maxBytes: number;
  #passed: number;
  #parts: Uint8Array[] = [];
  #size = 0;
  /** The size up to its last byte that is no white space. */
  #visible = 0;
  #begin: Start | undefined;

  constructor(maxBytes: number, { offset, line, column }: Start) {
    this.#maxBytes = maxBytes;
    this.#passed = offset;
    this.#counter = new PositionCounter(line, column);
  }

  /** Adds bytes of the record, as a copy. */
  add(chunk: Uint8Array, start: number, end: number): void {
    let at = start;
    if (this.#begin === undefined) {
      while (at < end && isWhitespace(chunk[at])) at++;
      this.skip(chunk, start, at);
      if (at === end) return;
      this.#begin = this.here;
    }
    const room = this.#maxBytes - this.#size;
    if (room > 0) this.#parts.push(new Uint8Array(chunk.subarray(at, Math.min(end, at + room))));
    let last = end;
    while (last > at && isWhitespace(chunk[last - 1])) last--;
    if (last > at) this.#visible = this.#size + last - at;
    this.#size += end - at;
    if (this.#visible > this.#maxBytes) this.#parts = [];
    this.skip(chunk, at, end);
  }

  /** Passes bytes that belong to no record. */
  skip(chunk: Uint8Array, start: number, end: number): void {
    this.#counter.pass(chunk, start, end);
    this.#passed += end - start;
  }

  /** Passes whole lines, or what is left of them, that belong to no record of this buffer, and whose number is known. */
  skipLines(bytes: number, lines: number): void {
    this.#passed += bytes;
    this.#counter.line += lines;
    this.#counter.column = 1;
  }

  /** The line of the record, with the bytes that end it; `undefined` where the record does not begin it, or may be too large. */
  lineWith(chunk: Uint8Array, end: number): (Start & { readonly bytes: Uint8Array }) | undefined {
    const begin = this.#begin;
    if (begin === undefined || begin.column > 1 || this.#size + end > this.#maxBytes) return undefined;
    return { ...begin, bytes: concat([...this.#parts, chunk.subarray(0, end)]) };
  }

  /** Drops the record, whose line ends after as many bytes. */
  dropLine(bytes: number): void {
    this.#clear();
    this.skipLines(bytes, 1);
  }

  /** Whether a record has begun. */
  get isBegun(): boolean {
    return this.#begin !== undefined;
  }

  get here(): Start {
    return { offset: this.#passed, line: this.#counter.line, column: this.#counter.column };
  }

  /** The record, if there is more than white space since the last. */
  take(): RawRecord | undefined {
    const begin = this.#begin;
    if (begin === undefined) return undefined;
    const length = this.#visible;
    const content =
      length > this.#maxBytes ? tooLarge(length, this.#maxBytes) : withoutMark(concat(this.#parts).subarray(0, length));
    this.#clear();
    return { ...begin, length, content };
  }

  #clear(): void {
    this.#begin = undefined;
    this.#parts = [];
    this.#size = 0;
    this.#visible = 0;
  }
}

/** The bytes from `start` to `end`, at a place in their input, as a record, if there is more than white space. */
export function recordOf(
  bytes: Uint8Array,
  start: number,
  end: number,
  { offset, line, column }: Start,
  maxBytes: number,
): RawRecord | undefined {
  let at = start;
  while (at < end && isWhitespace(bytes[at])) at++;
  if (at === end) return undefined;
  // Such as the CR of a line that ends with CRLF.
  let last = end - 1;
  while (isWhitespace(bytes[last])) last--;
  const length = last + 1 - at;
  const content = length > maxBytes ? tooLarge(length, maxBytes) : withoutMark(bytes.subarray(at, last + 1));
  return { offset: offset + at - start, line, column: column + at - start, length, content };
}

const tooLarge = (size: number, max: number): RefusedContent => ({
  code: "too_large",
  what: `it has ${size} bytes, and at most ${max} are read (maxBytes)`,
});

/** A byte order mark before the whole input is in no record. In a record, a decoder would strip it. */
const withoutMark = (bytes: Uint8Array): RawRecord["content"] =>
  bomLength(bytes) > 0
    ? { code: "syntax", what: "unexpected byte order mark; only the beginning of a file may have one", bytes }
    : bytes;

/** The parts as one; a single one is not copied. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array()] = parts;
  if (parts.length < 2) return first;
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
