import { schemas } from "../../../generated/schemas.ts";
import { SchemaModel } from "../../schemas/model.ts";
import type { DialectName } from "../../sql/dialect.ts";
import type { SqlPlan } from "../../sql/planned.ts";
import { predicateSql, preludeSql, querySql, sqlSchemas } from "../../sql/sql.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { writeOut } from "../io/output.ts";
import type { Settings } from "../io/settings.ts";
import { printable } from "../io/text.ts";

/** The options of `event-schema sql`. */
export interface SqlFlags {
  readonly dialect: DialectName;
  readonly as: "predicate" | "query";
  readonly schema: string;
  readonly column: string;
  readonly table: string;
}

/** `event-schema sql`: writes the rules of the package or of a tracking plan as SQL. */
export async function runSql(
  flags: SqlFlags,
  settings: Pick<Settings, "schemas" | "unknownEvents">,
  { stdout, cwd }: Io,
): Promise<ExitCode> {
  const model = new SchemaModel(schemas);
  const known = sqlSchemas(model);
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

function textOf(
  model: SchemaModel,
  { dialect, as, schema, column, table }: SqlFlags,
  plan: SqlPlan | undefined,
): string {
  const options = { dialect, schema, column, plan };
  if (as === "predicate") return predicateSql(model, options);
  return preludeSql(dialect) + querySql(model, { ...options, table });
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
