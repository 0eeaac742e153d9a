import { Undecidable } from "../constraints/undecidable.ts";
import { findArray } from "./arrays.ts";
import { firstFound } from "./attempts.ts";
import {
  type ArrayLiteral,
  type Budget,
  type Formula,
  type JsonType,
  jsonTypes,
  type Literal,
  type NumberLiteral,
  type ObjectLiteral,
  type Shape,
  type StringLiteral,
} from "./formula.ts";
import { holds } from "./holds.ts";
import { findNumber } from "./numbers.ts";
import { findObject } from "./objects.ts";
import type { Solving } from "./solving.ts";
import type { FormulaStore } from "./store.ts";
import { StringSearch } from "./strings.ts";

interface Found {
  readonly value: unknown;
}

type Answer = Found | Undecidable | undefined;

/**
 * Finds a value of a shape, or proves that there is none. Throws `Undecidable` where it can do neither.
 *
 * Each type is decided by itself. Disjunctions are split, and what is left, a conjunction of literals, goes to the solver of its type.
 * A smallest value of a recursive schema holds no value of the same shape, so a shape that is asked for within itself counts as
 * empty there: a least fixed point.
 */
export class Solver implements Solving {
  readonly store: FormulaStore;
  readonly budget: Budget;
  readonly #texts: StringSearch;
  readonly #answers = new Map<string, Answer>();
  /** The questions that are being answered, by their depth. */
  readonly #open = new Map<string, number>();
  /** The least depth of an open question that the present answer depends on. */
  #lowest = Number.POSITIVE_INFINITY;

  constructor(store: FormulaStore) {
    this.store = store;
    this.budget = store.budget;
    this.#texts = new StringSearch(store.budget);
  }

  find = (shape: Shape): Found | undefined => {
    const { parts } = shape;
    return firstFound(jsonTypes, (type) => this.#ofType(type, parts[type]));
  };

  strings = (formula: Formula, count: number): readonly string[] => {
    if (formula === this.store.no) return [];
    if (formula.op === "literal" || formula.of.every(({ op }) => op === "literal"))
      if (formula.op !== "or") return this.#texts.find(literalsOf<StringLiteral>(formula), count);
    const found: string[] = [];
    let rest = formula;
    while (found.length < count) {
      const next = this.#ofType("string", rest);
      if (next === undefined) break;
      found.push(next.value as string);
      rest = this.store.and([formula, this.store.literal({ op: "otherStrings", values: found })]);
    }
    return found;
  };

  #ofType(type: JsonType, formula: Formula): Found | undefined {
    if (formula === this.store.no) return undefined;
    const key = `${type} ${formula.id}`;
    if (this.#answers.has(key)) return given(this.#answers.get(key));
    const depth = this.#open.get(key);
    if (depth !== undefined) {
      this.#lowest = Math.min(this.#lowest, depth);
      return undefined;
    }
    return given(this.#answered(key, () => this.#decide(type, formula)));
  }

  /** Keeps an answer, unless it says that there is no value and depends on a question that is still open. */
  #answered(key: string, decide: () => Found | undefined): Answer {
    const depth = this.#open.size;
    const outer = this.#lowest;
    this.#lowest = Number.POSITIVE_INFINITY;
    this.#open.set(key, depth);
    let answer: Answer;
    try {
      answer = decide();
    } catch (error) {
      if (!(error instanceof Undecidable) || error.isFinal) throw error;
      answer = error;
    } finally {
      this.#open.delete(key);
    }
    const isFinal = answer !== undefined || this.#lowest >= depth;
    if (isFinal) this.#answers.set(key, answer);
    this.#lowest = Math.min(outer, isFinal ? Number.POSITIVE_INFINITY : this.#lowest);
    return answer;
  }

  #decide(type: JsonType, formula: Formula): Found | undefined {
    this.budget.spend();
    const clauses = formula.op === "or" ? [formula] : formula.of.filter(({ op }) => op === "or");
    if (clauses.length === 0) return this.#ofLiterals(type, literalsOf(formula));
    const units = formula.op === "or" ? [] : formula.of.filter(({ op }) => op !== "or");
    const simplest = this.#ofUnits(type, units);
    if (simplest === undefined) return undefined;
    if (simplest instanceof Undecidable || !holds(formula, simplest.value)) {
      const clause = clauses.reduce((a, b) => (spread(b) < spread(a) ? b : a));
      const rest = formula.op === "or" ? [] : formula.of.filter((part) => part !== clause);
      return firstFound(clause.of, (way) => this.#ofType(type, this.store.and([...rest, way])));
    }
    return simplest;
  }

  /** A value of what must hold in any way: without one, no way needs to be tried. */
  #ofUnits(type: JsonType, units: readonly Formula[]): Answer {
    try {
      return this.#ofType(type, this.store.and(units));
    } catch (error) {
      if (!(error instanceof Undecidable) || error.isFinal) throw error;
      return error;
    }
  }

  #ofLiterals(type: JsonType, literals: readonly Literal[]): Found | undefined {
    const value = this.#valueOf(type, literals);
    return value === undefined ? undefined : { value };
  }

  #valueOf(type: JsonType, literals: readonly Literal[]): unknown {
    switch (type) {
      case "null":
        return null;
      case "boolean":
        return literals.some((one) => one.op === "is" && !one.value) ? false : literals.length > 0;
      case "number": {
        const listed = literals.find(({ op }) => op === "numbers") as { values: readonly number[] } | undefined;
        return listed === undefined ? findNumber(literals as NumberLiteral[]) : listed.values[0];
      }
      case "string":
        return this.#texts.find(literals as StringLiteral[], 1)[0];
      case "array":
        return findArray(literals as ArrayLiteral[], this);
      case "object":
        return findObject(literals as ObjectLiteral[], this);
    }
  }
}

/**
 * How little is gained by splitting a disjunction: the ways, by how much each of them says. A union of schemas is split before the
 * many ways in which other schemas may fail, because a branch settles most of these.
 */
const spread = ({ of }: Formula): number =>
  Math.log(of.length) / Math.min(...of.map((way) => (way.op === "and" ? way.of.length : 1)));

const literalsOf = <Of extends Literal>({ literal, of }: Formula): Of[] =>
  (literal === undefined ? of.map((one) => one.literal) : [literal]) as Of[];

function given(answer: Answer): Found | undefined {
  if (answer instanceof Undecidable) throw answer;
  return answer;
}
