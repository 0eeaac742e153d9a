import { schemas } from "../../../generated/schemas.ts";
import { schemaVersion } from "../../../generated/version.ts";
import { SchemaModel } from "../../schemas/model.ts";
import type { DialectName } from "../../sql/dialect.ts";
import type { Dedup, PipelineInput } from "../../sql/pipeline.ts";
import type { SqlPlan } from "../../sql/planned.ts";
import { ddlSql, predicateSql, preludeSql, querySql, sqlSchemas } from "../../sql/sql.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { writeOut } from "../io/output.ts";
import type { Settings } from "../io/settings.ts";
import { printable } from "../io/text.ts";

/** The options of `event-schema sql`. */
export interface SqlFlags {
  readonly dialect: DialectName;
  readonly as: "predicate" | "query" | "ddl";
  readonly schema: string;
  readonly column: string;
  readonly table: string;
  readonly input: string;
  readonly dedup: Dedup;
  readonly down?: true;
}

/** `event-schema sql`: writes the rules of the package or of a tracking plan as SQL. */
export async function runSql(
  flags: SqlFlags,
  settings: Pick<Settings, "schemas" | "unknownEvents">,
  { stdout, cwd }: Io,
): Promise<ExitCode> {
  const model = new SchemaModel(schemas);
  const known = sqlSchemas(model);
  if (flags.down && flags.as !== "ddl") throw new UsageError("--down removes a pipeline: it needs --as ddl");
  if (!known.includes(flags.schema))
    throw new UsageError(`unknown schema ${printable(flags.schema)}; available: ${known.join(", ")}`);
  for (const [name, value] of Object.entries({ column: flags.column, table: flags.table }))
    if (!/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)?$/.test(value))
      throw new UsageError(
        `--${name} must be a name of letters, digits and underscores, and may begin with that of a schema and a dot`,
      );
  await writeOut(stdout, textOf(model, flags, await planOf(settings, cwd)));
  return exit.ok;
}

function textOf(model: SchemaModel, flags: SqlFlags, plan: SqlPlan | undefined): string {
  const { dialect, as, schema } = flags;
  const options = { ...flags, input: inputOf(flags), schemaVersion, plan };
  if (as === "predicate") return predicateSql(model, options);
  if (as === "query") return preludeSql(dialect) + querySql(model, options);
  const scripts = ddlSql(model, options);
  if (scripts === undefined)
    throw new UsageError(`a pipeline validates documents, by contract or wire, not by ${printable(schema)}`);
  return flags.down ? scripts.down : scripts.up;
}

/** What `--input` names: a table, or a topic of Kafka or a subject of NATS by its address. */
function inputOf({ input, as, dialect }: SqlFlags): PipelineInput {
  if (input === "table") return { from: input };
  if (as !== "ddl" || dialect !== "clickhouse")
    throw new UsageError("--input is for pipelines in ClickHouse: it needs --dialect clickhouse --as ddl");
  if (input === "null") return { from: input };
  const [, from, broker = "", topic = ""] = /^(kafka|nats):\/\/([\w.:,-]+)\/([\w.*>-]+)$/.exec(input) ?? [];
  if (from !== "kafka" && from !== "nats")
    throw new UsageError("--input must be table, null, kafka://host:port/topic or nats://host:port/subject");
  return { from, broker, topic };
}

async function planOf(
  { schemas: folder, unknownEvents }: Pick<Settings, "schemas" | "unknownEvents">,
  cwd: string,
): Promise<SqlPlan | undefined> {
  if (folder === undefined) return undefined;
  const { readPlan } = await import("./plan.ts");
  const { plan, model } = await readPlan(folder, unknownEvents, cwd);
  return { plan, model, unknownEvents };
}
