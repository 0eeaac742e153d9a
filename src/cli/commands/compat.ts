import { InvalidArgumentError, Option } from "commander";
import { reportTargets, targetOf } from "../io/report-targets.ts";
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
          `the format of the report: ${formats.join(", ")} (default: github in a GitHub Actions job, else pretty); several may be given with a file each, such as junit=report.xml`,
        ).argParser(formatsWith),
      )
      .option("--output <file>", "write the report to this file, whole or not at all")
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
  1  a change is breaking or undecided; with --semver, undecided, or the version is too low
  2  the command line, the configuration or a schema file is wrong, or a file cannot be written`,
      );
    addSettings(command, ["schemas", "reportRoot", "color"]);
  },
  async run(io, { base, head, format, output, strict = false, semver = false, ...flags }: CompatFlags) {
    const usual = io.env["GITHUB_ACTIONS"] === "true" && output === undefined ? "github" : "pretty";
    const reports = reportTargets(format ?? [usual], output === "-" ? undefined : output, io.cwd);
    const settings = settingsOf(flags, io);
    const { runCompat } = await import("../compat/compat.ts");
    return runCompat({ base, head, reports, isStrict: strict, checksVersion: semver }, settings, io);
  },
};

/** The formats that have been given, with one more. */
function formatsWith(text: string, others: readonly string[] = []): string[] {
  const known: readonly string[] = formats;
  if (!known.includes(targetOf(text).format))
    throw new InvalidArgumentError(`Allowed choices are ${formats.join(", ")}.`);
  return [...others, text];
}

interface CompatFlags {
  readonly base: string;
  readonly head?: string;
  readonly format?: readonly string[];
  readonly output?: string;
  readonly strict?: boolean;
  readonly semver?: boolean;
}
