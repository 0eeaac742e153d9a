import { existsSync } from "node:fs";
import { join } from "node:path";
import type { SchemaSet } from "../../schemas/schema.ts";
import { UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { pathIn } from "../io/paths.ts";
import { plural, printable, safeJson } from "../io/text.ts";
import { writeFiles } from "../io/write-files.ts";

const maxShown = 3;

/**
 * Writes schema files below a folder, and returns a line for each. Nothing is written if one of them exists, unless `force` says
 * so, or if one of them cannot be written.
 */
export async function writeSchemas(schemas: SchemaSet, folder: string, force: boolean, io: Io): Promise<string[]> {
  const files = [...schemas].map(([name, schema]) => ({ path: join(folder, `${name}.json`), schema }));
  const existing = files.filter(({ path }) => existsSync(pathIn(io.cwd, path))).map(({ path }) => path);
  if (existing.length > 0 && !force)
    throw new UsageError(`${existingFiles(existing)}; nothing is written (--force replaces files)`);
  await writeFiles(
    files.map(({ path, schema }) => ({ path, content: `${safeJson(schema, 2)}\n` })),
    io,
  );
  return files.map(({ path }) => `${printable(path)} is ${existing.includes(path) ? "replaced" : "written"}\n`);
}

function existingFiles(paths: readonly string[]): string {
  const more = paths.length > maxShown ? ` and ${plural(paths.length - maxShown, "more file")}` : "";
  const shown = paths.slice(0, maxShown).map((path) => printable(path));
  return `${shown.join(", ")}${more} ${paths.length === 1 ? "exists" : "exist"} already`;
}
