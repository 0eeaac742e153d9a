import { readFileSync } from "node:fs";
import { join } from "node:path";
import { positionOfPointer } from "../../schemas/position.ts";
import type { SchemaFiles } from "../../schemas/read.ts";
import type { SchemaError } from "../../schemas/schema.ts";
import { printable } from "../io/text.ts";

/** The files that errors are about. */
export type ErrorSource = Pick<SchemaFiles, "pathOf" | "positionOf">;

/** Where the schema files of a folder are, by paths from the root of the project. */
export const sourceIn = (folder: string, { pathOf, positionOf }: ErrorSource): ErrorSource => ({
  pathOf: (file) => `${folder}/${pathOf(file)}`,
  positionOf,
});

/** Where schema files in JSON are, by paths from the root. */
export const jsonSource = (root: string, pathOf: (file: string) => string): ErrorSource => ({
  pathOf,
  positionOf: ({ file, pointer }) => positionOfPointer(readFileSync(join(root, pathOf(file))), pointer),
});

/** A line for each error, in the order of the files: path, line, column and JSON Pointer, then what is wrong. */
export function problemLines(errors: readonly SchemaError[], { pathOf, positionOf }: ErrorSource): string[] {
  const located = errors.map((error) => ({ path: pathOf(error.file), at: positionOf(error), error }));
  const start = { line: 0, column: 0 };
  located.sort((a, b) => {
    const [one, other] = [a.at ?? start, b.at ?? start];
    return a.path < b.path ? -1 : a.path > b.path ? 1 : one.line - other.line || one.column - other.column;
  });
  const lines = located.map(({ path, at, error: { pointer, problem } }) => {
    const where = at === undefined ? "" : `:${at.line}:${at.column} #${printable(pointer, 400)}`;
    return `${printable(path, 400)}${where}: ${printable(problem, 1000)}`;
  });
  return [...new Set(lines)];
}
