import { scan } from "../runtime/scan.ts";
import {
  arraySplitter,
  lineSplitter,
  longLineSplitter,
  type RawRecord,
  type Splitter,
  wholeSplitter,
} from "./split.ts";

/**
 * The records of an input, told apart by the ending of its name and by its content: NDJSON has one on each line that is not
 * blank, an array has one in each element, anything else is one. In batches, as the bytes come.
 */
export async function* recordsOf(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<readonly RawRecord[]> {
  const window = new Window(maxBytes);
  let splitter: Splitter | undefined;
  for await (const chunk of chunks) {
    if (splitter !== undefined) yield splitter.push(chunk);
    else {
      window.add(chunk);
      splitter = window.splitter(name, false);
      if (splitter !== undefined) for (const part of window.parts()) yield splitter.push(part);
    }
  }
  if (splitter === undefined) {
    splitter = window.splitter(name, true);
    for (const part of window.parts()) yield splitter.push(part);
  }
  yield splitter.end();
}

/** The beginning of an input, as much of it as is needed to tell what it holds. */
class Window {
  readonly #maxBytes: number;
  readonly #parts: Uint8Array[] = [];
  #size = 0;
  /** The first byte that is no white space. */
  #first: number | undefined;
  /** Whether a line ends behind it. */
  #hasLine = false;
  /** Whether the first line is known to be no document. */
  #isNoLine = false;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  add(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    // The byte order mark may come in pieces.
    const isBeginning = this.#size < 3;
    this.#parts.push(chunk);
    this.#size += chunk.length;
    this.#first = (isBeginning ? undefined : this.#first) ?? (isBeginning ? this.#content : chunk).find(isVisible);
    this.#hasLine ||= this.#first !== undefined && chunk.includes(0x0a);
  }

  /** All that has been added, as it came, without a byte order mark. */
  *parts(): Generator<Uint8Array> {
    let mark = this.#mark;
    for (const part of this.#parts) {
      yield part.subarray(mark);
      mark = Math.max(0, mark - part.length);
    }
  }

  splitter(name: string, isEnd: true): Splitter;
  splitter(name: string, isEnd: boolean): Splitter | undefined;
  /** How to split, if that can be told yet. */
  splitter(name: string, isEnd: boolean): Splitter | undefined {
    if (this.#size < 3 && !isEnd) return undefined;
    const isNamed = /\.(ndjson|jsonl)(\.gz)?$/i.test(name);
    const isArray = this.#first === 0x5b;
    if (!isNamed && !isArray && !isEnd) {
      if (this.#isNdjson()) return lineSplitter(this.#maxBytes, this.#mark);
      if (this.#size <= this.#enough) return undefined;
    }
    const split = isNamed
      ? lineSplitter
      : isArray
        ? arraySplitter
        : splitterFor(this.#content.subarray(0, this.#enough), isEnd && this.#size <= this.#enough);
    return split(this.#maxBytes, this.#mark);
  }

  /** As many bytes as are looked at before it must be told what the input holds. */
  get #enough(): number {
    return Math.max(this.#maxBytes, 2 ** 16);
  }

  /** Whether the first line is a document and something follows: whatever follows, all of it is no document then. */
  #isNdjson(): boolean {
    if (!this.#hasLine || this.#isNoLine) return false;
    const content = this.#content;
    const end = content.indexOf(0x0a, content.findIndex(isVisible));
    if (end < 0) return false;
    this.#isNoLine = scan(content.subarray(0, end)) !== undefined;
    return !this.#isNoLine && content.subarray(end).some(isVisible);
  }

  /** The length of the byte order mark that stands before the text. */
  get #mark(): number {
    const [a, b, c] = Buffer.concat(this.#parts.slice(0, 3), 3);
    return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  }

  get #content(): Uint8Array {
    return Buffer.concat(this.#parts).subarray(this.#mark);
  }
}

const isVisible = (byte: number): boolean => !isWhite(byte);

const isWhite = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * Text that is no JSON document is taken for NDJSON where its first line is a document, or half of its first lines are
 * objects. Of a text that goes on, only whole lines count.
 */
function splitterFor(text: Uint8Array, isWhole: boolean): typeof lineSplitter {
  if (isWhole && scan(text) === undefined) return wholeSplitter;
  let [lines, objects] = [0, 0];
  for (const line of linesOf(text, isWhole)) {
    if (!line.some(isVisible)) continue;
    const isDocument = scan(line) === undefined;
    if (lines === 0 && isDocument && (!isWhole || line.length < text.length)) return lineSplitter;
    lines++;
    if (isDocument && line[0] === 0x7b) objects++;
    if (lines === enoughLines) break;
  }
  if (lines === 0 && !isWhole) return longLineSplitter;
  return lines > 1 && 2 * objects >= lines ? lineSplitter : wholeSplitter;
}

const enoughLines = 1000;

function* linesOf(bytes: Uint8Array, isWhole: boolean): Generator<Uint8Array> {
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
  }
  if (isWhole) yield bytes.subarray(start);
}
