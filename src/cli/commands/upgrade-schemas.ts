import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readSchemaFiles } from "../../schemas/read.ts";
import type { SchemaError } from "../../schemas/schema.ts";
import type { Io } from "../io/io.ts";
import { writeOut } from "../io/output.ts";
import { problemLines } from "../run/problem-lines.ts";

/**
 * `npm run generate -- --upgrade`: rewrites the schema files of older drafts as 2020-12 and lists them. Returns the problems of files
 * that cannot be read; nothing is written then.
 */
export async function upgradeSchemas(
  root: string,
  { stdout }: Pick<Io, "stdout">,
  pathOf: (name: string) => string,
): Promise<readonly string[]> {
  const errors: SchemaError[] = [];
  const { schemas, upgraded } = readSchemaFiles(join(root, "schemas"), { refuse: (error) => errors.push(error) });
  if (errors.length > 0) return problemLines(errors, root, pathOf);
  for (const name of upgraded) {
    writeFileSync(join(root, pathOf(name)), `${JSON.stringify(schemas.get(name), null, 2)}\n`);
  }
  const lines = upgraded.map((name) => `${pathOf(name)} is 2020-12 now\n`);
  await writeOut(stdout, lines.join("") || "every file in schemas/ is 2020-12\n");
  return [];
}
