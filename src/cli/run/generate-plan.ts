import { generatePlan, resolvePlan } from "../../generate/plan/generate-plan.ts";
import type { Layouts } from "../../generate/types/types.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { writeMessage, writeOut } from "../io/output.ts";
import { pathIn } from "../io/paths.ts";
import { configName, type Settings } from "../io/settings.ts";
import { plural, printable } from "../io/text.ts";
import { generatedDrift, mendDrift } from "./generated-files.ts";
import { planError, readPlanSources } from "./plan.ts";

export interface GenerateOptions {
  /** Whether nothing is written. */
  readonly isCheck: boolean;
  /** Whether it goes on when schema files change. */
  readonly isWatch: boolean;
}

/** `event-schema generate`: the code of a tracking plan. */
export async function runGeneratePlan(options: GenerateOptions, settings: Settings, io: Io): Promise<ExitCode> {
  const { schemas } = settings;
  if (schemas === undefined)
    throw new UsageError(
      `no tracking plan: "schemas" in ${configName} names its folder; event-schema init writes both`,
    );
  if (options.isCheck && options.isWatch)
    throw new UsageError("--check writes nothing, so there is nothing to --watch");
  const layouts: Layouts = new Map();
  const generate = () => generateOnce(schemas, options.isCheck, settings, io, layouts);
  if (!options.isWatch) return generate();
  const { watchFolder } = await import("./watch.ts");
  return watchFolder(pathIn(io.cwd, schemas), io, async () => {
    await generate().catch(async (error) => {
      if (!(error instanceof UsageError)) throw error;
      await writeMessage(io, error.message);
    });
  });
}

async function generateOnce(
  schemas: string,
  isCheck: boolean,
  settings: Settings,
  io: Io,
  layouts: Layouts,
): Promise<ExitCode> {
  const { generated, language } = settings;
  const files = await generatedFiles(schemas, settings, io, layouts);
  const folder = pathIn(io.cwd, generated);
  const drift = generatedDrift(folder, files);
  if (isCheck) {
    if (drift.length === 0) return exit.ok;
    const lines = drift.map(({ path, problem }) => `${printable(generated)}/${printable(path)} is ${problem}\n`);
    await writeOut(io.stdout, `${lines.join("")}run event-schema generate\n`);
    return exit.findings;
  }
  mendDrift(folder, files, drift);
  const count = plural(files.size, "file");
  await writeOut(
    io.stdout,
    `${printable(generated)}: ${count} of ${language === "ts" ? "TypeScript" : "JavaScript"}, ${drift.length} changed\n`,
  );
  return exit.ok;
}

/** Throws a `UsageError` with a line for each error in the schema files. */
async function generatedFiles(
  schemas: string,
  settings: Settings,
  { cwd }: Io,
  layouts: Layouts,
): Promise<ReadonlyMap<string, string>> {
  const sources = await readPlanSources(schemas, cwd);
  const { schemas: set, unreadable } = sources;
  const { planProblems } = await import("./schema-problems.ts");
  const errors = unreadable.length > 0 ? unreadable : planProblems(set, settings.schemaRules === "strict");
  if (errors.length > 0) throw planError(errors, sources);
  const plan = resolvePlan(set, settings.unknownEvents);
  if (plan === undefined) throw new Error("a tracking plan without events");
  return generatePlan(plan, { language: settings.language, runtime: "intempt-event-schema/runtime" }, layouts);
}
