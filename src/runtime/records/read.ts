import { scan } from "../json/grammar.ts";
import { isWhitespace } from "../json/whitespace.ts";
import { arraySplitter } from "./array.ts";
import { LeadingWhitespace } from "./leading-whitespace.ts";
import type { LineSink } from "./line-splitter.ts";
import { concat } from "./record-buffer.ts";
import { lineSplitter, longLineSplitter, type Split, type Splitter, wholeSplitter } from "./split.ts";

/**
 * Gives the records of an input to the sink. The ending of the name and the content decide: NDJSON has one on each line that is
 * not blank, an array has one in each element, anything else is one. Pauses after each chunk.
 */
export async function* readRecords(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  sink: LineSink,
): AsyncGenerator<void> {
  const lead = new LeadingWhitespace();
  const window = new Window(name, maxBytes);
  let splitter: Splitter | undefined;
  for await (const chunk of chunks) {
    const bytes = lead.pass(chunk);
    if (splitter !== undefined) splitter.push(bytes);
    else if (bytes.length > 0) {
      window.add(bytes);
      splitter = window.split(false)?.(sink, maxBytes, lead.start);
      if (splitter !== undefined) for (const part of window.parts) splitter.push(part);
    }
    yield;
  }
  if (splitter === undefined) {
    const bytes = lead.end();
    if (bytes.length > 0) window.add(bytes);
    splitter = (window.split(true) ?? wholeSplitter)(sink, maxBytes, lead.start);
    for (const part of window.parts) splitter.push(part);
  }
  splitter.end();
  yield;
}

/** Whether the ending of a name says NDJSON. */
export const isNdjsonName = (name: string): boolean => /\.(ndjson|jsonl)(\.gz)?$/i.test(name);

/** Whether a file is NDJSON, not compressed, by its beginning. */
export function isLines(name: string, beginning: Uint8Array, maxBytes: number): boolean {
  if (beginning[0] === 0x1f && beginning[1] === 0x8b) return false;
  const window = new Window(name, maxBytes);
  const bytes = new LeadingWhitespace().pass(beginning);
  if (bytes.length > 0) window.add(bytes);
  return window.split(false) === lineSplitter;
}

/** The beginning of an input, as much of it as is needed to detect its format, however it is cut. */
class Window {
  readonly #isNdjsonName: boolean;
  /** Bytes that must be read before the format is decided. */
  readonly #enough: number;
  readonly parts: Uint8Array[] = [];
  #size = 0;
  /** Whether the first line is a document, once it is known. */
  #isDocument: boolean | undefined;
  /** Whether more than white space follows the first line. */
  #goesOn = false;

  constructor(name: string, maxBytes: number) {
    this.#isNdjsonName = isNdjsonName(name);
    this.#enough = Math.max(maxBytes, 2 ** 16);
  }

  add(bytes: Uint8Array): void {
    const looked = bytes.subarray(0, Math.max(0, this.#enough - this.#size));
    // What is given may be overwritten with what comes next.
    this.parts.push(bytes.slice());
    this.#size += bytes.length;
    const end = this.#isDocument === undefined ? looked.indexOf(0x0a) : 0;
    if (end < 0) return;
    this.#isDocument ??= scan(this.#beginning.subarray(0, this.#beginning.indexOf(0x0a))) === undefined;
    this.#goesOn ||= looked.subarray(end).some(isVisible);
  }

  /** The splitter, if the format is known yet. */
  split(isEnd: boolean): Split | undefined {
    if (this.#isNdjsonName) return lineSplitter;
    if (this.parts[0]?.[0] === 0x5b) return arraySplitter;
    // If anything follows a document, the whole is not one.
    if (this.#isDocument && this.#goesOn) return lineSplitter;
    if (!isEnd && this.#size <= this.#enough) return undefined;
    return splitterFor(this.#beginning, isEnd && this.#size <= this.#enough);
  }

  get #beginning(): Uint8Array {
    return concat(this.parts).subarray(0, this.#enough);
  }
}

const isVisible = (byte: number): boolean => !isWhitespace(byte);

/**
 * Text that is no JSON document is taken for NDJSON where its first line is a document, or half of its first lines are
 * objects. Of a text that goes on, only whole lines count.
 */
function splitterFor(text: Uint8Array, isWhole: boolean): Split {
  if (isWhole && scan(text) === undefined) return wholeSplitter;
  let [lines, objects] = [0, 0];
  for (const line of linesOf(text, isWhole)) {
    if (!line.some(isVisible)) continue;
    const isDocument = scan(line) === undefined;
    if (lines === 0 && isDocument && !isWhole) return lineSplitter;
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
