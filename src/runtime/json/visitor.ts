import { type JsonSyntaxError, scan, type Visitor } from "./grammar.ts";
import { asciiText } from "./skip.ts";

/** Visits one value. */
export interface MemberVisitor {
  /** Visits a member of an object or array, given the offsets of its key and value, and returns the visitor of its value. */
  member?(step: string | number, keyAt: number, valueAt: number): MemberVisitor | undefined;
  /** The value ends before this offset. */
  end?(at: number): void;
}

/** Scans the text and calls the visitors. */
export function visitMembers(bytes: Uint8Array, root: MemberVisitor): JsonSyntaxError | undefined {
  return scan(bytes, new NestedVisitor(bytes, root));
}

interface Level {
  readonly visitor: MemberVisitor;
  /** Of the next item, in an array. */
  index: number;
}

class NestedVisitor implements Visitor {
  readonly #bytes: Uint8Array;
  readonly #levels: Level[] = [];
  readonly #root: MemberVisitor;
  /** How many values are open without a visitor. */
  #ignored = 0;
  #key: string | undefined;
  #keyAt = 0;

  constructor(bytes: Uint8Array, root: MemberVisitor) {
    this.#bytes = bytes;
    this.#root = root;
  }

  key(start: number, end: number): void {
    if (this.#ignored > 0 || this.#levels[this.#levels.length - 1]?.visitor.member === undefined) return;
    this.#key = keyText(this.#bytes, start, end);
    this.#keyAt = start - 1;
  }

  value(at: number): void {
    const visitor = this.#ignored > 0 ? undefined : this.#visitorOf(at);
    if (visitor === undefined) this.#ignored++;
    else this.#levels.push({ visitor, index: 0 });
  }

  end(at: number): void {
    if (this.#ignored > 0) this.#ignored--;
    else this.#levels.pop()?.visitor.end?.(at);
  }

  #visitorOf(at: number): MemberVisitor | undefined {
    const level = this.#levels[this.#levels.length - 1];
    if (level === undefined) return this.#root;
    if (this.#key === undefined) return level.visitor.member?.(level.index++, at, at);
    const key = this.#key;
    this.#key = undefined;
    return level.visitor.member?.(key, this.#keyAt, at);
  }
}

/** A part of a text keeps a byte order mark: only the beginning of a whole text may have one that is no part of it. */
const partDecoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });

/** The key that a well-formed piece of text between quotes means. */
function keyText(bytes: Uint8Array, start: number, end: number): string {
  const text = asciiText(bytes, start, end);
  if (text !== undefined && !text.includes("\\")) return text;
  return JSON.parse(`"${partDecoder.decode(bytes.subarray(start, end))}"`);
}
