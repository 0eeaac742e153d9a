import { concat } from "../../runtime/records/record-buffer.ts";
import { InputError } from "../io/system-errors.ts";
import type { RowFormat } from "./row-formats.ts";

/** Receives each row; without its bytes, it has more than are read. */
export type TakeRow = (row: Uint8Array | undefined) => void;

/** Cuts bytes into rows as they come. It keeps the row that has begun, and no more than is read of one. */
export interface RowReader {
  push(chunk: Uint8Array): void;
  /** The input has ended. Throws an `InputError` if a row has not. */
  end(): void;
}

/** The reader of a format, which reads at most `maxBytes` of a row. */
export function rowReader(format: RowFormat, maxBytes: number, take: TakeRow): RowReader {
  if (format === "length-prefixed") return new LengthPrefixedRows(maxBytes, take);
  if (format === "lines") return new LineRows(maxBytes, take);
  // An escape has at most two bytes for one.
  return new LineRows(2 * maxBytes, (row) => {
    const bytes = row && unescaped(row);
    take(bytes && bytes.length <= maxBytes ? bytes : undefined);
  });
}

/** Gathers the bytes of one row, as a copy, up to a limit. */
class RowBuffer {
  readonly #maxBytes: number;
  #parts: Uint8Array[] = [];
  size = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  add(bytes: Uint8Array): void {
    this.size += bytes.length;
    if (this.size > this.#maxBytes) this.#parts = [];
    else if (bytes.length > 0) this.#parts.push(new Uint8Array(bytes));
  }

  take(): Uint8Array | undefined {
    const row = this.size > this.#maxBytes ? undefined : concat(this.#parts);
    this.#parts = [];
    this.size = 0;
    return row;
  }
}

/** Each row ends with a line feed; the last one need not. */
class LineRows implements RowReader {
  readonly #maxBytes: number;
  readonly #take: TakeRow;
  readonly #begun: RowBuffer;

  constructor(maxBytes: number, take: TakeRow) {
    this.#maxBytes = maxBytes;
    this.#take = take;
    this.#begun = new RowBuffer(maxBytes);
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, at)) {
      if (this.#begun.size > 0) {
        this.#begun.add(chunk.subarray(at, end));
        this.#take(this.#begun.take());
      } else this.#take(end - at > this.#maxBytes ? undefined : chunk.subarray(at, end));
      at = end + 1;
    }
    this.#begun.add(chunk.subarray(at));
  }

  end(): void {
    if (this.#begun.size > 0) this.#take(this.#begun.take());
  }
}

/** Before each row its length in bytes is written as ClickHouse's RowBinary does: seven bits in each byte, the lowest first. */
class LengthPrefixedRows implements RowReader {
  readonly #take: TakeRow;
  readonly #begun: RowBuffer;
  /** The length as far as it has been read. */
  #length = 0;
  /** What the next seven bits of the length are multiplied by; 0 when the row itself is read. */
  #factor = 1;

  constructor(maxBytes: number, take: TakeRow) {
    this.#take = take;
    this.#begun = new RowBuffer(maxBytes);
  }

  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) {
      if (this.#factor > 0) this.#readLength(chunk[at++] as number);
      const bytes = this.#factor > 0 ? 0 : Math.min(this.#length - this.#begun.size, chunk.length - at);
      this.#begun.add(chunk.subarray(at, at + bytes));
      at += bytes;
      if (this.#factor > 0 || this.#begun.size < this.#length) continue;
      this.#take(this.#begun.take());
      this.#length = 0;
      this.#factor = 1;
    }
  }

  #readLength(byte: number): void {
    this.#length += (byte & 0x7f) * this.#factor;
    if (this.#length > Number.MAX_SAFE_INTEGER) throw new InputError("not length-prefixed: a row is longer than any");
    this.#factor = byte < 0x80 ? 0 : this.#factor * 0x80;
  }

  end(): void {
    if (this.#factor !== 1 || this.#length > 0) throw new InputError("not length-prefixed: it ends within a row");
  }
}

const backslash = 0x5c;
const meanings = new Map(
  Object.entries({ b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v", 0: "\0", "'": "'", "\\": "\\" }).map(
    ([letter, meant]) => [letter.charCodeAt(0), meant.charCodeAt(0)],
  ),
);

/** What the bytes of a column mean where ClickHouse writes TabSeparated, or Postgres the text of COPY. Other escapes stay. */
function unescaped(bytes: Uint8Array): Uint8Array {
  let at = bytes.indexOf(backslash);
  if (at < 0) return bytes;
  const out = new Uint8Array(bytes);
  let to = at;
  while (at < bytes.length) {
    const byte = bytes[at++] as number;
    const meant = byte === backslash ? meanings.get(bytes[at] ?? -1) : undefined;
    if (meant !== undefined) at++;
    out[to++] = meant ?? byte;
  }
  return out.subarray(0, to);
}

/** A text on one line as a row. */
export function framed(text: string, format: RowFormat): Uint8Array {
  if (format === "lines") return encoder.encode(`${text}\n`);
  if (format === "tsv") return encoder.encode(`${text.replaceAll("\\", "\\\\")}\n`);
  const bytes = encoder.encode(text);
  const length: number[] = [];
  for (let rest = bytes.length; rest > 0 || length.length === 0; rest = Math.floor(rest / 0x80))
    length.push((rest % 0x80) + (rest < 0x80 ? 0 : 0x80));
  return concat([Uint8Array.from(length), bytes]);
}

const encoder = new TextEncoder();
