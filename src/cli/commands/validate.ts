import { configName, settingsOf } from "../io/settings.ts";
import { exitCodes, type ToolCommand } from "./command.ts";
import { addSettings } from "./settings-flags.ts";

export const validateCommand: ToolCommand = {
  name: "validate",
  define(command) {
    command
      .summary("validate payloads and track requests in JSON and NDJSON files")
      .description(
        [
          "Validate payloads and track requests in JSON and NDJSON files.",
          "Reads .json, .ndjson and .jsonl files, each also as .gz. A record is one JSON document: a file, an element of a top-level array, or a line of NDJSON. Whether a record is a payload or a track request is detected from its content.",
        ].join("\n\n"),
      )
      .argument("[files...]", `files, folders, globs, or - for standard input (default: "files" of ${configName})`)
      .addHelpText(
        "after",
        `
Flags win over the configuration file. Each switch also has a --no- form:
--no-strict, --no-color.

Examples:
  event-schema validate payloads/
  event-schema validate 'logs/**/*.ndjson.gz' --schema wire --strict
  event-schema validate payloads/ --format pretty --format junit=report.xml
  curl -s https://example.com/payload.json | event-schema validate - --show-source

${exitCodes}`,
      );
    addSettings(command);
  },
  async run(io, files: string[], flags: Readonly<Record<string, unknown>>) {
    const { runValidate } = await import("../run/validate.ts");
    return runValidate(files, settingsOf(flags, io), io);
  },
};
