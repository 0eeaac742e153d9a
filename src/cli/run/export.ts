import { exportPlan } from "../../exchange/export.ts";
import type { ExportFormat } from "../../exchange/plan.ts";
import { readSchemas } from "../../schemas/read.ts";
import type { SchemaError, SchemaSet } from "../../schemas/schema.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { fileOutput, writeOut } from "../io/output.ts";
import { pathIn } from "../io/paths.ts";
import { isSystemError, reasonOf } from "../io/system-errors.ts";
import { plural, printable } from "../io/text.ts";
import { lossLines } from "./losses.ts";
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
  const { text, losses } = exportPlan(new Map([...shippedSchemas, ...schemasIn(folder, io.cwd)]), format);
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

function schemasIn(folder: string, cwd: string): SchemaSet {
  const errors: SchemaError[] = [];
  let schemas: SchemaSet;
  try {
    schemas = readSchemas(pathIn(cwd, folder), (error) => errors.push(error));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new UsageError(`${printable(folder)}: ${reasonOf(error)}`);
  }
  const [first] = errors;
  if (first !== undefined) {
    const others = errors.length > 1 ? ` (and ${plural(errors.length - 1, "more problem")})` : "";
    throw new UsageError(printable(`${folder}/${first.file}.json#${first.pointer}: ${first.problem}${others}`, 600));
  }
  if (schemas.size === 0) throw new UsageError(`${printable(folder)}: holds no schema file`);
  return schemas;
}
