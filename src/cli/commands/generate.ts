import { configName, settingsOf } from "../io/settings.ts";
import type { ToolCommand } from "./command.ts";
import { addSettings } from "./settings-flags.ts";

export const generateCommand: ToolCommand = {
  name: "generate",
  define(command) {
    command
      .summary("generate types and validators from the schemas of a tracking plan")
      .description(
        `Generate types and validators from the schemas of a tracking plan. ${configName} names the folder of the schemas ("schemas"), the folder that is written to ("generated"), and the language ("ts" or "js").`,
      )
      .option("--check", "write nothing, and fail if the generated code is not what the schemas say")
      .option("--watch", "generate again whenever a schema file changes")
      .option("--upgrade", "rewrite schema files of older drafts as 2020-12, and generate nothing")
      .addHelpText(
        "after",
        `
Examples:
  event-schema generate
  event-schema generate --check

Exit codes:
  0  the generated code is what the schemas say
  1  with --check: a file is missing, outdated, edited or left over
  2  the command line, the configuration or a schema file is wrong, or a file cannot be written`,
      );
    addSettings(command, ["schemas", "unknownEvents"]);
  },
  async run(io, { check = false, watch = false, upgrade = false, ...flags }: GenerateFlags) {
    const settings = settingsOf(flags, io);
    const { withOptionalPackages } = await import("../run/optional-packages.ts");
    return withOptionalPackages("generate", async () => {
      const [{ runGenerate }, { planGeneration }] = await Promise.all([
        import("../run/generate.ts"),
        import("../run/plan-generation.ts"),
      ]);
      return runGenerate({ isCheck: check, isWatch: watch, isUpgrade: upgrade }, settings, io, planGeneration());
    });
  },
};

interface GenerateFlags {
  readonly check?: boolean;
  readonly watch?: boolean;
  readonly upgrade?: boolean;
}
