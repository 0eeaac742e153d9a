import { Command } from "commander";
import { schemaVersion } from "../../generated/version.ts";
import { classifyCommand } from "./commands/classify.ts";
import { exitCodes, type ToolCommand } from "./commands/command.ts";
import { compatCommand } from "./commands/compat.ts";
import { docsCommand } from "./commands/docs.ts";
import { explainCommand } from "./commands/explain.ts";
import { exportCommand } from "./commands/export.ts";
import { generateCommand } from "./commands/generate.ts";
import { importCommand } from "./commands/import.ts";
import { initCommand } from "./commands/init.ts";
import { routeCommand } from "./commands/route.ts";
import { sampleCommand } from "./commands/sample.ts";
import { sqlCommand } from "./commands/sql.ts";
import { testCommand } from "./commands/test.ts";
import { validateCommand } from "./commands/validate.ts";
import { reportError } from "./io/errors.ts";
import { type ExitCode, exit } from "./io/exit.ts";
import type { Io } from "./io/io.ts";
import { writeOut } from "./io/output.ts";

const commands: readonly ToolCommand[] = [
  validateCommand,
  routeCommand,
  classifyCommand,
  testCommand,
  explainCommand,
  docsCommand,
  generateCommand,
  compatCommand,
  sampleCommand,
  sqlCommand,
  importCommand,
  exportCommand,
  initCommand,
];

/** Runs the command that the arguments name, and returns the exit code. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exit.ok;
  const help = { stdout: "", stderr: "" };
  const program = new Command("event-schema")
    .description("Validate the event and product payloads of a customer-data platform.")
    .version(schemaVersion)
    .exitOverride()
    .configureOutput({
      outputError() {},
      writeOut(text) {
        help.stdout += text;
      },
      writeErr(text) {
        help.stderr += text;
      },
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
    })
    .addHelpText("after", `\n${exitCodes}`);
  for (const command of commands) {
    const defined = program.command(command.name);
    command.define(defined);
    defined.action(async (...args: unknown[]) => {
      code = await command.run(io, ...(args as never[]));
    });
  }
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    code = await reportError(error, io);
  }
  try {
    for (const stream of ["stdout", "stderr"] as const)
      if (help[stream] !== "") await writeOut(io[stream], help[stream]);
  } catch (error) {
    code = await reportError(error, io);
  }
  return code;
}
