import { Option } from "commander";
import { importFormats } from "../../exchange/plan.ts";
import type { ImportFlags } from "../run/import.ts";
import type { ToolCommand } from "./command.ts";

export const importCommand: ToolCommand = {
  name: "import",
  define(command) {
    command
      .summary("write schema files from a tracking plan of another tool, or draft them from samples")
      .description(
        [
          "Write a schema file for each event of a tracking plan: of intempt.yaml, of Segment, RudderStack or Avo (JSON), of a CSV file, or of a bundle that `event-schema export` wrote. What cannot be carried over is listed.",
          "A CSV file has a row for each property and the columns event, property, type, required, enum and description, in any order. A row without a property describes its event. Types are any, string, number, integer, boolean, array, object, date and datetime. A property of an object is address.city, one of the items of an array is lines[].sku (write \\. for a dot of a name). Values of an enum have | between them, or are a JSON array.",
          "With --from-samples, the schemas are drafted from payloads and track requests: types, required keys, and the values of a property if they are few and each was sent for at least 5 users. No other value is written. Review a draft before you use it.",
        ].join("\n\n"),
      )
      .argument("[file]", "the plan, or - for standard input")
      .addOption(
        new Option("--format <format>", "the format of the plan (default: detected from the content)").choices(
          importFormats,
        ),
      )
      .option(
        "--from-samples <files...>",
        "draft schemas from these files, folders or globs with payloads and track requests",
      )
      .option("--out <folder>", "the folder to write to (default: schemas, or the setting of the configuration)")
      .option("--force", "replace files that exist")
      .addHelpText(
        "after",
        `
Examples:
  event-schema import intempt.yaml
  event-schema import plan.json --format segment --out schemas
  event-schema import --from-samples logs/day.ndjson

Exit codes:
  0  all files are written
  2  the command line is wrong, the plan cannot be read, or a file exists: then
     nothing is written`,
      );
  },
  async run(io, file: string | undefined, flags: ImportFlags) {
    const { withOptionalPackages } = await import("../run/optional-packages.ts");
    return withOptionalPackages("import", async () => {
      const { runImport } = await import("../run/import.ts");
      return runImport(file, flags, io);
    });
  },
};
