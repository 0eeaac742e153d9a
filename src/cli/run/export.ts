import { exportPlan } from "../../exchange/export.ts";
import type { ExportFormat } from "../../exchange/plan.ts";
import { readSchemaFiles } from "../../schemas/read.ts";
import { isAddress, type SchemaError, type SchemaSet } from "../../schemas/schema.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { fileOutput, writeOut } from "../io/output.ts";
import { pathIn } from "../io/paths.ts";
import { printable } from "../io/text.ts";
import { lossLines } from "./losses.ts";
import { planError } from "./plan.ts";
import { sourceIn } from "./problem-lines.ts";
import { schemasFolder } from "./schemas-folder.ts";
import { shippedSchemas } from "./shipped-schemas.ts";

/** The options of `event-schema export`. */
export interface ExportFlags {
  readonly format: ExportFormat;
  readonly out?: string;
}

/** `event-schema export`: writes the schema files of a folder as a plan in another format. */
export async function runExport({ format, out }: ExportFlags, io: Io): Promise<ExitCode> {
  const folder = schemasFolder(undefined, io);
  const { text, losses } = exportPlan(await schemasIn(folder, io.cwd), format);
  const lines = lossLines(format, losses);
  if (lines.length > 0) await writeOut(io.stderr, ["not kept:\n", ...lines.map((line) => `  ${line}`)].join(""));
  if (out === undefined) await writeOut(io.stdout, text);
  else {
    const output = await fileOutput(out, io);
    await output.write(text);
    await output.close();
    output.publish();
    await writeOut(io.stdout, `${printable(out)} is written\n`);
  }
  return exit.ok;
}

async function schemasIn(folder: string, cwd: string): Promise<SchemaSet> {
  const errors: SchemaError[] = [];
  const refuse = (error: SchemaError) => errors.push(error);
  const files = await readSchemaFiles(pathIn(cwd, folder), { refuse, shipped: shippedSchemas });
  if (errors.length > 0) throw planError(errors, sourceIn(folder, files));
  if ([...files.schemas.keys()].every(isAddress)) throw new UsageError(`${printable(folder)}: holds no schema file`);
  return files.schemas;
}
