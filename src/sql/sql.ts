import { familiesOf } from "../schemas/families.ts";
import type { SchemaModel } from "../schemas/model.ts";
import { clickhouse } from "./clickhouse.ts";
import { Compiler } from "./compiler.ts";
import type { Dialect, DialectName } from "./dialect.ts";
import { duckdb } from "./duckdb.ts";
import type { SqlPlan } from "./planned.ts";
import { jsonFunction, postgres } from "./postgres.ts";
import { documentRules, type Rules, schemaRules } from "./rules.ts";
import { predicate, query } from "./statement.ts";

const dialects: Readonly<Record<DialectName, Dialect>> = { clickhouse, duckdb, postgres };

/** What SQL is written. */
export interface SqlOptions {
  readonly dialect: DialectName;
  /** A family of documents, such as `contract`, or a schema file. */
  readonly schema: string;
  /** The column of JSON text. */
  readonly column: string;
  /** The tracking plan that documents are held to, too. */
  readonly plan?: SqlPlan | undefined;
}

/** A condition on the column: true where it is valid, false where it is invalid, NULL where the engine does not see which. */
export const predicateSql = (model: SchemaModel, options: SqlOptions): string =>
  `${predicate(statementOf(model, options))}\n`;

/** A query of the rows of a table and, of each, `verdict`, `kind` and `issues`. */
export const querySql = (model: SchemaModel, options: SqlOptions & { readonly table: string }): string =>
  `${query(options.table, statementOf(model, options))};\n`;

/** What a statement needs that comes before it. */
export const preludeSql = (dialect: DialectName): string => (dialect === "postgres" ? jsonFunction : "");

function statementOf(model: SchemaModel, { dialect, schema, column, plan }: SqlOptions) {
  const compiler = new Compiler(dialects[dialect], model);
  return { rules: rulesOf(schema, plan, compiler), compiler, column };
}

function rulesOf(schema: string, plan: SqlPlan | undefined, compiler: Compiler): Rules {
  const family = familiesOf(compiler.model).find(({ title }) => title === schema);
  return family === undefined ? schemaRules(schema, compiler) : documentRules(family, plan, compiler);
}

/** The families and schemas that there is SQL of. */
export const sqlSchemas = (model: SchemaModel): string[] => [
  ...familiesOf(model).map(({ title }) => title),
  ...model.names,
];

/** The queries of the package's own documents: paths under `generated/` and their content. */
export function sqlFiles(model: SchemaModel): Map<string, string> {
  const names = Object.keys(dialects) as DialectName[];
  return new Map(
    names.flatMap((dialect) =>
      familiesOf(model).map(({ title }): [string, string] => {
        const text = querySql(model, { dialect, schema: title, column: "raw", table: "raw_events" });
        return [`sql/${dialect}/${title}.sql`, `${fileHeader}${preludeSql(dialect)}${text}`];
      }),
    ),
  );
}

const fileHeader = `-- Generated from schemas/ by \`event-schema generate\`. Do not edit: edit the schema.
-- All rows of raw_events, each with the verdict, kind and issues of the JSON text in its column raw.
`;
