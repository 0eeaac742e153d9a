import type { RecordResult } from "./report.ts";

interface Kept {
  readonly result: RecordResult;
  readonly number: number;
}

/** Whether a record makes the run fail. */
export const isFailing = (status: RecordResult["status"], warnings: number, strict: boolean): boolean =>
  status !== "valid" || (strict && warnings > 0);

/** The results that there is room for: those that fail, and as many others as are left. They keep the order of the run. */
export class KeptResults {
  readonly #max: number;
  readonly #strict: boolean;
  readonly #failing: Kept[] = [];
  readonly #others: Kept[] = [];
  /** How many results there are, kept or not. */
  #count = 0;

  constructor(max: number, strict: boolean) {
    this.#max = max;
    this.#strict = strict;
  }

  /** Whether the next result would be kept. */
  wants(isFailure: boolean): boolean {
    return this.#failing.length + (isFailure ? 0 : this.#others.length) < this.#max;
  }

  add(result: RecordResult): void {
    this.#count++;
    const isFailure = isFailing(result.status, result.warnings.length, this.#strict);
    if (this.wants(isFailure)) (isFailure ? this.#failing : this.#others).push({ result, number: this.#count });
  }

  /** Counts results whose details are not known. */
  omit(results: number): void {
    this.#count += results;
  }

  /** How many more results may be kept, if they fail. */
  get room(): number {
    return this.#max - this.#failing.length;
  }

  get results(): RecordResult[] {
    const kept = [...this.#failing, ...this.#others.slice(0, this.room)];
    return kept.sort((a, b) => a.number - b.number).map(({ result }) => result);
  }

  get omitted(): number {
    return this.#count - this.#failing.length - Math.min(this.room, this.#others.length);
  }
}
