import { KindCounts } from "../../../generated/kinds.ts";
import type { MayBeNearMiss } from "../text/scan-state.ts";
import type { Kind } from "../validate/kind.ts";
import type { Skimmed } from "./line-splitter.ts";

/** The scanners of all schemas as a WebAssembly module (`generated/lines.ts`). */
export interface Lines {
  readonly wasm: string;
  readonly scannerNames: readonly string[];
  readonly kinds: readonly (Kind | "")[];
  readonly identifierLists: readonly (readonly string[])[];
}

interface Exports {
  passLines(schema: number, start: number, end: number, maxBytes: number, table: number, lint: number): number;
  linesPassed(): number;
  isRefused(): number;
  countOf(kind: number): number;
}

/** The offset of the chunk in the module's memory. */
const base = 1024;
/** A line feed follows it, and as many bytes as are read at once. */
const margin = 64;
const page = 65536;
const row = 12;

/** Passes clean lines of a chunk, many of them at once. */
export class LineScanner {
  readonly #exports: Exports;
  readonly #memory: WebAssembly.Memory;
  readonly #schema: number;
  readonly #kinds: Lines["kinds"];
  readonly #isLinting: boolean;
  #bytes = new Uint8Array();
  #rows = new DataView(new ArrayBuffer(0));
  #table = 0;

  constructor(
    module: WebAssembly.Module,
    schema: number,
    { kinds, identifierLists: lists }: Omit<Lines, "wasm">,
    mayBeNearMiss: MayBeNearMiss | undefined,
  ) {
    this.#kinds = kinds;
    this.#memory = new WebAssembly.Memory({ initial: 1 });
    this.#schema = schema;
    this.#isLinting = mayBeNearMiss !== undefined;
    const env = {
      memory: this.#memory,
      mayBeNearMiss: (start: number, end: number, list: number): number =>
        mayBeNearMiss?.(this.#bytes, start, end, lists[list] ?? []) ? 1 : 0,
      abort() {},
    };
    this.#exports = new WebAssembly.Instance(module, { env }).exports as unknown as Exports;
  }

  /** Takes a copy of the chunk whose lines are to be passed. */
  load(chunk: Uint8Array): void {
    const table = (base + chunk.length + margin + 3) & ~3;
    // A line has two bytes or more.
    const size = table + row * (1 + chunk.length / 2);
    const missing = Math.ceil((size - this.#memory.buffer.byteLength) / page);
    if (missing > 0) this.#memory.grow(missing);
    if (this.#bytes.buffer !== this.#memory.buffer) {
      this.#bytes = new Uint8Array(this.#memory.buffer);
      this.#rows = new DataView(this.#memory.buffer);
    }
    this.#bytes.set(chunk, base);
    this.#bytes[base + chunk.length] = 0x0a;
    this.#table = table;
  }

  /** Passes lines of the chunk, the last of which ends at `end`, up to the first that it does not pass. */
  pass(start: number, end: number, maxBytes: number): Skimmed {
    const most = Math.min(maxBytes, 2 ** 31 - 1);
    const { passLines, linesPassed, isRefused } = this.#exports;
    const reached =
      passLines(this.#schema, base + start, base + end, most, this.#table, this.#isLinting ? 1 : 0) - base;
    return { lines: linesPassed(), end: reached, isRefused: reached < end && isRefused() === 1 };
  }

  /** How many documents and payloads of each kind have been passed with the lines. */
  counts(): KindCounts {
    return KindCounts.of((kind) => this.#exports.countOf(this.#kinds.indexOf(kind)));
  }

  /** The offset in the chunk of one of the lines that have been passed. */
  startOf(index: number): number {
    return this.#rows.getInt32(this.#table + row * index, true) - base;
  }

  /** In bytes, without white space after it. */
  lengthOf(index: number): number {
    return this.#rows.getInt32(this.#table + row * index + 4, true);
  }

  kindOf(index: number): Kind | undefined {
    return this.#kinds[this.#rows.getInt32(this.#table + row * index + 8, true)] || undefined;
  }
}

/** Makes a line scanner for the schema of a name. Gives none for a schema that has none. */
export type LineScanners = (name: string, mayBeNearMiss: MayBeNearMiss | undefined) => LineScanner | undefined;

/** `undefined` where WebAssembly is not to be had, such as under a Content Security Policy without `wasm-unsafe-eval`. */
export async function lineScanners(lines: Lines): Promise<LineScanners | undefined> {
  const module = await compiledModule(lines);
  return module && scannersOf(module, lines);
}

/** The compiled module, which threads may share. */
export async function compiledModule({ wasm }: Pick<Lines, "wasm">): Promise<WebAssembly.Module | undefined> {
  try {
    return await WebAssembly.compile(Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

export const scannersOf =
  (module: WebAssembly.Module, lines: Omit<Lines, "wasm">): LineScanners =>
  (name, mayBeNearMiss) => {
    const schema = lines.scannerNames.indexOf(name);
    return schema < 0 ? undefined : new LineScanner(module, schema, lines, mayBeNearMiss);
  };
