import { Option } from "commander";
import { settingsOf } from "../io/settings.ts";
import type { SqlFlags } from "../run/sql.ts";
import type { ToolCommand } from "./command.ts";
import { addSettings } from "./settings-flags.ts";

export const sqlCommand: ToolCommand = {
  name: "sql",
  define(command) {
    command
      .summary("write the rules as SQL, for data in ClickHouse, DuckDB or Postgres")
      .description(
        "Write the rules as SQL, for JSON in a column of ClickHouse, DuckDB or Postgres. The verdict of each row is that of `validate`, or undecided where the engine does not see what decides it.",
      )
      .addOption(
        new Option("--dialect <engine>", "the engine")
          .choices(["clickhouse", "duckdb", "postgres"])
          .makeOptionMandatory(),
      )
      .addOption(
        new Option("--as <form>", "a condition on one row, a query of all rows, or the tables and views of a pipeline")
          .choices(["predicate", "query", "ddl"])
          .default("query"),
      )
      .option("--schema <name>", "a family of documents or a schema, such as contract, wire or product", "contract")
      .option("--column <name>", "the column of JSON", "raw")
      .option("--table <name>", "the table of what comes in", "raw_events")
      .option(
        "--input <input>",
        "what a pipeline in ClickHouse reads: a table, null (a table that keeps nothing), kafka://host:port/topic or nats://host:port/subject",
        "table",
      )
      .addOption(
        new Option(
          "--dedup <key>",
          "what makes two events of a pipeline one. Lines of one order may share an eventId, so by default the person and the payload count, too",
        )
          .choices(["payload", "event-id"])
          .default("payload"),
      )
      .option("--down", "write the script that removes the pipeline, with its data")
      .addHelpText(
        "after",
        `
Examples:
  event-schema sql --dialect duckdb > verdicts.sql
  event-schema sql --dialect clickhouse --as predicate --column body
  event-schema sql --dialect clickhouse --as ddl | clickhouse-client --multiquery
  event-schema sql --dialect clickhouse --as ddl --input kafka://localhost:9092/raw-events

Exit codes:
  0  the SQL is written
  2  the command line is wrong, or a schema cannot be read`,
      );
    addSettings(command, ["schemas"]);
  },
  async run(io, { schemas, config, ...options }: SqlFlags & { readonly schemas?: string; readonly config?: string }) {
    const { runSql } = await import("../run/sql.ts");
    const flags = { ...(schemas !== undefined && { schemas }), ...(config !== undefined && { config }) };
    return runSql(options, settingsOf(flags, io), io);
  },
};
