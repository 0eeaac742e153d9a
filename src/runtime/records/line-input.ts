import type { Start } from "../text/raw-record.ts";
import { LeadingWhitespace } from "./leading-whitespace.ts";
import { type LineSink, LineSplitter } from "./line-splitter.ts";

/** Feeds a sink with the lines of an input, which may begin with a byte order mark, or of a part of one. */
export class LineInput {
  readonly #sink: LineSink;
  readonly #maxBytes: number;
  readonly #leading: LeadingWhitespace | undefined;
  #lines: LineSplitter | undefined;

  /** `start` is where a part begins, at the beginning of a line; without it the input is read from its beginning. */
  constructor(sink: LineSink, maxBytes: number, start?: Start) {
    this.#sink = sink;
    this.#maxBytes = maxBytes;
    if (start === undefined) this.#leading = new LeadingWhitespace();
    else this.#lines = LineSplitter.from(sink, maxBytes, start);
  }

  /** The line that is being read. */
  get line(): number {
    return this.#lines?.line ?? this.#leading?.start.line ?? 1;
  }

  push(chunk: Uint8Array): void {
    this.#read(this.#leading?.pass(chunk) ?? chunk);
  }

  end(): void {
    this.#read(this.#leading?.end() ?? new Uint8Array());
    this.#lines?.end();
  }

  #read(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#lines ??= LineSplitter.from(this.#sink, this.#maxBytes, this.#leading?.start as Start);
    this.#lines.push(bytes);
  }
}
