import { Option } from "commander";
import { settingsOf } from "../io/settings.ts";
import type { ToolCommand } from "./command.ts";
import { addSettings } from "./settings-flags.ts";

const formats = ["pretty", "json", "markdown", "github", "junit", "sarif", "gitlab"] as const;

export const compatCommand: ToolCommand = {
  name: "compat",
  define(command) {
    command
      .summary("say what a change of schemas breaks, and show it by a payload")
      .description(
        [
          "Say what a change of schemas breaks, and show it by a payload.",
          "Both directions are decided for each schema: whether old payloads are valid by the new schemas (stored events, clients that are not updated), and whether new payloads are valid by the old ones (consumers that are not updated). Every breaking change comes with the smallest payload found whose verdict changes.",
        ].join("\n\n"),
      )
      .requiredOption(
        "--base <what>",
        "the old schemas: a folder, a revision of git (main), a package in node_modules (name@1.2.0) or a tarball",
      )
      .option("--head <folder>", "the folder of the new schemas (default: `schemas` of the configuration)")
      .addOption(
        new Option(
          "--format <format>",
          "the format of the report (default: github in a GitHub Actions job, else pretty)",
        ).choices(formats),
      )
      .option("--strict", "changes fail too that only concern keys which the schemas left open")
      .option("--semver", "the declared version, or changeset, must be as high as the changes need")
      .addHelpText(
        "after",
        `
Examples:
  event-schema compat --base main
  event-schema compat --base intempt-event-schema@0.1.0 --head schemas --semver
  event-schema compat --base origin/main --format markdown --output comment.md

Exit codes:
  0  no change is breaking, or those that are have been allowed
  1  a change is breaking or undecided; with --semver, the version is too low
  2  the command line, the configuration or a schema file is wrong, or a file cannot be written`,
      );
    addSettings(command, ["schemas", "output", "color"]);
  },
  async run(io, { base, head, format, strict = false, semver = false, ...flags }: CompatFlags) {
    const { format: byDefault, ...settings } = settingsOf(flags, io);
    const { runCompat } = await import("../compat/compat.ts");
    const chosen = format ?? (byDefault === "github" ? "github" : "pretty");
    return runCompat({ base, head, format: chosen, isStrict: strict, checksVersion: semver }, settings, io);
  },
};

interface CompatFlags {
  readonly base: string;
  readonly head?: string;
  readonly format?: (typeof formats)[number];
  readonly strict?: boolean;
  readonly semver?: boolean;
}
