import type { BytesSchema } from "../text/bytes.ts";
import type { RawRecord } from "../text/raw-record.ts";
import { createScanState, type Scan, type ScanState } from "../text/scan-state.ts";
import { type ValidationSettings, type Verdict, verdictOf } from "../text/verdict.ts";
import type { LineScanner, LineScanners } from "./line-scanner.ts";
import type { Skimmed } from "./line-splitter.ts";
import { nearMissCache } from "./near-miss-cache.ts";

/** Lines sampled before deciding whether the fast path pays off. */
const trial = 256;
/** It does not if more of them than this had to take the exact path. */
const tooMany = 205;
/** Lines that then take the exact path before the next sample. */
const pause = 1024;

export interface LineValidatorOptions extends Omit<ValidationSettings, "compiledSchemaOf"> {
  readonly maxBytes: number;
}

/**
 * Validates lines: clean ones by a scan of their bytes, all others by the exact path. Where most lines are not clean, the
 * scan is skipped for a while.
 */
export class LineValidator {
  /** What the last line was that has passed, and how many payloads have passed in all. */
  readonly state: ScanState;
  /** Behind the last record that has passed. */
  end = 0;
  /** What passes many lines at once, where WebAssembly is to be had. */
  readonly lines: LineScanner | undefined;
  readonly #scan: Scan;
  readonly #settings: ValidationSettings;
  readonly #maxBytes: number;
  #tried = 0;
  #failed = 0;
  #paused = 0;

  constructor(
    { name, scan, compiledSchemaOf }: BytesSchema,
    { maxIssues, maxBytes, isIdentifier }: LineValidatorOptions,
    scanners: LineScanners | undefined,
  ) {
    this.#scan = scan;
    this.#settings = { compiledSchemaOf, maxIssues, isIdentifier };
    this.#maxBytes = maxBytes;
    this.state = createScanState(isIdentifier && nearMissCache());
    this.lines = scanners?.(name, this.state.mayBeNearMiss);
  }

  /** Passes lines of the chunk that `lines` has loaded; `undefined` where there is no use in trying. */
  skim(at: number, end: number): Skimmed | undefined {
    const { lines } = this;
    if (lines === undefined || this.#paused > 0) return undefined;
    const reached = lines.pass(at, end, this.#maxBytes);
    const { count } = lines;
    this.state.event += lines.events;
    this.state.product += lines.products;
    this.#tried += count;
    const isRefused = reached < end && lines.isRefused;
    if (isRefused) {
      this.#tried++;
      this.#failed++;
    }
    if (this.#tried >= trial) this.#decide();
    return { lines: count, end: reached, isRefused };
  }

  /** The offset of the LF after a line that is valid and without warnings; -1 for any other line. */
  pass(bytes: Uint8Array, at: number): number {
    if (this.#paused > 0) {
      this.#paused--;
      return -1;
    }
    const { state } = this;
    const { event, product } = state;
    state.mayWarn = false;
    let end = this.#scan(bytes, at, state);
    if (end >= 0) {
      this.end = end;
      while (bytes[end] === 0x0d || bytes[end] === 0x20 || bytes[end] === 0x09) end++;
      if (bytes[end] !== 0x0a || (state.mayWarn && state.mayBeNearMiss) || this.end - at > this.#maxBytes) end = -1;
    }
    if (end < 0) {
      state.event = event;
      state.product = product;
      this.#failed++;
    }
    if (++this.#tried >= trial) this.#decide();
    return end < 0 ? -1 : end;
  }

  #decide(): void {
    if (this.#failed * trial > this.#tried * tooMany) this.#paused = pause;
    this.#tried = 0;
    this.#failed = 0;
  }

  /** The verdict on any record. */
  verdictOf(record: RawRecord, isDetailed: boolean): Verdict {
    return verdictOf(record, this.#settings, isDetailed);
  }
}
