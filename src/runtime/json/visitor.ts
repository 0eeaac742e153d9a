import { type JsonSyntaxError, scan, type Visitor } from "./grammar.ts";

/** Visits the members of one object or array. */
export interface MemberVisitor {
  /** Visits a member, given the offsets of its key and value, and returns the visitor of what is inside it, if there is one. */
  member(step: string | number, keyAt: number, valueAt: number): MemberVisitor | undefined;
}

/** Scans the text and calls the visitors. */
export function visitMembers(bytes: Uint8Array, root: MemberVisitor): JsonSyntaxError | undefined {
  return scan(bytes, new Walker(bytes, root));
}

interface Level {
  readonly interest: MemberVisitor;
  /** Of the next item, in an array. */
  index: number;
}

class Walker implements Visitor {
  readonly #bytes: Uint8Array;
  readonly #levels: Level[] = [];
  readonly #root: MemberVisitor;
  /** How many objects and arrays are open that nobody is interested in. */
  #ignored = 0;
  #key: string | undefined;
  #keyAt = 0;

  constructor(bytes: Uint8Array, root: MemberVisitor) {
    this.#bytes = bytes;
    this.#root = root;
  }

  key(start: number, end: number): void {
    if (this.#ignored > 0) return;
    this.#key = keyText(this.#bytes, start, end);
    this.#keyAt = start - 1;
  }

  value(at: number, isContainer: boolean): void {
    const interest = this.#ignored > 0 ? undefined : this.#interestIn(at);
    if (!isContainer) return;
    if (interest === undefined) this.#ignored++;
    else this.#levels.push({ interest, index: 0 });
  }

  close(): void {
    if (this.#ignored > 0) this.#ignored--;
    else this.#levels.pop();
  }

  #interestIn(at: number): MemberVisitor | undefined {
    const level = this.#levels[this.#levels.length - 1];
    if (level === undefined) return this.#root;
    if (this.#key === undefined) return level.interest.member(level.index++, at, at);
    const key = this.#key;
    this.#key = undefined;
    return level.interest.member(key, this.#keyAt, at);
  }
}

/** A part of a text keeps a byte order mark: only the beginning of a whole text may have one that is no part of it. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The key that a well-formed piece of text between quotes means. */
function keyText(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte >= 0x80 || byte === 0x5c || end - start > 64)
      return JSON.parse(`"${decoder.decode(bytes.subarray(start, end))}"`);
    text += String.fromCharCode(byte);
  }
  return text;
}
