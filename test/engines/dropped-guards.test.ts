import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { type Family, familiesOf } from "../../src/schemas/families.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { clickhouse } from "../../src/sql/clickhouse.ts";
import { Compiler } from "../../src/sql/compiler.ts";
import type { Dialect, Members } from "../../src/sql/dialect.ts";
import { duckdb } from "../../src/sql/duckdb.ts";
import { jsonFunction, postgres } from "../../src/sql/postgres.ts";
import { documentRules } from "../../src/sql/rules.ts";
import { query } from "../../src/sql/statement.ts";
import { type Case, casesToTry, hard, verdictByLibrary } from "./cases.ts";
import { openClickhouse } from "./clickhouse.ts";
import { differences, verdictsIn } from "./compare.ts";
import { openDuckdb } from "./duckdb.ts";
import type { Engine } from "./engine.ts";
import { openPostgres } from "./postgres.ts";

const model = new SchemaModel(schemas);
const cases = await casesToTry();
const rows = new Map(cases.map((one) => [one, hard(one, 900, 1)]));
type Change = Partial<Dialect>;

const withMembers = (dialect: Dialect, change: Partial<Members>): Change => ({
  withMembers: (value, keys, name, body) =>
    dialect.withMembers(value, keys, name, (members) => body({ ...members, ...change })),
});
const quick = (dialect: Dialect, change: Partial<NonNullable<Dialect["quick"]>>): Change => ({
  quick: { ...(dialect.quick as NonNullable<Dialect["quick"]>), ...change },
});

/** What every dialect sees to. */
const inAll = (dialect: Dialect, yes: string, no: string): [string, Change][] => [
  ["what is taken for no JSON", { mayMisread: { ...dialect.mayMisread, asOther: () => no } }],
  ["the class of a value", { isOf: () => yes }],
  ["repeated keys", withMembers(dialect, { repeats: () => dialect.none })],
  ["repeated keys of several objects", { hasSeveralParents: () => no }],
];

const dialects: readonly (readonly [Dialect, () => Promise<Engine>, readonly (readonly [string, Change])[]])[] = [
  [
    clickhouse,
    async () => openClickhouse(),
    [
      ...inAll(clickhouse, "1", "0"),
      ["escaped keys", quick(clickhouse, { keyWithEscape: "x\\Ax" })],
      ["repeated keys of what seems clean", quick(clickhouse, { areUnique: () => "1" })],
    ],
  ],
  [
    duckdb,
    openDuckdb,
    [
      ...inAll(duckdb, "true", "false"),
      ["escaped keys", quick(duckdb, { keyWithEscape: "x\\Ax" })],
      ["repeated keys of what seems clean", quick(duckdb, { areUnique: () => "true" })],
      ["what is taken for JSON", { isJson: (text: string) => `json_valid(${text})` }],
      ["numbers that are not finite", { isFinite: () => "true" }],
      ["quotes and escapes at the beginning of a string", { beginsWithin: (value) => `(${value}[1] = '"')` }],
    ],
  ],
  [
    postgres,
    openPostgres,
    [
      ...inAll(postgres, "true", "false"),
      ["what ends a query", { mayMisread: { ...postgres.mayMisread, asJson: () => undefined } }],
      ["numbers out of range", { double: (value) => `(${value}::text::float8)` }],
      ["that it misses such numbers", { mayMissDoubles: undefined as never }],
    ],
  ],
];

describe.each(dialects)("the SQL of $name", (dialect, open, changes) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    if (dialect === postgres) await engine.run(jsonFunction);
  });
  afterAll(() => engine.close());

  it("says what the library says", async () => {
    for (const one of cases) expect(await differs(engine, dialect, one)).toBe(false);
  });

  it.each(changes)("says other things, or nothing, without a look at %s", async (_, change) => {
    for (const one of cases) if (await differs(engine, { ...dialect, ...change }, one).catch(() => true)) return;
    expect.unreachable();
  });
});

/** Whether an engine, by a dialect, says other things than the library of what is hard. */
async function differs(engine: Engine, dialect: Dialect, one: Case): Promise<boolean> {
  const texts = rows.get(one) as string[];
  await engine.load(texts);
  const compiler = new Compiler(dialect, model);
  const family = familiesOf(model).find(({ title }) => title === one.family) as Family;
  const sql = query("rows", { rules: documentRules(family, one.plan, compiler), compiler, column: "raw" });
  return differences(await verdictsIn(engine, sql), (i) => verdictByLibrary(texts[i] as string, one.schema)).length > 0;
}
