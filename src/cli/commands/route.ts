import { Option } from "commander";
import { settingsOf } from "../io/settings.ts";
import type { Targets } from "../run/route.ts";
import type { ToolCommand } from "./command.ts";
import { addSettings } from "./settings-flags.ts";

const targetOption = (flags: string, description: string): Option =>
  new Option(flags, description).makeOptionMandatory().helpGroup("Output files (- is standard output):");

export const routeCommand: ToolCommand = {
  name: "route",
  define(command) {
    command
      .summary("split input into behavioral events, products and rejected records")
      .description(
        [
          "Split input into behavioral events, products and rejected records.",
          'Track requests are split into their payloads. Each payload is written as a line of NDJSON: {"name":…,"payload":…}, with the name of its event where a track request gave one. What is rejected becomes a dead letter, which has the reasons and the original. All of these lines can be routed again like any input. Either all three files are written whole, or none is.',
        ].join("\n\n"),
      )
      .argument("<files...>", "files, folders, globs, or - for standard input")
      .addOption(targetOption("--events <file>", "where behavioral events go"))
      .addOption(targetOption("--products <file>", "where products go"))
      .addOption(targetOption("--rejected <file>", "where dead letters go: they contain payload content"))
      .addHelpText(
        "after",
        `
Examples:
  event-schema route day.ndjson.gz --events e.ndjson --products p.ndjson --rejected r.ndjson
  event-schema route r.ndjson --schema wire --events e2.ndjson --products p2.ndjson --rejected r2.ndjson

Exit codes:
  0    every payload was accepted
  1    something was rejected
  2    the command line or the configuration is wrong, or a file cannot be read or
       written: then nothing is written
  130  interrupted (SIGINT); 143 terminated (SIGTERM)`,
      );
    addSettings(command, ["schema", "maxBytes", "maxIssues", "quiet"]);
  },
  async run(io, files: string[], { events, products, rejected, ...flags }: Targets & object) {
    const { runRoute } = await import("../run/route.ts");
    return runRoute(files, { events, products, rejected }, settingsOf(flags, io), io);
  },
};
