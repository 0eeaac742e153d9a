import { and, type } from "../constraints/combine.ts";
import { compileNamed } from "../constraints/compile.ts";
import type { SchemaModel } from "../schemas/model.ts";
import type { ValueMaker } from "./schema-values.ts";

/**
 * Makes valid values that look like nothing, for schemas of which no draft is valid: arbitrary ones, for which a project has a package.
 * `fail` is called where there is none, with what to do.
 */
export async function otherValues(
  model: SchemaModel,
  fail: (file: string, advice: string) => never,
): Promise<(file: string) => ValueMaker> {
  const constraintOf = (name: string) => compileNamed(model, name);
  const testing = await import("../testing/values.ts").catch(() => undefined);
  if (testing === undefined)
    return (file) => () =>
      fail(file, "write one into its `examples`, or install what finds more: npm install --save-dev fast-check");
  return (file) => (random) => {
    try {
      return testing.oneValueOf(and([type(["object"]), constraintOf(file)]), constraintOf, random(2 ** 31));
    } catch {
      return fail(file, "write one into its `examples`");
    }
  };
}
