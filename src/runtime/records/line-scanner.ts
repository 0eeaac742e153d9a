import type { MayBeNearMiss } from "../text/scan-state.ts";
import type { Kind } from "../validate/kind.ts";

/** The scanners of all schemas as a WebAssembly module (`generated/lines.ts`). */
export interface Lines {
  readonly wasm: string;
  readonly scannerNames: readonly string[];
  readonly identifierLists: readonly (readonly string[])[];
}

interface Exports {
  passLines(schema: number, start: number, end: number, maxBytes: number, table: number, lint: number): number;
  linesPassed(): number;
  isRefused(): number;
  eventsPassed(): number;
  productsPassed(): number;
  requestsPassed(): number;
}

/** The offset of the chunk in the module's memory. */
const base = 1024;
/** A line feed follows it, and as many bytes as are read at once. */
const margin = 64;
const page = 65536;
const row = 12;
const kinds: readonly (Kind | undefined)[] = [undefined, "event", "product", "request"];

/** Passes clean lines of a chunk, many of them at once. */
export class LineScanner {
  readonly #exports: Exports;
  readonly #memory: WebAssembly.Memory;
  readonly #schema: number;
  readonly #isLinting: boolean;
  #bytes = new Uint8Array();
  #rows = new DataView(new ArrayBuffer(0));
  #table = 0;

  constructor(
    module: WebAssembly.Module,
    schema: number,
    lists: Lines["identifierLists"],
    mayBeNearMiss: MayBeNearMiss | undefined,
  ) {
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

  /** Passes lines of the chunk, whose last ends at `end`. Answers with the offset of the first that it does not pass, or `end`. */
  pass(start: number, end: number, maxBytes: number): number {
    const most = Math.min(maxBytes, 2 ** 31 - 1);
    const { passLines } = this.#exports;
    return passLines(this.#schema, base + start, base + end, most, this.#table, this.#isLinting ? 1 : 0) - base;
  }

  /** How many lines have been passed at once, and payloads in them. */
  get count(): number {
    return this.#exports.linesPassed();
  }

  /** Whether the first line that was not passed is known not to be clean: no other scanner passes it either. */
  get isRefused(): boolean {
    return this.#exports.isRefused() === 1;
  }

  get events(): number {
    return this.#exports.eventsPassed();
  }

  get products(): number {
    return this.#exports.productsPassed();
  }

  get requests(): number {
    return this.#exports.requestsPassed();
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
    return kinds[this.#rows.getInt32(this.#table + row * index + 8, true)];
  }
}

/** Makes a line scanner for the schema of a name. Gives none for a schema that has none. */
export type LineScanners = (name: string, mayBeNearMiss: MayBeNearMiss | undefined) => LineScanner | undefined;

/** `undefined` where WebAssembly is not to be had, such as under a Content Security Policy without `wasm-unsafe-eval`. */
export async function lineScanners(lines: Lines): Promise<LineScanners | undefined> {
  const module = await compiledModule(lines);
  return module && scannersOf(module, lines);
}

/** The compiledModule module, which threads may share. */
export async function compiledModule({ wasm }: Pick<Lines, "wasm">): Promise<WebAssembly.Module | undefined> {
  try {
    return await WebAssembly.compile(Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

export const scannersOf =
  (module: WebAssembly.Module, { scannerNames, identifierLists }: Omit<Lines, "wasm">): LineScanners =>
  (name, mayBeNearMiss) => {
    const schema = scannerNames.indexOf(name);
    return schema < 0 ? undefined : new LineScanner(module, schema, identifierLists, mayBeNearMiss);
  };
