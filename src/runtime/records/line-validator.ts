import type { KindCounts } from "../../../generated/kinds.ts";
import type { BytesSchema } from "../text/bytes.ts";
import type { RawRecord } from "../text/raw-record.ts";
import { createScanState, type MayBeNearMiss, type Scan } from "../text/scan-state.ts";
import { type ValidationSettings, type Verdict, verdictOf } from "../text/verdict.ts";
import type { Kind } from "../validate/kind.ts";
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

/** A line that has been passed. */
export interface PassedLine {
  /** The offset after the record. White space may follow it. */
  readonly end: number;
  /** The offset of the LF that ends the line. */
  readonly lineFeed: number;
  readonly kind: Kind | undefined;
  readonly counts: Readonly<KindCounts>;
}

/**
 * Validates lines: clean ones by a scan of their bytes, all others by the exact path. Where most lines are not clean, the
 * scan is skipped for a while.
 */
export class LineValidator {
  /** What passes many lines at once, where WebAssembly is to be had. */
  readonly lines: LineScanner | undefined;
  readonly #mayBeNearMiss: MayBeNearMiss | undefined;
  readonly #scan: Scan;
  readonly #settings: ValidationSettings;
  readonly #maxBytes: number;
  #tried = 0;
  #failed = 0;
  #paused = 0;

  constructor(
    { scan, lines, plan, compiledSchemaOf }: BytesSchema,
    { maxIssues, maxBytes, isIdentifier }: LineValidatorOptions,
    scanners: LineScanners | undefined,
  ) {
    this.#scan = scan;
    this.#settings = { compiledSchemaOf, maxIssues, isIdentifier };
    this.#maxBytes = maxBytes;
    this.#mayBeNearMiss = isIdentifier && nearMissCache();
    this.lines = lines === undefined ? undefined : scanners?.(lines, this.#mayBeNearMiss, plan);
  }

  /** Passes lines of the chunk that `lines` has loaded; `undefined` where there is no use in trying. */
  skim(at: number, end: number): Skimmed | undefined {
    const { lines } = this;
    if (lines === undefined || this.#paused > 0) return undefined;
    const passed = lines.pass(at, end, this.#maxBytes);
    this.#tried += passed.lines;
    if (passed.isRefused) {
      this.#tried++;
      this.#failed++;
    }
    if (this.#tried >= trial) this.#decide();
    return passed;
  }

  /** Passes a line that is valid and without warnings; `undefined` for any other line. */
  pass(bytes: Uint8Array, at: number): PassedLine | undefined {
    if (this.#paused > 0) {
      this.#paused--;
      return undefined;
    }
    const passed = this.#scanned(bytes, at);
    if (passed === undefined) this.#failed++;
    if (++this.#tried >= trial) this.#decide();
    return passed;
  }

  #scanned(bytes: Uint8Array, at: number): PassedLine | undefined {
    const state = createScanState(this.#mayBeNearMiss);
    const end = this.#scan(bytes, at, state);
    if (end < 0 || (state.mayWarn && state.mayBeNearMiss) || end - at > this.#maxBytes) return undefined;
    let lineFeed = end;
    while (bytes[lineFeed] === 0x0d || bytes[lineFeed] === 0x20 || bytes[lineFeed] === 0x09) lineFeed++;
    return bytes[lineFeed] === 0x0a ? { end, lineFeed, kind: state.kind, counts: state } : undefined;
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
