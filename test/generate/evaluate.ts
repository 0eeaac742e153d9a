import ts from "typescript";
import type { Schema } from "../../src/schemas/schema.ts";

/** What a generated module exports, without a file being written. */
export const evaluate = (text: string, require: (path: string) => unknown): Record<string, unknown> => {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const module = { exports: {} };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  new Function("module", "exports", "require", outputText)(module, module.exports, require);
  return module.exports;
};

/** The same schema, which names the issue of every keyword that must be named, and of some that may be. */
export function named(schema: Schema): Schema {
  if (typeof schema === "boolean") return schema;
  const out: Record<string, unknown> = {};
  for (const [keyword, held] of Object.entries(schema)) {
    if (["items", "not", "if", "then", "else"].includes(keyword)) out[keyword] = named(held as Schema);
    else if (["allOf", "anyOf"].includes(keyword)) out[keyword] = (held as Schema[]).map(named);
    else if (keyword === "properties") {
      out[keyword] = Object.fromEntries(
        Object.entries(held as Record<string, Schema>).map(([key, inner]) => [key, named(inner)]),
      );
    } else out[keyword] = held;
  }
  const names = ["anyOf", "not", "pattern", "minimum"].filter((keyword) => keyword in schema);
  return {
    ...out,
    "x-issue": Object.fromEntries(names.map((keyword) => [keyword, { code: "format", message: "is not right" }])),
  };
}
