import { readFileSync } from "node:fs";
import { join } from "node:path";
import { positionOfPointer } from "../../schemas/position.ts";
import type { SchemaError } from "../../schemas/schema.ts";

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
