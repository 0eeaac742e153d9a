import type { ToolCommand } from "./command.ts";

export const explainCommand: ToolCommand = {
  name: "explain",
  define(command) {
    command
      .summary("explain an issue code, with a wrong and a right payload")
      .description("Explain what an issue code means and why it matters, with a wrong and a right payload.")
      .argument("[code]", "an issue code, such as required (default: list them all)")
      .addHelpText(
        "after",
        `
Examples:
  event-schema explain
  event-schema explain near_miss_key

Exit codes:
  0  the code is explained
  2  there is no such code`,
      );
  },
  async run(io, code: string | undefined) {
    const { runExplain } = await import("../run/explain.ts");
    return runExplain(code, io);
  },
};
