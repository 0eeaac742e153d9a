import { unsupportedBy } from "../constraints/unsupported.ts";
import type { SchemaModel } from "../schemas/model.ts";
import { SchemaError } from "../schemas/schema.ts";
import { nameProblem } from "./names.ts";
import { planNameErrors } from "./plan/plan-names.ts";

/** Everything in the schemas that nothing can be generated for. */
export function unsupportedErrors(model: SchemaModel): SchemaError[] {
  const inFiles = model.names.flatMap((name) => {
    const problem = nameProblem(name);
    const errors = problem === undefined ? [] : [new SchemaError(name, "", problem)];
    return [...errors, ...unsupportedBy(model.root(name))];
  });
  return [...inFiles, ...planNameErrors(model)];
}
