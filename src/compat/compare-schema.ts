import { type AnySchemas, SchemaModel, type SchemaNode } from "../schemas/model.ts";
import type { Direction, Level, Witness } from "./change.ts";
import type { Difference } from "./differences.ts";
import { Budget, type Shape, Undecidable } from "./formula.ts";
import { withoutFreeKeys } from "./free-keys.ts";
import { SchemaReading } from "./from-schema.ts";
import { hasShape } from "./holds.ts";
import { witnessOf } from "./inclusion.ts";
import { issueOf } from "./issue.ts";
import { otherSide, reverted, type Side } from "./reverted.ts";
import { documentsFor } from "./search.ts";
import { Solver } from "./solver.ts";
import { FormulaStore } from "./store.ts";

/** What a difference does to the payloads of one schema, in one direction. */
export interface Effect {
  readonly difference: Difference;
  readonly direction: Direction;
  readonly level: Extract<Level, "breaking" | "narrowing_unknown_key" | "unknown">;
  readonly witness: Witness | undefined;
  readonly reason: string | undefined;
}

/** What is compared: one schema in both versions, and what differs in it that decides about payloads. */
export interface SchemaPair {
  readonly base: SchemaNode;
  readonly head: SchemaNode;
  readonly differences: readonly Difference[];
  /** Documents to try where nothing can be decided. */
  readonly documents: Iterable<unknown>;
  readonly steps: number;
}

/** More differences that are only together to blame are all named. */
const mostTogether = 40;

const rejecting: Readonly<Record<Direction, Side>> = { backward: "head", forward: "base" };

/** The effects of all differences in a schema. A difference without one is proved to change no verdict by itself. */
export function effectsIn(pair: SchemaPair): Effect[] {
  const question = new Question(pair);
  return (["backward", "forward"] as const).flatMap((direction) => question.effects(direction));
}

class Question {
  readonly #pair: SchemaPair;
  readonly #store = new FormulaStore();
  readonly #budget: Budget;
  readonly #solver: Solver;
  readonly #shapes: Partial<Record<Side, Shape>> = {};

  constructor(pair: SchemaPair) {
    this.#pair = pair;
    this.#budget = new Budget(pair.steps);
    this.#solver = new Solver(this.#store, this.#budget);
  }

  effects(direction: Direction): Effect[] {
    const by = rejecting[direction];
    try {
      const flip = this.#store.all([this.#shape(otherSide(by)), this.#store.negated(this.#shape(by))]);
      return this.#decided(flip, direction);
    } catch (error) {
      if (!(error instanceof Undecidable)) throw error;
      return this.#searched(direction, error.message);
    }
  }

  #shape(side: Side): Shape {
    const shape = this.#shapes[side] ?? new SchemaReading(this.#store).shapeOf(this.#pair[side]);
    this.#shapes[side] = shape;
    return shape;
  }

  /** `flip` is the shape of the payloads whose verdict changes. */
  #decided(flip: Shape, direction: Direction): Effect[] {
    if (this.#solver.find(flip) === undefined) return [];
    const by = rejecting[direction];
    const free = withoutFreeKeys(this.#store, this.#pair[otherSide(by)], this.#pair[by]);
    const own = this.#pair.differences.flatMap((difference) => this.#effect(flip, free, [difference], direction));
    return own.length > 0 ? own : this.#together(flip, free, direction);
  }

  /** What differences do: a payload whose verdict would stay if they were taken back. */
  #effect(flip: Shape, free: Shape, differences: readonly Difference[], direction: Direction): Effect[] {
    const kept = this.#withoutThem(differences, rejecting[direction]);
    if (kept === undefined) return [];
    const found = this.#flipped([flip, kept], free);
    if (found === undefined) return [];
    const witness = this.#witness(found.payload, direction);
    return differences.map((difference) => ({ difference, direction, level: found.level, witness, reason: undefined }));
  }

  /** A payload of the shapes, if possible one without free keys. Where that is not decided, free keys are no excuse. */
  #flipped(shapes: readonly Shape[], free: Shape): { payload: unknown; level: Effect["level"] } | undefined {
    const strict = this.#attempted(() => ({ witness: witnessOf(this.#solver, [...shapes, free]) }));
    if (strict?.witness !== undefined) return { payload: strict.witness.value, level: "breaking" };
    const witness = this.#attempted(() => witnessOf(this.#solver, shapes));
    return witness && { payload: witness.value, level: strict === undefined ? "breaking" : "narrowing_unknown_key" };
  }

  /** The shape of the rejecting version without the differences. */
  #withoutThem(differences: readonly Difference[], by: Side): Shape | undefined {
    const root = this.#pair[by];
    const schemas: AnySchemas = new Map([...this.#pair[otherSide(by)].model.schemas, ...root.model.schemas]);
    const model = new SchemaModel(reverted(schemas, by, differences));
    return this.#attempted(() => new SchemaReading(this.#store).shapeOf(model.root(root.file)));
  }

  /** The fewest differences found that are to blame together, where none is alone. */
  #together(flip: Shape, free: Shape, direction: Direction): Effect[] {
    let together = this.#pair.differences;
    let effects = this.#effect(flip, free, together, direction);
    if (together.length <= mostTogether)
      for (const difference of this.#pair.differences) {
        const fewer = together.filter((one) => one !== difference);
        const found = fewer.length > 0 ? this.#effect(flip, free, fewer, direction) : [];
        if (found.length > 0) [together, effects] = [fewer, found];
      }
    if (effects.length > 0) return effects;
    const found = this.#flipped([flip], free);
    return this.#all(
      direction,
      found?.level ?? "breaking",
      found && this.#witness(found.payload, direction),
      undefined,
    );
  }

  /** The same effect for all differences. */
  #all(
    direction: Direction,
    level: Effect["level"],
    witness: Witness | undefined,
    reason: string | undefined,
  ): Effect[] {
    return this.#pair.differences.map((difference) => ({ difference, direction, level, witness, reason }));
  }

  /** What a search finds where nothing could be decided. */
  #searched(direction: Direction, reason: string): Effect[] {
    const by = rejecting[direction];
    const shapes = this.#attempted(() => [this.#shape(otherSide(by)), this.#shape(by)] as const);
    if (shapes === undefined) return this.#all(direction, "unknown", undefined, reason);
    const isFlip = (value: unknown) => hasShape(shapes[0], value) && !hasShape(shapes[1], value);
    for (const document of documentsFor([this.#pair.base, this.#pair.head], this.#pair.documents))
      if (isFlip(document)) return this.#found(document, direction);
    return this.#all(direction, "unknown", undefined, reason);
  }

  #found(payload: unknown, direction: Direction): Effect[] {
    const by = rejecting[direction];
    const witness = this.#witness(payload, direction);
    const free = withoutFreeKeys(this.#store, this.#pair[otherSide(by)], this.#pair[by]);
    const level = hasShape(free, payload) ? "breaking" : "narrowing_unknown_key";
    const isToBlame = ({ difference }: Effect) => {
      const kept = this.#withoutThem([difference], by);
      return kept !== undefined && hasShape(kept, payload);
    };
    const all = this.#all(direction, level, witness, undefined);
    const blamed = all.filter(isToBlame);
    return blamed.length > 0 ? blamed : all;
  }

  #witness = (payload: unknown, direction: Direction): Witness => ({
    payload,
    issue: issueOf(this.#pair[rejecting[direction]], payload),
  });

  /** `undefined` where it cannot be decided. */
  #attempted<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      if (error instanceof Undecidable) return undefined;
      throw error;
    }
  }
}
