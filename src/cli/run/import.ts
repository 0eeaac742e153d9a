import { type ImportedPlan, importPlan } from "../../exchange/import.ts";
import type { ImportFormat } from "../../exchange/plan.ts";
import type { DraftPlan } from "../../exchange/samples.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import { inputOf } from "../io/inputs.ts";
import type { Io } from "../io/io.ts";
import { writeOut } from "../io/output.ts";
import { isSystemError, reasonOf } from "../io/system-errors.ts";
import { inputName, plural, printable } from "../io/text.ts";
import { draftOf } from "./draft.ts";
import { lossLines } from "./losses.ts";
import { schemasFolder } from "./schemas-folder.ts";
import { shippedSchemas } from "./shipped-schemas.ts";
import { writeSchemas } from "./write-schemas.ts";

/** The options of `event-schema import`. */
export interface ImportFlags {
  readonly format?: ImportFormat;
  readonly fromSamples?: readonly string[];
  readonly out?: string;
  readonly force?: boolean;
}

/** `event-schema import`: writes the schema files of a plan. Either all are written, or none is. */
export async function runImport(file: string | undefined, flags: ImportFlags, io: Io): Promise<ExitCode> {
  const { format, fromSamples, force = false } = flags;
  if ((file === undefined) === (fromSamples === undefined))
    throw new UsageError("name a plan, or samples with --from-samples: one of the two");
  if (fromSamples !== undefined && format !== undefined)
    throw new UsageError("--format is the format of a plan; samples are payloads and track requests");
  const folder = schemasFolder(flags.out, io);
  const plan: ImportedPlan & Partial<DraftPlan> =
    fromSamples === undefined
      ? await planIn(file as string, format, io)
      : await draftOf(fromSamples, shippedSchemas, io);
  const written = await writeSchemas(plan.schemas, folder, force, io);
  const source = fromSamples === undefined ? inputName(file as string) : "samples";
  await writeOut(io.stdout, [...written, ...reportLines(plan, source, folder)].join(""));
  return exit.ok;
}

async function planIn(file: string, format: ImportFormat | undefined, io: Io): Promise<ImportedPlan> {
  const plan = importPlan(await textOf(file, io), { format, shipped: shippedSchemas });
  if (!("error" in plan)) return plan;
  const { message, line, column } = plan.error;
  const position = line === undefined ? "" : `:${line}:${column}`;
  throw new UsageError(`${inputName(file)}${position}: ${printable(message, 600)}`);
}

async function textOf(file: string, io: Io): Promise<string> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of inputOf(file, io).bytes(() => {})) chunks.push(chunk.slice());
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${inputName(file)}: is not UTF-8; save it as UTF-8`);
    if (!isSystemError(error)) throw error;
    throw new UsageError(`${inputName(file)}: cannot be read: ${reasonOf(error)}`);
  }
}

function reportLines(plan: ImportedPlan & Partial<DraftPlan>, source: string, folder: string): string[] {
  const { schemas, losses, mapped, listed = [] } = plan;
  const renamed = mapped.map(({ name, file }) => `  ${printable(name)}: ${file}\n`);
  const values = listed.map(
    ({ event, property, values }) =>
      `  ${printable(`${event}, ${property}`)}: ${values.map((one) => printable(one)).join(", ")}\n`,
  );
  return [
    ...section("files that are not named as their events", renamed),
    ...section("values from the samples, to be reviewed", values),
    ...section(
      "not carried over",
      lossLines(source, losses).map((line) => `  ${line}`),
    ),
    `${plural(schemas.size, "file")} written to ${printable(folder)}\n`,
  ];
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${title}:\n`, ...lines];
