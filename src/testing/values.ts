import fc from "fast-check";
import { and } from "../constraints/combine.ts";
import { type Constraint, isYes, type TypeName } from "../constraints/constraint.ts";
import { satisfies } from "../constraints/satisfies.ts";
import { type Alternative, alternativesOf, typesOf } from "./alternatives.ts";
import { arraysOf } from "./arrays.ts";
import { giveUp } from "./give-up.ts";
import { numbersOf } from "./numbers.ts";
import { objectsOf } from "./objects.ts";
import { shippedConstraint } from "./schema-constraints.ts";
import { stringsOf } from "./strings.ts";

/** How values are made that hold others. */
export interface Making {
  /** The constraint of a schema, by its name in constraints. */
  readonly schemaNamed: (name: string) => Constraint;
  /** How many recursive schemas are around the value. */
  readonly level: number;
}

/** The values of a constraint; `undefined` where there are none, or none that is not nested too deeply. */
export type ValuesOf = (constraint: Constraint, making: Making) => fc.Arbitrary<unknown> | undefined;

/** Recursive schemas around a value; deeper ones are left out. */
const mostLevels = 3;

/** JSON values that satisfy the constraint. Throws an `Error` where none does, or where none is found. */
export function valuesOf(constraint: Constraint, schemaNamed = shippedConstraint): fc.Arbitrary<unknown> {
  const values = makeValues(constraint, { schemaNamed, level: 0 });
  if (values === undefined) throw new Error("no value satisfies the constraint");
  return values;
}

/** One of these values: the same one for the same seed. */
export const oneValueOf = (constraint: Constraint, schemaNamed: Making["schemaNamed"], seed: number): unknown =>
  fc.sample(valuesOf(constraint, schemaNamed), { numRuns: 1, seed })[0];

export const makeValues: ValuesOf = (constraint, making) => {
  if (isYes(constraint)) return fc.jsonValue();
  const ways = alternativesOf(constraint).flatMap((alternative) => valuesOfAlternative(alternative, making) ?? []);
  return eitherOf(ways)?.filter(giveUp((value) => satisfies(constraint, value, making.schemaNamed)));
};

/** Values that satisfy an alternative, but for what it denies. The simplest type comes first, so that values shrink to it. */
export function valuesOfAlternative(alternative: Alternative, making: Making): fc.Arbitrary<unknown> | undefined {
  const { schemas, values } = alternative;
  if (values !== undefined) return values.length === 0 ? undefined : fc.constantFrom(...values);
  if (schemas.length > 0) {
    if (making.level === mostLevels) return undefined;
    return makeValues(and(schemas.map(making.schemaNamed)), { ...making, level: making.level + 1 });
  }
  return eitherOf(typesOf(alternative).flatMap((type) => byType[type](alternative, making) ?? []));
}

const eitherOf = (ways: readonly fc.Arbitrary<unknown>[]): fc.Arbitrary<unknown> | undefined =>
  ways.length < 2 ? ways[0] : fc.oneof({ withCrossShrink: true }, ...ways);

type Maker = (alternative: Alternative, making: Making) => fc.Arbitrary<unknown> | undefined;

const byType: Readonly<Record<TypeName, Maker>> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: (alternative) => numbersOf(alternative, true),
  number: (alternative) => numbersOf(alternative, false),
  string: (alternative) => stringsOf(alternative),
  array: (alternative, making) => arraysOf(alternative, making, makeValues),
  object: (alternative, making) => objectsOf(alternative, making, makeValues),
};
