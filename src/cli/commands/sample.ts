import { InvalidArgumentError } from "commander";
import type { SampleOptions } from "../../sample/sample.ts";
import type { ToolCommand } from "./command.ts";

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
      .description("Write realistic payloads as NDJSON, for trials and load tests: the same ones for the same seed.")
      .option("--count <n>", "how many lines", integer(0), 1000)
      .option("--seed <n>", "which lines", integer(0), 1)
      .option("--invalid <fraction>", "the fraction of them that is invalid, from 0 to 1", fraction, 0)
      .option("--shapes <n>", "how many different sets and orders of keys there are", integer(1), 64)
      .addHelpText(
        "after",
        `
Examples:
  event-schema sample --count 1000000 --invalid 0.01 > trial.ndjson
  event-schema sample | event-schema validate - --summary

Exit codes:
  0  all lines are written, or as many as were read
  2  the command line is wrong, or a line cannot be written`,
      );
  },
  async run(io, { count, ...options }: SampleOptions & { readonly count: number }) {
    const { runSample } = await import("../run/sample.ts");
    return runSample(count, options, io);
  },
};
