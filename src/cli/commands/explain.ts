import { settingsOf } from "../io/settings.ts";
import type { ToolCommand } from "./command.ts";
import { addSettings } from "./settings-flags.ts";

export const explainCommand: ToolCommand = {
  name: "explain",
  define(command) {
    command
      .summary("explain an issue code, with a wrong and a right payload, or a schema")
      .description(
        "Explain what an issue code means and why it matters, with a wrong and a right payload; what an event or a schema holds; or which keywords schemas may use.",
      )
      .argument(
        "[code]",
        "an issue code, such as required, an event, such as Purchase, a schema, a keyword of JSON Schema, or keywords for all of these (default: list all codes)",
      )
      .addHelpText(
        "after",
        `
Examples:
  event-schema explain
  event-schema explain near_miss_key
  event-schema explain Purchase
  event-schema explain keywords

Exit codes:
  0  the code, the schema or the keyword is explained
  2  there is no such code, schema or keyword`,
      );
    addSettings(command, ["schemas"]);
  },
  async run(io, code: string | undefined, flags: Readonly<Record<string, unknown>>) {
    const { runExplain } = await import("../run/explain.ts");
    return runExplain(code, settingsOf(flags, io), io);
  },
};
