import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unsupportedErrors } from "../../generate/generate.ts";
import { breachesOf } from "../../schemas/house-rules.ts";
import { isConsequence, readableSchemas } from "../../schemas/metaschema.ts";
import { SchemaModel } from "../../schemas/model.ts";
import { positionOfPointer } from "../../schemas/position.ts";
import type { SchemaError, SchemaSet } from "../../schemas/schema.ts";
import { strictErrors } from "../../schemas/strict.ts";

/** Everything that is wrong in the schema files, all at once. */
export const schemaErrors = (set: SchemaSet): SchemaError[] =>
  errorsIn(set, (schemas) => {
    const errors = [...breachesOf(schemas), ...strictErrors(schemas)];
    const isKnown = (one: SchemaError) =>
      errors.some((other) => one.file === other.file && one.pointer === other.pointer);
    return [...errors, ...unsupportedErrors(new SchemaModel(schemas)).filter((error) => !isKnown(error))];
  });

/** The same for the schemas of the tool's own files, which are not payloads. */
export const toolErrors = (set: SchemaSet): SchemaError[] => errorsIn(set, strictErrors);

function errorsIn(set: SchemaSet, check: (readable: SchemaSet) => SchemaError[]): SchemaError[] {
  const { schemas, breaches } = readableSchemas(set);
  return [...breaches, ...check(schemas).filter((error) => !isConsequence(error, breaches))];
}

/** A line for each error, in the order of the files: path, line, column and JSON Pointer, then what is wrong. */
export function problemLines(errors: readonly SchemaError[], root: string, pathOf: (name: string) => string): string[] {
  const located = errors.map((error) => {
    const path = pathOf(error.file);
    return { ...positionOfPointer(readFileSync(join(root, path)), error.pointer), path, error };
  });
  located.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column));
  const lines = located.map(
    ({ path, line, column, error: { pointer, problem } }) => `${path}:${line}:${column} #${pointer}: ${problem}`,
  );
  return [...new Set(lines)];
}
