import { unsupportedIn } from "../constraints/compile.ts";
import { itemsPlaces } from "../schemas/items.ts";
import { kindsOf } from "../schemas/kinds.ts";
import type { SchemaModel } from "../schemas/model.ts";
import { SchemaError } from "../schemas/schema.ts";
import { nameProblem } from "./names.ts";
import { planNameErrors } from "./plan/plan-names.ts";

/** Everything in the schemas that nothing can be generated for. */
export function unsupportedErrors(model: SchemaModel): SchemaError[] {
  const inFiles = model.names.flatMap((name) => {
    const root = model.root(name);
    const problem = nameProblem(name);
    const errors = problem === undefined ? [] : [new SchemaError(name, "", problem)];
    const unsupported = unsupportedIn(root);
    if (unsupported.length > 0) return [...errors, ...unsupported];
    return [...errors, ...errorOf(() => kindsOf(root)), ...errorOf(() => itemsPlaces(root))];
  });
  return [...inFiles, ...planNameErrors(model)];
}

/** The error of a reader that stops at the first one. */
function errorOf(read: () => unknown): SchemaError[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof SchemaError) return [error];
    throw error;
  }
}
