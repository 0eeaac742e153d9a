import { PlaceCounter } from "../runtime/place.ts";
import { scan } from "../runtime/scan.ts";

/** One record as it stands in its input, not yet read. */
export interface RawRecord {
  /** Where it begins, counted from the beginning of the input. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** Its text without white space before it, or why there is none. */
  readonly content: Uint8Array | { readonly code: "syntax" | "too_large"; readonly what: string };
}

/** Cuts the bytes of an input into records as they come. It keeps the record that has begun, and no more than `maxBytes` of it. */
export interface Splitter {
  push(chunk: Uint8Array): RawRecord[];
  /** What is left when the input has ended. */
  end(): RawRecord[];
}

const isWhite = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Gathers the bytes of one record after another, and counts the places of all that passes. */
class Gatherer {
  readonly #counter = new PlaceCounter();
  readonly #maxBytes: number;
  #passed: number;
  #parts: Uint8Array[] = [];
  #size = 0;
  #begin: { offset: number; line: number; column: number } | undefined;

  /** `offset`: how many bytes of the input come before the first that is added. */
  constructor(maxBytes: number, offset: number) {
    this.#maxBytes = maxBytes;
    this.#passed = offset;
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
    this.#size += end - at;
    if (this.#size > this.#maxBytes) this.#parts = [];
    else this.#parts.push(chunk.subarray(at, end));
    this.skip(chunk, at, end);
  }

  /** Passes bytes that belong to no record. */
  skip(chunk: Uint8Array, start: number, end: number): void {
    this.#counter.pass(chunk, start, end);
    this.#passed += end - start;
  }

  get here(): { offset: number; line: number; column: number } {
    return { offset: this.#passed, line: this.#counter.line, column: this.#counter.column };
  }

  /** The record, if there is more than white space since the last. */
  take(): RawRecord | undefined {
    const begin = this.#begin;
    if (begin === undefined) return undefined;
    const content =
      this.#size > this.#maxBytes
        ? tooLarge(this.#size, this.#maxBytes)
        : withoutMark(trimmed(concat(this.#parts, this.#size)));
    this.#begin = undefined;
    this.#parts = [];
    this.#size = 0;
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
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    ? { code: "syntax", what: "a byte order mark stands here; only the beginning of a file may have one" }
    : bytes;

const concat = (parts: readonly Uint8Array[], size: number): Uint8Array => {
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : Buffer.concat(parts, size);
};

/** NDJSON: each line that is not blank is a record. A line ends with LF. */
export const lineSplitter = (maxBytes: number, offset: number): Splitter => linesFrom(new Gatherer(maxBytes, offset));

function linesFrom(gatherer: Gatherer): Splitter {
  const taken = () => [gatherer.take() ?? []].flat();
  return {
    push(chunk) {
      const records: RawRecord[] = [];
      let start = 0;
      for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
        gatherer.add(chunk, start, end);
        const record = gatherer.take();
        if (record !== undefined) records.push(record);
        gatherer.skip(chunk, end, end + 1);
        start = end + 1;
      }
      gatherer.add(chunk, start, chunk.length);
      return records;
    },
    end: taken,
  };
}

/** The whole input is one record. */
export function wholeSplitter(maxBytes: number, offset: number): Splitter {
  const gatherer = new Gatherer(maxBytes, offset);
  return {
    push(chunk) {
      gatherer.add(chunk, 0, chunk.length);
      return [];
    },
    end: () => [gatherer.take() ?? []].flat(),
  };
}

/** An input whose first line is larger than a record may be: NDJSON if the next line is a document, else one record. */
export function longLineSplitter(maxBytes: number, offset: number): Splitter {
  const lines = lineSplitter(maxBytes, offset);
  const whole = wholeSplitter(maxBytes, offset);
  const begun: RawRecord[] = [];
  let chosen: Splitter | undefined;
  const choose = (records: readonly RawRecord[]): RawRecord[] => {
    begun.push(...records);
    if (begun.length < 2) return [];
    chosen = isReadable(begun[1]) ? lines : whole;
    return chosen === lines ? begun : [];
  };
  return {
    push(chunk) {
      if (chosen !== undefined) return chosen.push(chunk);
      whole.push(chunk);
      return choose(lines.push(chunk));
    },
    end() {
      if (chosen !== undefined) return chosen.end();
      const records = choose(lines.end());
      return records.length > 0 ? records : whole.end();
    },
  };
}

const isReadable = (record: RawRecord | undefined): boolean =>
  record?.content instanceof Uint8Array && scan(record.content) === undefined;

/**
 * An array: each element is a record. Elements are told by their commas and brackets alone, so that one that is broken is a
 * record too and the ones behind it are still read. All records are valid JSON exactly if the array is.
 */
export function arraySplitter(maxBytes: number, offset: number): Splitter {
  return new ArraySplitter(maxBytes, offset);
}

const quote = 0x22;
const backslash = 0x5c;

class ArraySplitter implements Splitter {
  readonly #gatherer: Gatherer;
  #state: "before" | "inside" | "behind" | Splitter = "before";
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** Whether a comma has promised another element. */
  #isPromised = false;
  #records: RawRecord[] = [];

  constructor(maxBytes: number, offset: number) {
    this.#gatherer = new Gatherer(maxBytes, offset);
  }

  push(chunk: Uint8Array): RawRecord[] {
    let at = 0;
    while (at < chunk.length) at = this.#step(chunk, at);
    return this.#taken();
  }

  end(): RawRecord[] {
    if (typeof this.#state === "object") return this.#state.end();
    if (this.#state !== "inside") return [];
    const last = this.#gatherer.take();
    if (last !== undefined) this.#records.push(last);
    if (last === undefined || isReadable(last)) this.#fail("the text ends inside an array: its closing ] is missing");
    return this.#taken();
  }

  #taken(): RawRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  #fail(what: string): void {
    this.#records.push({ ...this.#gatherer.here, content: { code: "syntax", what } });
  }

  /** Reads up to the next turn and gives the place behind it. */
  #step(chunk: Uint8Array, start: number): number {
    if (this.#state === "inside") return this.#element(chunk, start);
    if (typeof this.#state === "object") {
      this.#records.push(...this.#state.push(chunk.subarray(start)));
      return chunk.length;
    }
    let at = start;
    while (at < chunk.length && isWhite(chunk[at])) at++;
    this.#gatherer.skip(chunk, start, at);
    if (at === chunk.length) return at;
    if (this.#state === "before") {
      this.#state = "inside";
      this.#gatherer.skip(chunk, at, at + 1);
      return at + 1;
    }
    this.#fail("the text goes on behind the end of the array; what follows is read line by line");
    this.#state = linesFrom(this.#gatherer);
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
    this.#gatherer.add(chunk, start, chunk.length);
    return chunk.length;
  }

  #inString(byte: number | undefined): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === backslash) this.#isEscaped = true;
    else if (byte === quote) this.#isInString = false;
  }

  /** A comma or the array's closing bracket ends an element. */
  #separator(chunk: Uint8Array, start: number, at: number, isEnd: boolean): number {
    this.#gatherer.add(chunk, start, at);
    const record = this.#gatherer.take();
    if (record !== undefined) this.#records.push(record);
    else if (!isEnd) this.#fail("a value is missing before this comma");
    else if (this.#isPromised) this.#fail("there is a comma before the closing bracket; leave it out");
    this.#gatherer.skip(chunk, at, at + 1);
    this.#isPromised = !isEnd;
    if (isEnd) this.#state = "behind";
    return at + 1;
  }
}
