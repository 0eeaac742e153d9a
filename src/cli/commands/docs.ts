import { Option } from "commander";
import { docsFormats } from "../../docs/formats.ts";
import { settingsOf } from "../io/settings.ts";
import type { DocsOptions } from "../run/docs.ts";
import type { ToolCommand } from "./command.ts";

export const docsCommand: ToolCommand = {
  name: "docs",
  define(command) {
    command
      .summary("write the documentation of the schemas and of all codes")
      .description("Write the documentation of the schemas and of all codes. It is generated from the schemas alone.")
      .requiredOption("--out <folder>", "the folder to write to; files of the same names are replaced")
      .addOption(
        new Option(
          "--format <format>",
          "Markdown pages, a static site with a playground, all their content as JSON, or a description of the API (OpenAPI 3.1) or of channels (AsyncAPI 3)",
        )
          .choices(docsFormats)
          .default("markdown"),
      )
      .option("--open", "open the site in a browser (with --format html)")
      .addOption(new Option("--schemas <folder>", "the folder of a tracking plan (default: that of the configuration)"))
      .addHelpText(
        "after",
        `
Examples:
  event-schema docs --out docs/payloads
  event-schema docs --out site --format html --open
  event-schema docs --out api --format openapi

Exit codes:
  0  all files are written
  2  the command line is wrong, or a file cannot be written`,
      );
  },
  async run(io, { out, format, open = false, ...flags }: DocsFlags) {
    const { runDocs } = await import("../run/docs.ts");
    return runDocs(out, { format, open }, settingsOf(flags, io), io);
  },
};

interface DocsFlags extends DocsOptions {
  readonly out: string;
  readonly schemas?: string;
}
