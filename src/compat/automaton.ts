import { wordCharacters } from "../constraints/character-sets.ts";
import { type CodePoints, includes, partition } from "../constraints/code-points.ts";
import { parseRegex } from "../constraints/regex.ts";
import { Undecidable } from "../constraints/undecidable.ts";
import type { Budget } from "./formula.ts";
import { type Point, Points } from "./points.ts";

/** Points that must lead to a match or, negated, must not, as numbers: those of the points, or -1 minus them. */
type Conjunction = readonly number[];
/** A disjunction of them: none is no match, an empty one is a match whatever follows. */
type Way = readonly Conjunction[];

const never: Way = [];
const always: Way = [[]];

/** What comes before a point or after it: nothing, a character of a word or another one. */
type Neighbor = "none" | "word" | "other";

export interface State {
  readonly id: number;
  readonly way: Way;
  readonly before: Neighbor;
  readonly isMatch: boolean;
  /** By the index of the class of the next character. */
  readonly next: (State | undefined)[];
}

const mostStates = 20_000;
/** How many conjunctions a disjunction may have. */
const mostConjunctions = 2_000;

/**
 * The strings that an expression matches somewhere, as an automaton whose states are made when they are reached. Lookahead makes
 * it alternate: a state is a disjunction of conjunctions of points.
 */
export class Automaton {
  /** Code points of one class are alike to the expression. */
  readonly classes: readonly CodePoints[];
  readonly #points: readonly Point[];
  readonly #numbers: ReadonlyMap<Point, number>;
  readonly #states = new Map<string, State>();
  readonly #minds: boolean;
  readonly start: State;
  readonly #budget: Budget;

  constructor(pattern: string, budget: Budget) {
    this.#budget = budget;
    const points = new Points(parseRegex(pattern));
    this.#points = points.all;
    this.#numbers = points.numbers;
    this.#minds = this.#points.some(({ op }) => op === "boundary" || op === "noBoundary");
    this.classes = partition(this.#minds ? [...points.sets, wordCharacters] : points.sets);
    this.start = this.#state([[this.#numbers.get(points.first) as number]], "none");
  }

  classOf(codePoint: number): number {
    return this.classes.findIndex((set) => includes(set, codePoint));
  }

  step(state: State, index: number): State {
    const known = state.next[index];
    if (known !== undefined) return known;
    const codePoint = this.classes[index]?.[0]?.[0] as number;
    const after: Neighbor = this.#minds && includes(wordCharacters, codePoint) ? "word" : "other";
    const way = this.#of(state, codePoint, after);
    const next = this.#state(way, after);
    state.next[index] = next;
    return next;
  }

  #state(way: Way, before: Neighbor): State {
    const relevant = way === always || way.length === 0 ? "other" : before;
    const key = `${relevant} ${JSON.stringify(way)}`;
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    if (this.#states.size >= mostStates) throw new Undecidable("the automaton of a pattern is too large");
    const isMatch = this.#of({ way, before: relevant }, undefined, "none").length > 0;
    const state: State = { id: this.#states.size, way, before: relevant, isMatch, next: [] };
    this.#states.set(key, state);
    return state;
  }

  /** What is left of a way after a character, or at the end. */
  #of({ way, before }: Pick<State, "way" | "before">, codePoint: number | undefined, after: Neighbor): Way {
    this.#budget.spend(way.length);
    // What a point leads to is not final while a loop around it is open, so each point of the way begins anew.
    const led = (one: number) => this.#after(one, { before, codePoint, after, known: new Map() });
    return this.#either(way.map((points) => points.reduce((all, one) => this.#both(all, led(one)), always)));
  }

  #after(number: number, context: Context): Way {
    const point = this.#points[number < 0 ? -1 - number : number] as Point;
    const way = this.#closed(point, context);
    return number < 0 ? this.#negated(way) : way;
  }

  /** Where a point leads by the next character. A loop that reads nothing adds nothing. */
  #closed(point: Point, context: Context): Way {
    const known = context.known.get(point);
    if (known !== undefined) return known;
    this.#budget.spend();
    context.known.set(point, never);
    const way = this.#opened(point, context);
    if (way.length > 0) context.known.set(point, way);
    return way;
  }

  #opened(point: Point, context: Context): Way {
    const { before, codePoint, after } = context;
    switch (point.op) {
      case "match":
        return always;
      case "characters":
        if (codePoint === undefined || !includes(point.set, codePoint)) return never;
        return point.next.op === "match" ? always : [[this.#numbers.get(point.next) as number]];
      case "choice":
        return this.#either(point.of.map((one) => this.#closed(one, context)));
      case "lookahead": {
        const seen = this.#closed(point.of, context);
        return this.#both(point.isNegative ? this.#negated(seen) : seen, this.#closed(point.next, context));
      }
      case "start":
        return before === "none" ? this.#closed(point.next, context) : never;
      case "end":
        return codePoint === undefined ? this.#closed(point.next, context) : never;
      default: {
        const isBoundary = (before === "word") !== (after === "word");
        return isBoundary === (point.op === "boundary") ? this.#closed(point.next, context) : never;
      }
    }
  }

  /** Without conjunctions that ask for more than another one. */
  #either(ways: readonly Way[]): Way {
    const all = new Map(ways.flat().map((one) => [one.join(), one]));
    if (all.has("")) return always;
    const distinct = [...all.values()].sort((a, b) => a.length - b.length || compare(a, b));
    if (distinct.every(({ length }) => length === 1)) return distinct;
    if (distinct.length > mostConjunctions) throw new Undecidable("the automaton of a pattern is too large");
    this.#budget.spend(distinct.length ** 2 / 10);
    const needed: Conjunction[] = [];
    for (const one of distinct) {
      if (!needed.some((other) => other.every((number) => one.includes(number)))) needed.push(one);
    }
    return needed;
  }

  #both(a: Way, b: Way): Way {
    if (a === always) return b;
    if (b === always) return a;
    if (a.length * b.length > mostConjunctions) throw new Undecidable("the automaton of a pattern is too large");
    this.#budget.spend(a.length * b.length);
    const pairs = a.flatMap((one) => b.map((other) => [...new Set([...one, ...other])].sort((x, y) => x - y)));
    return this.#either([pairs.filter((one) => !one.some((number) => one.includes(-1 - number)))]);
  }

  #negated = (way: Way): Way =>
    way.reduce<Way>(
      (all, one) =>
        this.#both(
          all,
          one.map((number) => [-1 - number]),
        ),
      always,
    );
}

interface Context {
  readonly before: Neighbor;
  /** `undefined` at the end of the string. */
  readonly codePoint: number | undefined;
  readonly after: Neighbor;
  readonly known: Map<Point, Way>;
}

function compare(a: Conjunction, b: Conjunction): number {
  const at = a.findIndex((one, i) => one !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
