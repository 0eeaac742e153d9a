import { Undecidable } from "../constraints/undecidable.ts";
import { firstFound } from "./attempts.ts";
import { distinctValues } from "./distinct.ts";
import type { ArrayLiteral, Shape } from "./formula.ts";
import type { Solving } from "./solving.ts";

type Counted = Extract<ArrayLiteral, { readonly op: "some" | "few" }>;

/** Longer arrays are shown to nobody, so they are not made. */
const longest = 10_000;
/** So many items are placed one by one, where it must be counted what they are. */
const mostCounted = 1_000;

/** An array that satisfies all literals. */
export function findArray(literals: readonly ArrayLiteral[], solving: Solving): unknown[] | undefined {
  const search = new ArraySearch(literals, solving);
  if (!literals.some(({ op }) => op === "notUnique")) return search.find();
  return firstFound(search.pairs(), (pair) => search.find(pair));
}

type Pair = readonly [first: number, second: number];

/** What the items before a position count for: of each counted literal, how many items have its shape, or may have it. */
type Counts = readonly number[];

class ArraySearch {
  readonly #solving: Solving;
  readonly #shortest: number;
  readonly #most: number;
  readonly #isUnique: boolean;
  readonly #items: readonly Extract<ArrayLiteral, { readonly op: "item" }>[];
  readonly #counted: readonly Counted[];
  /** From this position on, all positions are alike. */
  readonly #alike: number;
  readonly #failed = new Set<string>();

  constructor(literals: readonly ArrayLiteral[], solving: Solving) {
    this.#solving = solving;
    this.#items = literals.filter((one) => one.op === "item");
    this.#counted = literals.filter((one): one is Counted => one.op === "some" || one.op === "few");
    this.#isUnique = literals.some(({ op }) => op === "unique");
    const limits = (op: ArrayLiteral["op"]) =>
      literals.flatMap((one) => (one.op === op && "limit" in one ? one.limit : []));
    this.#shortest = Math.max(0, ...limits("minItems"));
    this.#most = Math.min(Number.POSITIVE_INFINITY, ...limits("maxItems"));
    this.#alike = Math.max(0, ...this.#items.map(({ index }) => index + 1), ...this.#counted.map(({ from }) => from));
  }

  /** The positions of two items that may be equal: one of those that are alike is as good as another. */
  *pairs(): Generator<Pair> {
    for (let second = 1; second <= Math.min(this.#alike + 1, this.#most - 1); second++)
      for (let first = 0; first < second; first++) yield [first, second];
  }

  /** An array in which, if asked for, two items are equal. */
  find(pair?: Pair): unknown[] | undefined {
    this.#failed.clear();
    const shortest = Math.max(this.#shortest, pair === undefined ? 0 : pair[1] + 1);
    if (shortest > this.#most) return undefined;
    const needed = this.#counted.reduce((sum, one) => sum + (one.op === "some" ? one.limit : 0), 0);
    // A further item would count for nothing.
    const enough = Math.max(shortest, needed === 0 ? 0 : this.#alike + needed);
    if (enough > (this.#counted.length > 0 ? mostCounted : longest))
      throw new Undecidable(`only arrays of more than ${enough - 1} items are left`);
    const ends = { shortest, most: Math.min(enough, this.#most), pair };
    if (this.#counted.length === 0) return this.#uncounted(ends);
    return this.#place(
      [],
      this.#counted.map(() => 0),
      ends,
    )?.slice();
  }

  #uncounted({ shortest, pair }: Ends): unknown[] | undefined {
    const positions: Shape[] = [];
    for (let at = 0; at < shortest; at++) {
      const shape = this.#shapeAt(at, [], pair, positions);
      this.#solving.budget.spend();
      if (this.#solving.find(shape) === undefined) return undefined;
      positions.push(shape);
    }
    return this.#itemsOf(positions, pair)?.slice();
  }

  /** Chooses what each further item counts for; the items once they are enough. */
  #place(positions: readonly Shape[], counts: Counts, ends: Ends): readonly unknown[] | undefined {
    const at = positions.length;
    const isEnough = this.#counted.every((one, i) => one.op === "few" || (counts[i] as number) >= one.limit);
    if (at >= ends.shortest && isEnough) {
      const items = this.#itemsOf(positions, ends.pair);
      if (items !== undefined) return items;
    }
    if (at >= ends.most) return undefined;
    const key = this.#isUnique || ends.pair !== undefined ? undefined : `${at} ${counts}`;
    if (key !== undefined && this.#failed.has(key)) return undefined;
    const found = firstFound(this.#choices(at, counts), (choice) => {
      this.#solving.budget.spend(10 + at);
      const shape = this.#shapeAt(at, choice, ends.pair, positions);
      if (this.#solving.find(shape) === undefined) return undefined;
      return this.#place([...positions, shape], this.#countsAfter(at, choice, counts), ends);
    });
    if (found === undefined && key !== undefined) this.#failed.add(key);
    return found;
  }

  #countsAfter(at: number, choice: readonly Counted[], counts: Counts): Counts {
    return this.#counted.map((one, i) => {
      const isCounted = at >= one.from && (one.op === "some" ? choice.includes(one) : !choice.includes(one));
      return (counts[i] as number) + (isCounted ? 1 : 0);
    });
  }

  /**
   * The literals that an item at a position is made to count for (`some`) or not to count for (`few`), those first that ask for
   * the least.
   */
  *#choices(at: number, counts: Counts): Generator<readonly Counted[]> {
    const open = this.#counted.filter(
      (one, i) => at >= one.from && !(one.op === "some" && (counts[i] as number) >= one.limit),
    );
    const forced = open.filter(
      (one) => one.op === "few" && (counts[this.#counted.indexOf(one)] as number) >= one.limit,
    );
    const free = open.filter((one) => !forced.includes(one));
    if (free.length > 12) throw new Undecidable("too many kinds of items are counted");
    for (let bits = 0; bits < 2 ** free.length; bits++) yield [...forced, ...free.filter((_, i) => bits & (1 << i))];
  }

  #shapeAt(at: number, choice: readonly Counted[], pair: Pair | undefined, before: readonly Shape[]): Shape {
    const { store } = this.#solving;
    return store.forced(
      store.all([
        ...this.#items.filter(({ index }) => index === at).map(({ shape }) => shape),
        ...choice.map(({ op, shape }) => (op === "some" ? shape : store.negated(shape))),
        ...(pair?.[1] === at ? [before[pair[0]] as Shape] : []),
      ]),
    );
  }

  /** Items of these shapes. */
  #itemsOf(shapes: readonly Shape[], pair: Pair | undefined): readonly unknown[] | undefined {
    if (this.#isUnique) return distinctValues(shapes, this.#solving);
    const items = shapes.map((shape) => this.#solving.find(shape)?.value);
    return pair === undefined ? items : items.map((item, i) => (i === pair[0] ? items[pair[1]] : item));
  }
}

interface Ends {
  readonly shortest: number;
  readonly most: number;
  readonly pair: Pair | undefined;
}
