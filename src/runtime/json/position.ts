import type { Path } from "../validate/path.ts";
import { type MemberVisitor, visitMembers } from "./visitor.ts";
import { bomLength, isWhitespace } from "./whitespace.ts";

/** A place in a text. */
export interface Position {
  /** Counts from 1; a line ends with LF. */
  readonly line: number;
  /** Counts from 1, in UTF-16 code units, as editors and the Language Server Protocol count. */
  readonly column: number;
}

/** The positions of the bytes at the offsets, in the order of the offsets. A leading byte order mark takes no column. */
export function positionsOf(bytes: Uint8Array, offsets: readonly number[]): Position[] {
  const places: Position[] = new Array(offsets.length);
  const order = offsets.map((_, i) => i).sort((a, b) => (offsets[a] as number) - (offsets[b] as number));
  const counter = new PositionCounter();
  let at: number = bomLength(bytes);
  for (const i of order) {
    const end = Math.min(offsets[i] as number, bytes.length);
    counter.pass(bytes, at, end);
    at = Math.max(at, end);
    places[i] = { line: counter.line, column: counter.column };
  }
  return places;
}

/** From a place in a part of a text, which begins at `start`, to the place in the whole. */
export const shifted = <T extends Position>(place: T, start: Position): T => ({
  ...place,
  line: place.line + start.line - 1,
  column: place.line === 1 ? place.column + start.column - 1 : place.column,
});

/** Counts the position after all bytes that have passed. */
export class PositionCounter implements Position {
  line: number;
  column: number;

  constructor(line = 1, column = 1) {
    this.line = line;
    this.column = column;
  }

  pass(bytes: Uint8Array, start: number, end: number): void {
    for (let i = start; i < end; i++) {
      const byte = bytes[i] as number;
      if (byte === 0x0a) {
        this.line++;
        this.column = 1;
      } else if (byte < 0x80 || byte >= 0xf0) this.column += byte >= 0xf0 ? 2 : 1;
      else if (byte >= 0xc0) this.column++;
    }
  }
}

/** Where a value is in a text: its first byte, and that of its key (the value's own where it has none). */
export interface Offsets {
  readonly value: number;
  readonly key: number;
}

/**
 * Where the values are that the paths lead to, in the order of the paths: of a path that leads nowhere, the innermost object
 * or array on its way. The text must be valid JSON. Of a repeated key the last value counts, as for `JSON.parse`.
 */
export function offsetsOf(bytes: Uint8Array, paths: readonly Path[]): Offsets[] {
  const root = new PathNode({ value: startOf(bytes), key: startOf(bytes) });
  for (const path of paths) {
    let node = root;
    for (const step of path) node = node.below(step);
  }
  visitMembers(bytes, root);
  return paths.map((path) => root.find(path));
}

/** A value that some path leads to or through. */
class PathNode implements MemberVisitor {
  /** By key, or by index as text. */
  readonly #below = new Map<string, PathNode>();
  #offsets: Offsets | undefined;

  constructor(offsets?: Offsets) {
    this.#offsets = offsets;
  }

  below(step: string | number): PathNode {
    const known = this.#below.get(String(step));
    if (known !== undefined) return known;
    const node = new PathNode();
    this.#below.set(String(step), node);
    return node;
  }

  member(step: string | number, key: number, value: number): PathNode | undefined {
    const node = this.#below.get(String(step));
    if (node === undefined) return undefined;
    node.#forget();
    node.#offsets = { key, value };
    return node;
  }

  /** An earlier member of the same key counts for nothing. */
  #forget(): void {
    if (this.#offsets === undefined) return;
    this.#offsets = undefined;
    for (const node of this.#below.values()) node.#forget();
  }

  find(path: Path): Offsets {
    const [step, ...rest] = path;
    const node = step === undefined ? undefined : this.#below.get(String(step));
    return node === undefined || node.#offsets === undefined ? (this.#offsets as Offsets) : node.find(rest);
  }
}

/** Where the document itself begins. */
function startOf(bytes: Uint8Array): number {
  let at: number = bomLength(bytes);
  while (isWhitespace(bytes[at])) at++;
  return at;
}
