import { Option } from "commander";
import { settingsOf } from "../io/settings.ts";
import { type RowFormat, rowFormats, type VerdictFormat, verdictFormats } from "../run/row-formats.ts";
import type { ToolCommand } from "./command.ts";
import { addSettings } from "./settings-flags.ts";

export const classifyCommand: ToolCommand = {
  name: "classify",
  define(command) {
    command
      .summary("answer each line of standard input with its verdict, for databases and pipes")
      .description(
        [
          "Answer each line of standard input with its verdict, for databases and pipes.",
          "Each row of the input is a payload or a track request, and as many rows come out as went in, in their order. All rows that have come are answered before more are read. The output has the format of the input:",
          "lines: each row ends with a line feed\ntsv: a column of tab-separated values, with the escapes of ClickHouse's TabSeparated and of Postgres's COPY\nlength-prefixed: each row follows its length in bytes (LEB128), as a String in ClickHouse's RowBinary",
          'A verdict is "valid" or "invalid" and, where there is one, the kind: "valid event". As JSON it is {"verdict":"invalid","kind":"event","issues":[{"code":"required","pointer":"/eventId"}]}. A row that is not JSON is invalid and of no kind (null).',
        ].join("\n\n"),
      )
      .addOption(new Option("--input <format>", "the format of the rows").choices(rowFormats).default("lines"))
      .addOption(
        new Option("--output <format>", "what is written of each row").choices(verdictFormats).default("verdict"),
      )
      .addHelpText(
        "after",
        `
Examples:
  event-schema classify < day.ndjson | sort | uniq -c
  event-schema classify --output json --schema wire < day.ndjson

Exit codes:
  0    every row has its verdict, whatever it is: engines take any other code for a
       failure of the query
  2    the command line or the configuration is wrong, standard input cannot be read to
       its end, or a verdict cannot be written
  130  interrupted (SIGINT); 143 terminated (SIGTERM)`,
      );
    addSettings(command, ["schema", "maxBytes", "maxIssues"]);
  },
  async run(io, { input, output, ...flags }: ClassifyFlags) {
    const { runClassify } = await import("../run/classify.ts");
    return runClassify({ input, output }, settingsOf(flags, io), io);
  },
};

interface ClassifyFlags {
  readonly input: RowFormat;
  readonly output: VerdictFormat;
}
