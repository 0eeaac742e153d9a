import { Option } from "commander";
import { exportFormats } from "../../exchange/plan.ts";
import type { ExportFlags } from "../run/export.ts";
import type { ToolCommand } from "./command.ts";

export const exportCommand: ToolCommand = {
  name: "export",
  define(command) {
    command
      .summary("write the schemas of events as a tracking plan for another tool")
      .description(
        "Write the schemas of events, in the folder schemas or that of the configuration, as a tracking plan for another tool. What the format does not keep is listed on standard error. A bundle keeps everything: it is one JSON Schema document with all files.",
      )
      .addOption(new Option("--format <format>", "the format of the plan").choices(exportFormats).makeOptionMandatory())
      .option("--out <file>", "write to this file, whole or not at all (default: standard output)")
      .addHelpText(
        "after",
        `
Examples:
  event-schema export --format intempt-yaml > intempt.yaml
  event-schema export --format csv --out plan.csv

Exit codes:
  0  the plan is written
  2  the command line is wrong, a schema cannot be read, or the file cannot be
     written`,
      );
  },
  async run(io, flags: ExportFlags) {
    const { runExport } = await import("../run/export.ts");
    return runExport(flags, io);
  },
};
