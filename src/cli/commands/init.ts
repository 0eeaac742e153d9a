import type { ToolCommand } from "./command.ts";

export const initCommand: ToolCommand = {
  name: "init",
  define(command) {
    command
      .summary("prepare a project for a tracking plan of its own")
      .description(
        [
          "Prepare a project for a tracking plan of its own: a configuration, the schema of one event and fixtures for it as examples, npm scripts, the packages that generation needs, and a line in .gitattributes that folds generated code in reviews.",
          "Nothing that exists is changed, but for package.json and .gitattributes, which gain what they do not have. A second run does nothing.",
        ].join("\n\n"),
      )
      .addHelpText(
        "after",
        `
Examples:
  event-schema init
  event-schema init && npm install && npx event-schema generate

Exit codes:
  0  the project has everything
  2  a file cannot be read or written, or is not JSON: then nothing is written`,
      );
  },
  async run(io) {
    const { runInit } = await import("../run/init.ts");
    return runInit(io);
  },
};
