import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { writeMessage, writeOut } from "../io/output.ts";
import { isFolder, pathIn } from "../io/paths.ts";
import type { Settings } from "../io/settings.ts";
import { plural, printable } from "../io/text.ts";
import { type GeneratedFiles, generatedDrift, mendDrift } from "./generated-files.ts";

/** What `event-schema generate` does with the files. */
export interface GenerateOptions {
  /** Whether nothing is written. */
  readonly isCheck: boolean;
  /** Whether it goes on when schema files change. */
  readonly isWatch: boolean;
  /** Whether schema files of older drafts are rewritten, and nothing is generated. */
  readonly isUpgrade: boolean;
}

/** The settings that say what is generated. */
export type GenerateSettings = Pick<
  Settings,
  "schemas" | "generated" | "language" | "schemaRules" | "unknownEvents" | "fixtures"
>;

/** How everything is generated that follows from the schema files of a folder. */
export interface Generation {
  /** The command that generates it. */
  readonly command: string;
  /**
   * The steps: one is begun when the files of the one before are as they must be. Throws a `UsageError` with a line for each error in
   * the schema files.
   */
  readonly steps: (
    schemas: string,
    settings: GenerateSettings & { readonly isCheck: boolean },
    io: Pick<Io, "cwd">,
  ) => AsyncIterable<GeneratedFiles>;
}

/** `event-schema generate`: the code that follows from a folder of schemas. */
export async function runGenerate(
  options: GenerateOptions,
  settings: GenerateSettings,
  io: Io,
  generation: Generation,
): Promise<ExitCode> {
  const { schemas } = settings;
  if (schemas === undefined)
    throw new UsageError(
      'no tracking plan: "schemas" in event-schema.config.json names its folder; event-schema init writes both',
    );
  const { isCheck, isWatch, isUpgrade } = options;
  if ([isCheck, isWatch, isUpgrade].filter(Boolean).length > 1)
    throw new UsageError("--check, --watch and --upgrade exclude each other");
  if (isUpgrade) return (await import("./upgrade-schemas.ts")).upgradeSchemas(schemas, io);
  const generateOnce = () => generateFiles(generation, schemas, { ...settings, isCheck }, io);
  // A folder that is missing cannot be watched: the one run says so.
  if (!isWatch || !isFolder(schemas, io.cwd)) return generateOnce();
  const { watchFolder } = await import("./watch.ts");
  return watchFolder(pathIn(io.cwd, schemas), io, async () => {
    await generateOnce().catch(async (error) => {
      if (!(error instanceof UsageError)) throw error;
      await writeMessage(io, error.message);
    });
  });
}

async function generateFiles(
  { steps, command }: Generation,
  schemas: string,
  settings: GenerateSettings & { readonly isCheck: boolean },
  io: Io,
): Promise<ExitCode> {
  const { generated, isCheck } = settings;
  const folder = pathIn(io.cwd, generated);
  let [count, changed] = [0, 0];
  for await (const files of steps(schemas, settings, io)) {
    const drift = generatedDrift(folder, files);
    if (isCheck && drift.length > 0) {
      const lines = drift.map(({ path, problem }) => `${printable(generated)}/${printable(path)} is ${problem}\n`);
      await writeOut(io.stdout, `${lines.join("")}run ${command}\n`);
      return exit.findings;
    }
    mendDrift(folder, files.texts, drift);
    count += files.texts.size;
    changed += drift.length;
  }
  if (!isCheck) await writeOut(io.stdout, `${printable(generated)}: ${plural(count, "file")}, ${changed} changed\n`);
  return exit.ok;
}
