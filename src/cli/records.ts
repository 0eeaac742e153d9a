import { scan } from "../runtime/scan.ts";
import { arraySplitter, lineSplitter, type RawRecord, type Splitter, wholeSplitter } from "./split.ts";

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
      if (splitter !== undefined) yield splitter.push(window.content);
    }
  }
  if (splitter === undefined) {
    splitter = window.splitter(name, true);
    if (splitter === undefined) return;
    yield splitter.push(window.content);
  }
  yield splitter.end();
}

/** The beginning of an input, as much of it as is needed to tell what it holds. */
class Window {
  readonly #maxBytes: number;
  #parts: Uint8Array[] = [];
  #size = 0;
  /** The first byte that is no white space. */
  #first: number | undefined;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  add(chunk: Uint8Array): void {
    // The byte order mark may come in pieces.
    const isBeginning = this.#size < 3;
    this.#parts.push(chunk);
    this.#size += chunk.length;
    this.#first = (isBeginning ? undefined : this.#first) ?? (isBeginning ? this.content : chunk).find(isVisible);
  }

  /** All that has been added, without a byte order mark. */
  get content(): Uint8Array {
    const all = this.#all;
    return all.subarray(markOf(all));
  }

  /** How to split, if that can be told yet. */
  splitter(name: string, isEnd: boolean): Splitter | undefined {
    if (this.#size < 3 && !isEnd) return undefined;
    const isNamed = /\.(ndjson|jsonl)(\.gz)?$/i.test(name);
    const isArray = this.#first === 0x5b;
    if (!isNamed && !isArray && !isEnd && this.#size <= this.#maxBytes) return undefined;
    const offset = markOf(this.#all);
    if (isNamed) return lineSplitter(this.#maxBytes, offset);
    if (isArray) return arraySplitter(this.#maxBytes, offset);
    return (isNdjson(this.content, isEnd) ? lineSplitter : wholeSplitter)(this.#maxBytes, offset);
  }

  get #all(): Uint8Array {
    if (this.#parts.length > 1) this.#parts = [Buffer.concat(this.#parts)];
    return this.#parts[0] ?? new Uint8Array();
  }
}

const isVisible = (byte: number): boolean => !isWhite(byte);

const isWhite = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** The length of the byte order mark that stands before the text. */
const markOf = (bytes: Uint8Array): number => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);

/**
 * Text that is no JSON document is taken for NDJSON where its first line is a document, or half of its lines are objects. Of
 * a text that goes on, only whole lines count.
 */
function isNdjson(text: Uint8Array, isWhole: boolean): boolean {
  if (isWhole && scan(text) === undefined) return false;
  const lines = linesOf(text, isWhole).filter((line) => line.some(isVisible));
  const [first] = lines;
  if (first === undefined || (isWhole && lines.length === 1)) return false;
  if (scan(first) === undefined) return true;
  const objects = lines.filter((line) => line[0] === 0x7b && scan(line) === undefined);
  return 2 * objects.length >= lines.length;
}

function linesOf(bytes: Uint8Array, isWhole: boolean): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return isWhole ? [...lines, bytes.subarray(start)] : lines;
}
