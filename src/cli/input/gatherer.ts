import { PlaceCounter } from "../../runtime/place.ts";
import { isWhite, markLength } from "../../runtime/white.ts";

/** One record as it stands in its input, not yet read. */
export interface RawRecord {
  /** Where it begins, counted from the beginning of the input. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** Whether it is an element of an array, whose end is told by brackets and commas that may be wrong. */
  readonly isElement?: boolean;
  /** Its text without white space before it, or why there is none. */
  readonly content: Uint8Array | { readonly code: "syntax" | "too_large"; readonly what: string };
}

/** A place in an input, and how many bytes come before it. */
export type Start = Pick<RawRecord, "offset" | "line" | "column">;

/** Gathers the bytes of one record after another, and counts the places of all that passes. */
export class Gatherer {
  readonly #counter: PlaceCounter;
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
    this.#counter = new PlaceCounter(line, column);
  }

  /** Adds bytes of the record. They may be a part of a chunk that is not changed until the record is taken. */
  add(chunk: Uint8Array, start: number, end: number): void {
    let at = start;
    if (this.#begin === undefined) {
      while (at < end && isWhite(chunk[at])) at++;
      this.skip(chunk, start, at);
      if (at === end) return;
      this.#begin = this.here;
    }
    const room = this.#maxBytes - this.#size;
    if (room > 0) this.#parts.push(chunk.subarray(at, Math.min(end, at + room)));
    const last = chunk.subarray(at, end).findLastIndex((byte) => !isWhite(byte));
    if (last >= 0) this.#visible = this.#size + last + 1;
    this.#size += end - at;
    if (this.#visible > this.#maxBytes) this.#parts = [];
    this.skip(chunk, at, end);
  }

  /** Passes bytes that belong to no record. */
  skip(chunk: Uint8Array, start: number, end: number): void {
    this.#counter.pass(chunk, start, end);
    this.#passed += end - start;
  }

  get here(): Start {
    return { offset: this.#passed, line: this.#counter.line, column: this.#counter.column };
  }

  /** The record, if there is more than white space since the last. */
  take(): RawRecord | undefined {
    const begin = this.#begin;
    if (begin === undefined) return undefined;
    const content =
      this.#visible > this.#maxBytes
        ? tooLarge(this.#visible, this.#maxBytes)
        : withoutMark(trimmed(concat(this.#parts)));
    this.#begin = undefined;
    this.#parts = [];
    this.#size = 0;
    this.#visible = 0;
    return { ...begin, content };
  }
}

const tooLarge = (size: number, max: number): RawRecord["content"] => ({
  code: "too_large",
  what: `it has ${size} bytes, and at most ${max} are read (--max-bytes)`,
});

/** Without the white space at its end, such as the CR of a line that ends with CRLF. */
const trimmed = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.findLastIndex((byte) => !isWhite(byte)) + 1);

/** A mark may stand before the whole input, and is not in any record then. Readers of texts would take it for the record's own. */
const withoutMark = (bytes: Uint8Array): RawRecord["content"] =>
  markLength(bytes) > 0
    ? { code: "syntax", what: "a byte order mark stands here; only the beginning of a file may have one" }
    : bytes;

const concat = (parts: readonly Uint8Array[]): Uint8Array => {
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
};
