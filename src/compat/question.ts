import { SchemaModel, type SchemaNode } from "../schemas/model.ts";
import { Dependents } from "./affected.ts";
import type { Direction, Witness } from "./change.ts";
import { type Difference, isAddress } from "./differences.ts";
import type { Effect, SchemaPair } from "./effect.ts";
import { type Shape, undecidable } from "./formula.ts";
import { withoutFreeKeys } from "./free-keys.ts";
import { SchemaReading, wellFormed } from "./from-schema.ts";
import { hasShape } from "./holds.ts";
import { witnessOf } from "./inclusion.ts";
import { issueOf } from "./issue.ts";
import { otherSide, reverted, type Side } from "./reverted.ts";
import { documentsFor } from "./search.ts";
import type { Solver } from "./solver.ts";

const tooManySteps = "it takes too many steps to find which of the differences are to blame";

/** More differences that are to blame only together are all named. */
const mostTogether = 40;

const rejecting: Readonly<Record<Direction, Side>> = { backward: "head", forward: "base" };

/** `flips` says whether the verdict on some payload changes; `undefined` if that was not decided. */
export interface Verdict {
  readonly flips: boolean | undefined;
  readonly reason: string | undefined;
}

/** How a change in one direction is found and blamed on differences. */
export class Question {
  readonly #pair: SchemaPair;
  readonly #direction: Direction;
  /** The version that rejects payloads. */
  readonly #by: Side;
  readonly #solver: Solver;
  readonly #readings: Readonly<Record<Side, SchemaReading>>;
  #dependents: Dependents | undefined;
  #free: Shape | undefined;

  constructor(pair: SchemaPair, direction: Direction, solver: Solver, readings: Readonly<Record<Side, SchemaReading>>) {
    this.#pair = pair;
    this.#direction = direction;
    this.#by = rejecting[direction];
    this.#solver = solver;
    this.#readings = readings;
  }

  verdict(): Verdict {
    try {
      return { flips: this.#solver.find(this.#flip()) !== undefined, reason: undefined };
    } catch (error) {
      return { flips: undefined, reason: undecidable(error).message };
    }
  }

  effects({ flips, reason }: Verdict): Effect[] {
    if (flips === false) return [];
    if (flips === undefined) return this.#searched(reason);
    const { differences } = this.#pair;
    const own: Effect[] = [];
    for (const [i, difference] of differences.entries()) {
      own.push(...this.#effects([difference]));
      const rest = differences.slice(i + 1);
      if (this.#solver.budget.left <= 0) return [...own, ...this.#all("unknown", undefined, tooManySteps, rest)];
    }
    // What is to blame alone may hide others that are so only together.
    for (let rest = differences; rest.length > 0; ) {
      rest = differences.filter((one) => !own.some(({ difference }) => difference === one));
      const together = this.#together(rest);
      if (together.length === 0) break;
      own.push(...together);
    }
    return own.length > 0 ? own : this.#unexplained();
  }

  #shape = (side: Side): Shape => this.#readings[side].shapeOf(wellFormed(this.#pair[side]));

  /** The shape of the payloads whose verdict changes. */
  #flip(): Shape {
    const { store } = this.#solver;
    return store.forced(store.all([this.#shape(otherSide(this.#by)), store.negated(this.#shape(this.#by))]));
  }

  /** What differences do: a payload whose verdict would stay if they were taken back. */
  #effects(differences: readonly Difference[]): Effect[] {
    const kept = attempted(() => this.#without(differences));
    if (!("found" in kept)) return this.#all("unknown", undefined, kept.reason, differences);
    const found = this.#flipped([this.#flip(), kept.found]);
    if (found === undefined) return [];
    return this.#all(found.level, found.witness, found.reason, differences);
  }

  /** A payload of the shapes, if possible one without free keys. Where that is not decided, free keys are no excuse. */
  #flipped(shapes: readonly Shape[]): Pick<Effect, "level" | "witness" | "reason"> | undefined {
    const strict = attempted(() => witnessOf(this.#solver, [...shapes, this.#withoutFree()]));
    if ("found" in strict && strict.found !== undefined)
      return { level: "breaking", ...this.#shown(strict.found.value) };
    const any = attempted(() => witnessOf(this.#solver, shapes));
    if (!("found" in any)) return { level: "unknown", witness: undefined, reason: any.reason };
    if (any.found === undefined) return undefined;
    return { level: "found" in strict ? "narrowing_unknown_key" : "breaking", ...this.#shown(any.found.value) };
  }

  #shown = (payload: unknown): Pick<Effect, "witness" | "reason"> => ({
    witness: { payload, schema: this.#pair[this.#by].file, issue: issueOf(this.#pair[this.#by], payload) },
    reason: undefined,
  });

  #withoutFree(): Shape {
    this.#free ??= withoutFreeKeys(this.#solver.store, this.#pair[otherSide(this.#by)], this.#pair[this.#by]);
    return this.#free;
  }

  /** The shape of the rejecting version without the differences. */
  #without(differences: readonly Difference[]): Shape {
    const root = this.#pair[this.#by];
    const schemas = new Map([...this.#pair[otherSide(this.#by)].model.schemas, ...root.model.schemas]);
    const missing = this.#pair.definitions.filter((one) => one[this.#by] === undefined);
    const model = new SchemaModel(reverted(schemas, this.#by, [...missing, ...differences]));
    this.#dependents ??= new Dependents(root);
    const unaffected = this.#dependents.unaffectedBy(differences, this.#by);
    const isReused = !differences.some(({ keyword }) => isAddress(keyword));
    const known = (node: SchemaNode): Shape | undefined => {
      const same = isReused ? unaffected(node) : undefined;
      return same && this.#readings[this.#by].innerShapeOf(same);
    };
    return new SchemaReading(this.#solver.store, known).shapeOf(model.root(root.file));
  }

  /** The fewest of the differences found that are to blame together. */
  #together(differences: readonly Difference[]): Effect[] {
    if (differences.length < 2) return [];
    let together = differences;
    let effects = this.#effects(together);
    if (effects.some(({ level }) => level === "unknown") || together.length > mostTogether) return effects;
    for (const difference of differences) {
      const fewer = together.filter((one) => one !== difference);
      const found = fewer.length > 0 ? this.#effects(fewer) : [];
      if (found.some(({ level }) => level !== "unknown")) [together, effects] = [fewer, found];
    }
    return effects;
  }

  /** All differences, where it was not found out which of them are to blame. */
  #unexplained(): Effect[] {
    const found = this.#flipped([this.#flip()]);
    return this.#all(found?.level ?? "unknown", found?.witness, found?.reason);
  }

  #all = (
    level: Effect["level"],
    witness: Witness | undefined,
    reason: string | undefined,
    differences = this.#pair.differences,
  ): Effect[] => differences.map((difference) => ({ difference, direction: this.#direction, level, witness, reason }));

  /** What a search finds where nothing could be decided. */
  #searched(reason: string | undefined): Effect[] {
    const shapes = attempted(() => [this.#shape(otherSide(this.#by)), this.#shape(this.#by)] as const);
    if (!("found" in shapes)) return this.#all("unknown", undefined, reason);
    const [own, other] = shapes.found;
    const isFlip = (value: unknown) => hasShape(own, value) && !hasShape(other, value);
    for (const document of documentsFor([this.#pair.base, this.#pair.head], this.#pair.documents))
      if (isFlip(document)) return this.#blamedFor(document);
    return this.#all("unknown", undefined, reason);
  }

  /** The differences that make the other version reject a payload. */
  #blamedFor(payload: unknown): Effect[] {
    const free = attempted(() => hasShape(this.#withoutFree(), payload));
    const level = "found" in free && !free.found ? "narrowing_unknown_key" : "breaking";
    const isToBlame = (difference: Difference): boolean => {
      if (this.#solver.budget.left <= 0) return false;
      const kept = attempted(() => hasShape(this.#without([difference]), payload));
      return "found" in kept && kept.found;
    };
    const { witness } = this.#shown(payload);
    const blamed = this.#pair.differences.filter(isToBlame);
    return this.#all(level, witness, undefined, blamed.length > 0 ? blamed : this.#pair.differences);
  }
}

/** What an action gives, or why it cannot be decided. */
function attempted<T>(action: () => T): { readonly found: T } | { readonly reason: string; readonly isFinal: boolean } {
  try {
    return { found: action() };
  } catch (error) {
    const { message, isFinal } = undecidable(error);
    return { reason: message, isFinal };
  }
}
