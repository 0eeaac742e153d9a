import { parseArgs } from "node:util";
import { reportError } from "../io/errors.ts";
import { type ExitCode, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { type GenerateOptions, type GenerateSettings, runGenerate } from "../run/generate.ts";
import { packageGeneration, type RenderPages } from "../run/package-generation.ts";

/** What a configuration would say: the schemas of this package are a folder like any other, and its code is the package itself. */
const settings: GenerateSettings = {
  schemas: "schemas",
  generated: "generated",
  fixtures: "test/fixtures/suites",
  schemaRules: "strict",
  language: "ts",
  unknownEvents: "warn",
};

/** The development command `npm run generate`: `event-schema generate` for this package, whose root is the working directory. */
export async function generatePackage(args: readonly string[], io: Io, renderPages: RenderPages): Promise<ExitCode> {
  try {
    return await runGenerate(optionsIn(args), settings, io, packageGeneration(renderPages));
  } catch (error) {
    return reportError(error, io);
  }
}

function optionsIn(args: readonly string[]): GenerateOptions {
  try {
    const flag = { type: "boolean", default: false } as const;
    const { values } = parseArgs({ args: [...args], options: { check: flag, watch: flag, upgrade: flag } });
    return { isCheck: values.check, isWatch: values.watch, isUpgrade: values.upgrade };
  } catch {
    throw new UsageError("usage: npm run generate [-- --check | --watch | --upgrade]");
  }
}
