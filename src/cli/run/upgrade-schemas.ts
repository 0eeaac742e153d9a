import { writeFileSync } from "node:fs";
import { readSchemaFiles } from "../../schemas/read.ts";
import type { SchemaError } from "../../schemas/schema.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { OutputError, writeOut } from "../io/output.ts";
import { pathIn } from "../io/paths.ts";
import { reasonOf } from "../io/system-errors.ts";
import { printable } from "../io/text.ts";
import { problemLines, sourceIn } from "./problem-lines.ts";
import { shippedSchemas } from "./shipped-schemas.ts";

/**
 * `event-schema generate --upgrade`: rewrites the schema files of older drafts as 2020-12 and lists them. Throws a `UsageError` for
 * files that cannot be read; nothing is written then.
 */
export async function upgradeSchemas(folder: string, { stdout, cwd }: Io): Promise<ExitCode> {
  const errors: SchemaError[] = [];
  const refuse = (error: SchemaError) => errors.push(error);
  const files = await readSchemaFiles(pathIn(cwd, folder), { refuse, shipped: shippedSchemas });
  const { schemas, upgraded } = files;
  const source = sourceIn(folder, files);
  if (errors.length > 0) throw new UsageError(problemLines(errors, source).join("\n"));
  const isJson = (name: string) => source.pathOf(name).endsWith(".json");
  for (const name of upgraded.filter(isJson)) {
    const path = source.pathOf(name);
    try {
      writeFileSync(pathIn(cwd, path), `${JSON.stringify(schemas.get(name), null, 2)}\n`);
    } catch (error) {
      throw new OutputError(`cannot write ${printable(path)}: ${reasonOf(error)}`);
    }
  }
  const lines = upgraded.map((name) => {
    const path = printable(source.pathOf(name));
    return isJson(name) ? `${path} is 2020-12 now\n` : `${path} is of an older draft: only JSON is rewritten\n`;
  });
  await writeOut(stdout, lines.join("") || `every file in ${printable(folder)}/ is 2020-12\n`);
  return exit.ok;
}
