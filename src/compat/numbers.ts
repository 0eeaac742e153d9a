import { Undecidable } from "../constraints/undecidable.ts";
import {
  absolute,
  ceilingOf,
  type Decimal,
  decimalOf,
  floorOf,
  greatestDivisor,
  inUnits,
  leastMultiple,
  numberOf,
} from "./decimal.ts";
import type { NumberLiteral } from "./formula.ts";

/** How many candidates are tried where a number must not be this and that. */
const mostCandidates = 20_000;

/** An interval of multiples of a unit. */
interface Range {
  readonly low: bigint | undefined;
  readonly high: bigint | undefined;
}

/**
 * A number that satisfies all literals, one near zero if possible. The answer is exact for decimals: limits are taken as the
 * shortest decimals that denote them, and a number counts only if readers of JSON do not round it.
 */
export function findNumber(literals: readonly NumberLiteral[]): number | undefined {
  const stated = literals.flatMap((one) => ("limit" in one ? [one.limit] : one.values));
  if (!stated.every(Number.isFinite)) throw new Undecidable("a number is too large for a reader of JSON");
  const unit = Math.min(0, ...stated.map((one) => decimalOf(one).exponent));
  return new NumberSearch(literals, unit).find();
}

class NumberSearch {
  readonly #literals: readonly NumberLiteral[];
  /** The power of ten that all stated numbers are multiples of. */
  readonly #unit: number;
  readonly #excluded: ReadonlySet<string>;

  constructor(literals: readonly NumberLiteral[], unit: number) {
    this.#literals = literals;
    this.#unit = unit;
    this.#excluded = new Set(literals.flatMap((one) => (one.op === "otherNumbers" ? one.values.map(String) : [])));
  }

  find(): number | undefined {
    const divisors = this.#limits("multiple");
    return divisors.length === 0 ? this.#dense() : this.#multiple(divisors.reduce(leastMultiple));
  }

  /** A multiple of the step. */
  #multiple(step: bigint): number | undefined {
    const avoided = this.#limits("notMultiple").map((one) => absolute(one) / greatestDivisor(step, one));
    if (avoided.includes(1n)) return undefined;
    const range = this.#range(step);
    let tried = 0;
    let isRounded = false;
    for (const factor of candidates(range, step)) {
      if (++tried > mostCandidates) throw new Undecidable("no number was found among the first multiples");
      if (avoided.some((one) => factor % one === 0n)) continue;
      const value = numberOf(factor * step, this.#unit);
      if (value === undefined) isRounded = true;
      else if (!this.#excluded.has(String(value))) return value;
    }
    if (isRounded) throw new Undecidable("only numbers are left that readers of JSON round");
    return undefined;
  }

  /** Any decimal: where the interval is more than a point, one with more digits than all stated numbers will do. */
  #dense(): number | undefined {
    const avoided = this.#limits("notMultiple");
    for (let more = 0; more < 20; more++) {
      const range = this.#range(1n, more);
      let tried = 0;
      for (const digits of candidates(range, 1n)) {
        if (++tried > this.#excluded.size + 500 * (avoided.length + 1)) break;
        if (avoided.some((one) => digits % (one * 10n ** BigInt(more)) === 0n)) continue;
        const value = numberOf(digits, this.#unit - more);
        if (value !== undefined && !this.#excluded.has(String(value))) return value;
      }
      if (this.#isPoint()) return undefined;
    }
    throw new Undecidable("only numbers are left that readers of JSON round");
  }

  /** Whether at most one number lies within the limits. */
  #isPoint(): boolean {
    const low = [...this.#limits("atLeast"), ...this.#limits("above")];
    const high = [...this.#limits("atMost"), ...this.#limits("below")];
    return low.some((from) => high.some((to) => from >= to));
  }

  /** The multiples of a step, in units with more decimal places, that lie within the limits. */
  #range(step: bigint, more = 0): Range {
    const scale = 10n ** BigInt(more);
    const lows = [
      ...this.#limits("atLeast").map((limit) => ceilingOf(limit * scale, step)),
      ...this.#limits("above").map((limit) => floorOf(limit * scale, step) + 1n),
    ];
    const highs = [
      ...this.#limits("atMost").map((limit) => floorOf(limit * scale, step)),
      ...this.#limits("below").map((limit) => ceilingOf(limit * scale, step) - 1n),
    ];
    const largest = (a: bigint, b: bigint) => (a > b ? a : b);
    const smallest = (a: bigint, b: bigint) => (a < b ? a : b);
    return {
      low: lows.length === 0 ? undefined : lows.reduce(largest),
      high: highs.length === 0 ? undefined : highs.reduce(smallest),
    };
  }

  #limits(op: NumberLiteral["op"]): bigint[] {
    const decimals = this.#literals.flatMap((one): Decimal[] =>
      one.op === op && "limit" in one ? [decimalOf(one.limit)] : [],
    );
    return decimals.map((one) => inUnits(one, this.#unit));
  }
}

/** The factors of a range, those near zero first; where they are large, those that are round in decimals before the others. */
function* candidates({ low, high }: Range, step: bigint): Generator<bigint> {
  if (low !== undefined && high !== undefined && low > high) return;
  const start = low !== undefined && low > 0n ? low : high !== undefined && high < 0n ? high : 0n;
  if (absolute(start * step) > 10n ** 14n) yield* roundNumbers({ low, high }, start, step);
  const isWithin = (value: bigint) => (low === undefined || value >= low) && (high === undefined || value <= high);
  for (let distance = 0n; ; distance++) {
    const found = [start + distance, start - distance].filter(isWithin);
    if (found.length === 0) return;
    yield* distance === 0n ? found.slice(0, 1) : found;
  }
}

function* roundNumbers({ low, high }: Range, start: bigint, step: bigint): Generator<bigint> {
  for (let places = 1; places <= 330; places++) {
    const unit = leastMultiple(step, 10n ** BigInt(places)) / step;
    const factor = (start > 0n ? ceilingOf(start, unit) : floorOf(start, unit)) * unit;
    if ((low === undefined || factor >= low) && (high === undefined || factor <= high)) yield factor;
  }
}
