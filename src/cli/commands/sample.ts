import { InvalidArgumentError } from "commander";
import { settingsOf } from "../io/settings.ts";
import type { SampleRun } from "../run/sample.ts";
import type { ToolCommand } from "./command.ts";
import { addSettings } from "./settings-flags.ts";

const integer = (minimum: number) => (text: string) => {
  if (/^\d{1,15}$/.test(text) && Number(text) >= minimum) return Number(text);
  throw new InvalidArgumentError(`It must be an integer ≥ ${minimum}.`);
};

const fraction = (text: string) => {
  if (/^(0|1|0?\.\d+|1\.0+)$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a number from 0 to 1.");
};

export const sampleCommand: ToolCommand = {
  name: "sample",
  define(command) {
    command
      .summary("write realistic payloads as NDJSON, for trials and load tests")
      .description(
        "Write realistic payloads as NDJSON, for trials and load tests: the same ones for the same seed. Of a tracking plan, each line is a track request with an event of the plan.",
      )
      .option("--count <n>", "how many lines", integer(0), 1000)
      .option("--seed <n>", "which lines", integer(0), 1)
      .option("--invalid <fraction>", "the fraction of them that is invalid, from 0 to 1", fraction, 0)
      .option(
        "--shapes <n>",
        "how many different sets and orders of keys there are (default: 64, or more for a large plan)",
        integer(1),
      )
      .option("--schema <name>", "only the payloads of one schema, such as product or events/purchase")
      .addHelpText(
        "after",
        `
Examples:
  event-schema sample --count 1000000 --invalid 0.01 > trial.ndjson
  event-schema sample | event-schema validate - --summary
  event-schema sample --schema events/purchase --count 20

Exit codes:
  0  all lines are written, or as many as were read
  2  the command line is wrong, or a line cannot be written`,
      );
    addSettings(command, ["schemas"]);
  },
  async run(io, { schemas, config, ...options }: SampleRun & { readonly schemas?: string; readonly config?: string }) {
    const { runSample } = await import("../run/sample.ts");
    const flags = { ...(schemas !== undefined && { schemas }), ...(config !== undefined && { config }) };
    return runSample(options, settingsOf(flags, io), io);
  },
};
