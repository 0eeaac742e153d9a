import { invalid } from "../json/skip.ts";
import {
  createScanState,
  type MayBeNearMiss,
  type PlannedKey,
  type PlannedScan,
  type Scan,
  type ScanState,
} from "../text/scan-state.ts";
import type { Kind } from "../validate/kind.ts";

/** What the scanners of lines ask a tracking plan, of which they know nothing themselves. */
export class PlanQuestions {
  readonly #begin: () => PlannedScan;
  readonly #state: ScanState;
  readonly #kinds: readonly (Kind | "")[];
  readonly #keys: readonly (PlannedKey | "")[];
  #plan: PlannedScan;
  #end = 0;
  readonly #own: Scan = () => this.#end;

  constructor(
    begin: () => PlannedScan,
    mayBeNearMiss: MayBeNearMiss | undefined,
    kinds: readonly (Kind | "")[],
    keys: readonly (PlannedKey | "")[],
  ) {
    this.#begin = begin;
    this.#plan = begin();
    this.#state = createScanState(mayBeNearMiss);
    this.#kinds = kinds;
    this.#keys = keys;
  }

  /**
   * Asks about the value of a key, or, without a key, about a payload that ends at `at`, and whose kind `end` is. Otherwise `end` is
   * the offset after the value, or 0 where the scanner has not passed it yet. `isFirst` is 1 for the first question about a line.
   * Returns that offset, 0 if the scanner is to pass the value, or `invalid`: for no value that does not pass, or may have a warning,
   * another scan would find anything else.
   */
  ask(bytes: Uint8Array, key: number, at: number, end: number, isFirst: number): number {
    const state = this.#state;
    if (isFirst === 1) {
      this.#plan = this.#begin();
      state.mayWarn = false;
    }
    this.#end = end;
    const passed = this.#answer(bytes, this.#keys[key], at);
    return passed < 0 || (state.mayWarn && state.mayBeNearMiss !== undefined) ? invalid : passed;
  }

  /** Written out, because a lookup by name takes far longer. */
  #answer(bytes: Uint8Array, key: PlannedKey | "" | undefined, at: number): number {
    switch (key) {
      case "name": {
        const end = this.#plan.name(bytes, at, this.#state, this.#own);
        // The scanner makes sure that the payloads of the entry come next.
        return end < 0 ? end : this.#plan.payload(bytes, at, this.#state, this.#own);
      }
      case "data":
        return this.#plan.data(bytes, at, this.#state, this.#own);
      case "userAttributes":
        return this.#plan.userAttributes(bytes, at, this.#state, this.#own);
      case "accountAttributes":
        return this.#plan.accountAttributes(bytes, at, this.#state, this.#own);
      default:
        this.#state.kind = this.#kinds[this.#end] || undefined;
        return this.#plan.end(bytes, at, this.#state);
    }
  }
}
