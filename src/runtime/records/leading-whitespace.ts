import { PositionCounter } from "../json/position.ts";
import { bomLength, isBomPrefix, isWhitespace } from "../json/whitespace.ts";
import type { Start } from "../text/raw-record.ts";
import { concat } from "./record-buffer.ts";

/** The byte order mark and white space before the first record of an input. None of it is kept. */
export class LeadingWhitespace {
  readonly #place = new PositionCounter();
  #offset = 0;
  /** The first bytes, while they may be the beginning of a byte order mark. */
  #held: Uint8Array | undefined = new Uint8Array();
  #isOver = false;

  /** The position after what has been passed. */
  get start(): Start {
    return { offset: this.#offset, line: this.#place.line, column: this.#place.column };
  }

  /** What is left of the next bytes. */
  pass(chunk: Uint8Array): Uint8Array {
    if (this.#held === undefined) return this.#isOver ? chunk : this.#skipWhitespace(chunk);
    this.#held = concat([this.#held, chunk]);
    return isBomPrefix(this.#held) ? new Uint8Array() : this.end();
  }

  /** What is left when no bytes follow. */
  end(): Uint8Array {
    const held = this.#held ?? new Uint8Array();
    this.#held = undefined;
    this.#offset += bomLength(held);
    return this.#skipWhitespace(held.subarray(bomLength(held)));
  }

  #skipWhitespace(bytes: Uint8Array): Uint8Array {
    const visible = bytes.findIndex((byte) => !isWhitespace(byte));
    const end = visible < 0 ? bytes.length : visible;
    this.#place.pass(bytes, 0, end);
    this.#offset += end;
    this.#isOver = visible >= 0;
    return bytes.subarray(end);
  }
}
