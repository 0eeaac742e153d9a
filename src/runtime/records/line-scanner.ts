import { KindCounts } from "../../../generated/kinds.ts";
import type { MayBeNearMiss, PlannedKey, PlannedScan } from "../text/scan-state.ts";
import type { Kind } from "../validate/kind.ts";
import type { Skimmed } from "./line-splitter.ts";
import { PlanQuestions } from "./plan-questions.ts";

/** The scanners of all schemas as a WebAssembly module (`generated/lines.ts`). */
export interface Lines {
  readonly wasm: string;
  readonly scannerNames: readonly string[];
  readonly kinds: readonly (Kind | "")[];
  readonly identifierLists: readonly (readonly string[])[];
  readonly plannedKeys: readonly (PlannedKey | "")[];
}

interface Exports {
  passLines(
    schema: number,
    start: number,
    end: number,
    maxBytes: number,
    table: number,
    lint: number,
    plan: number,
  ): number;
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
/** Memory is for chunks of this size or more: it is hardly larger than what is used of it. */
const leastChunk = 64 * 1024;

/** Where the table of lines begins, after a chunk of that size. */
const tableAfter = (size: number): number => (base + size + margin + 3) & ~3;

/** A line has two bytes or more. */
const endOfTable = (size: number): number => tableAfter(size) + row * (1 + size / 2);

/** Passes clean lines of a chunk, many of them at once. */
export class LineScanner {
  readonly #instantiate: (memory: WebAssembly.Memory) => Exports;
  #exports: Exports | undefined;
  readonly #schema: number;
  readonly #kinds: Lines["kinds"];
  readonly #isLinting: boolean;
  readonly #questions: PlanQuestions | undefined;
  #bytes = new Uint8Array();
  #rows = new DataView(new ArrayBuffer(0));
  #table = 0;

  constructor(
    module: WebAssembly.Module,
    schema: number,
    { kinds, identifierLists: lists, plannedKeys }: Omit<Lines, "wasm">,
    mayBeNearMiss: MayBeNearMiss | undefined,
    plan: (() => PlannedScan) | undefined,
  ) {
    this.#kinds = kinds;
    const questions = plan && new PlanQuestions(plan, mayBeNearMiss, kinds, plannedKeys);
    this.#questions = questions;
    this.#schema = schema;
    this.#isLinting = mayBeNearMiss !== undefined;
    const env = {
      mayBeNearMiss: (start: number, end: number, list: number): number =>
        mayBeNearMiss?.(this.#bytes, start, end, lists[list] ?? []) ? 1 : 0,
      askPlan: (key: number, at: number, end: number, isFirst: number): number =>
        questions?.ask(this.#bytes, key, at, end, isFirst) ?? 0,
      abort() {},
    };
    this.#instantiate = (memory) =>
      new WebAssembly.Instance(module, { env: { ...env, memory } }).exports as unknown as Exports;
  }

  /** Takes a copy of the chunk whose lines are to be passed. */
  load(chunk: Uint8Array): void {
    const table = tableAfter(chunk.length);
    if (endOfTable(chunk.length) > this.#bytes.length) this.#prepare(Math.max(chunk.length, leastChunk));
    this.#bytes.set(chunk, base);
    this.#bytes[base + chunk.length] = 0x0a;
    this.#table = table;
  }

  /**
   * Takes memory for chunks of a size. It is never grown: that detaches its buffer, and once any buffer of a process has been
   * detached, V8 reads bytes a third more slowly everywhere.
   */
  #prepare(size: number): void {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(endOfTable(size) / page) });
    this.#exports = this.#instantiate(memory);
    this.#bytes = new Uint8Array(memory.buffer);
    this.#rows = new DataView(memory.buffer);
  }

  /** Passes lines of the chunk, the last of which ends at `end`, up to the first that it does not pass. */
  pass(start: number, end: number, maxBytes: number): Skimmed {
    const most = Math.min(maxBytes, 2 ** 31 - 1);
    const { passLines, linesPassed, isRefused } = this.#exports as Exports;
    const [lint, plan] = [this.#isLinting ? 1 : 0, this.#questions ? 1 : 0];
    const reached = passLines(this.#schema, base + start, base + end, most, this.#table, lint, plan) - base;
    return { lines: linesPassed(), end: reached, isRefused: reached < end && isRefused() === 1 };
  }

  /** How many documents and payloads of each kind have been passed with the lines. */
  counts(): KindCounts {
    return KindCounts.of((kind) => this.#exports?.countOf(this.#kinds.indexOf(kind)) ?? 0);
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

/** Makes a line scanner for the schema of a name, by a tracking plan if there is one. Gives none for a schema that has none. */
export type LineScanners = (
  name: string,
  mayBeNearMiss: MayBeNearMiss | undefined,
  plan?: () => PlannedScan,
) => LineScanner | undefined;

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
  (name, mayBeNearMiss, plan) => {
    const schema = lines.scannerNames.indexOf(name);
    return schema < 0 ? undefined : new LineScanner(module, schema, lines, mayBeNearMiss, plan);
  };
