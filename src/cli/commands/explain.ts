import { settingsOf } from "../io/settings.ts";
import type { ToolCommand } from "./command.ts";
import { addSettings } from "./settings-flags.ts";

export const explainCommand: ToolCommand = {
  name: "explain",
  define(command) {
    command
      .summary("explain an issue code, with a wrong and a right payload, or a schema")
      .description(
        "Explain what an issue code means and why it matters, with a wrong and a right payload; or what an event or a schema holds.",
      )
      .argument(
        "[code]",
        "an issue code, such as required, an event, such as Purchase, or a schema (default: list all codes)",
      )
      .addHelpText(
        "after",
        `
Examples:
  event-schema explain
  event-schema explain near_miss_key
  event-schema explain Purchase

Exit codes:
  0  the code or the schema is explained
  2  there is no such code or schema`,
      );
    addSettings(command, ["schemas"]);
  },
  async run(io, code: string | undefined, flags: Readonly<Record<string, unknown>>) {
    const { runExplain } = await import("../run/explain.ts");
    return runExplain(code, settingsOf(flags, io), io);
  },
};
