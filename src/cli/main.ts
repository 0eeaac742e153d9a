#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { exit, UsageError } from "./exit.ts";
import { OutputError } from "./output.ts";
import { type ValidateOptions, validate } from "./validate.ts";
import { schemaNames } from "./verdict.ts";

const program = new Command("event-schema")
  .description("Validate the event and product payloads of a customer-data platform.")
  .version(manifest.version)
  .exitOverride()
  .showHelpAfterError("(event-schema --help says more)");

program
  .command("validate")
  .description("Validate payloads and track requests in JSON and NDJSON files.")
  .argument("<inputs...>", "files, folders, globs, or - for standard input")
  .option("--schema <name>", `judge every record by this schema: ${schemaNames.join(", ")}`)
  .addOption(new Option("--format <format>", "how to report").choices(["pretty", "json"]).default("pretty"))
  .addHelpText(
    "after",
    `
Records are told apart by content: a payload, an array of payloads, a track request, an array of those, NDJSON of either.

Examples:
  event-schema validate payloads/
  event-schema validate 'logs/**/*.ndjson' --format json
  curl -s https://example.com/payload.json | event-schema validate - --schema wire/payload

Exit codes:
  0  every record is valid
  1  there are findings
  2  the command line is wrong, a file cannot be read, or nothing was validated`,
  )
  .action(async (inputs: string[], options: ValidateOptions) => {
    process.exitCode = await validate(inputs, options);
  });

// A reader that has gone away is nobody's mistake; whatever else is wrong with a stream is told by who writes to it.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code !== "EPIPE") process.exitCode = exit.trouble;
  });
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.ok : exit.trouble;
  if (!(error instanceof UsageError || error instanceof OutputError)) throw error;
  process.stderr.write(`event-schema: ${error.message}\n`);
  return exit.trouble;
}
