import ts from "typescript";
import { withSubschemas } from "../../src/schemas/keywords.ts";
import { isSchemaObject, type Schema } from "../../src/schemas/schema.ts";

/** What a generated module exports, without a file being written. */
export const evaluate = (text: string, require: (path: string) => unknown): Record<string, unknown> => {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const module = { exports: {} };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  new Function("module", "exports", "require", outputText)(module, module.exports, require);
  return module.exports;
};

/** The same schema, which names the issue of every keyword that must be named, and of some that may be. */
export function named(schema: unknown): Schema {
  if (!isSchemaObject(schema)) return schema as boolean;
  const names = ["anyOf", "not", "pattern", "minimum"].filter((keyword) => keyword in schema);
  return {
    ...withSubschemas(schema, named),
    "x-issue": Object.fromEntries(names.map((keyword) => [keyword, { code: "format", message: "is not right" }])),
  };
}
