import { schemas } from "../../generated/schemas.ts";
import { compileNamed } from "../constraints/compile.ts";
import type { Constraint } from "../constraints/constraint.ts";
import { satisfies } from "../constraints/satisfies.ts";
import { SchemaModel } from "../schemas/model.ts";

let model: SchemaModel | undefined;

/** The constraint of a shipped schema, named as in `schemas/`, with the issues that it names. */
export function shippedConstraint(name: string): Constraint {
  model ??= new SchemaModel(schemas);
  return compileNamed(model, name);
}

/** Whether a JSON value satisfies a constraint of the shipped schemas. */
export const holds = (constraint: Constraint, value: unknown): boolean =>
  satisfies(constraint, value, shippedConstraint);
