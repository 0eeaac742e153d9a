import type { SchemaNode } from "../schemas/model.ts";
import { Budget, type Shape, undecidable } from "./formula.ts";
import { SchemaReading, wellFormed } from "./from-schema.ts";
import { hasShape } from "./holds.ts";
import { smallest } from "./shrink.ts";
import { Solver } from "./solver.ts";
import { FormulaStore } from "./store.ts";

/** Whether every value of one schema is one of another: proved, refuted by a value, or why neither was possible. */
export type Inclusion =
  | { readonly isIncluded: true }
  | { readonly isIncluded: false; readonly witness: unknown }
  | { readonly isIncluded: undefined; readonly reason: string };

/** Steps for one question: some seconds at most. */
export const defaultSteps = 4_000_000;

/** Whether every value that is valid by a schema is valid by another one. */
export function inclusion(sub: SchemaNode, sup: SchemaNode, steps = defaultSteps): Inclusion {
  const store = new FormulaStore(new Budget(steps));
  return answered(() => {
    const solver = new Solver(store);
    const shapes = [
      new SchemaReading(store).shapeOf(wellFormed(sub)),
      store.negated(new SchemaReading(store).shapeOf(wellFormed(sup))),
    ];
    return witnessOf(solver, shapes);
  });
}

/** The smallest value found that has all shapes. */
export function witnessOf(solver: Solver, shapes: readonly Shape[]): { readonly value: unknown } | undefined {
  const shape = solver.store.forced(solver.store.all(shapes));
  const found = solver.find(shape);
  return found && { value: smallest(found.value, (value) => hasShape(shape, value)) };
}

function answered(find: () => { readonly value: unknown } | undefined): Inclusion {
  try {
    const found = find();
    return found === undefined ? { isIncluded: true } : { isIncluded: false, witness: found.value };
  } catch (error) {
    return { isIncluded: undefined, reason: undecidable(error).message };
  }
}
