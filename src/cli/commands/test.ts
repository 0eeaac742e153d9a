import { Option } from "commander";
import { settingsOf } from "../io/settings.ts";
import { errorMeaning, type ToolCommand } from "./command.ts";
import { addSettings } from "./settings-flags.ts";

export const testCommand: ToolCommand = {
  name: "test",
  define(command) {
    command
      .summary("check that fixtures pass, or fail with the expected issues")
      .description(
        [
          "Check that fixtures pass, or fail with the expected issues.",
          'A suite is a folder with fixtures in valid/ and invalid/. Those in valid/ must pass. Those in invalid/ must have exactly the issues that a file beside them lists: x.issues.json beside x.json, as [{ "code": "required", "path": ["eventId"] }], in any order. A file suite.json beside valid/ and invalid/ may name the schema: { "schema": "wire" }; --schema is for suites that name none.',
        ].join("\n\n"),
      )
      .argument("[folder]", "a suite, or a folder with suites in it (default: `fixtures` of the configuration, or .)")
      .addOption(
        new Option("--update", "write the files that list the issues, for you to review").helpGroup("The suites:"),
      )
      .addHelpText(
        "after",
        `
Examples:
  event-schema test test/fixtures
  event-schema test test/fixtures --update && git diff test/fixtures

Exit codes:
  0    every fixture is as expected
  1    there are findings: a fixture that is not as expected; with --strict, a warning
  2    ${errorMeaning}
  130  interrupted (SIGINT); 143 terminated (SIGTERM)`,
      );
    addSettings(command);
  },
  async run(io, folder: string | undefined, { update = false, ...flags }: { readonly update?: boolean }) {
    const { runTest } = await import("../run/test.ts");
    const settings = settingsOf(flags, io);
    return runTest(folder ?? settings.fixtures ?? ".", update, settings, io);
  },
};
