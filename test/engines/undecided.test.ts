import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { compile } from "../../src/constraints/compile.ts";
import { assertions } from "../../src/constraints/constraint.ts";
import { findSchema } from "../../src/library/schema-names.ts";
import type { BytesSchema } from "../../src/runtime/text/bytes.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import type { SchemaObject } from "../../src/schemas/schema.ts";
import type { DialectName } from "../../src/sql/dialect.ts";
import { preludeSql, querySql } from "../../src/sql/sql.ts";
import { verdictByLibrary } from "./cases.ts";
import { openClickhouse } from "./clickhouse.ts";
import { verdictsIn } from "./compare.ts";
import { openDuckdb } from "./duckdb.ts";
import type { Engine } from "./engine.ts";
import { openPostgres } from "./postgres.ts";
import { anyValues, modelOf, small, verdictBySchema } from "./small-schemas.ts";

const all: readonly DialectName[] = ["clickhouse", "duckdb", "postgres"];
const nested = "[".repeat(2000) + "]".repeat(2000);
const none: SchemaObject = {};
const twoKinds: SchemaObject = { anyOf: [{ required: ["a"] }, { required: ["b"] }] };

/** What engines do not see: the sort, the engines, a schema, a text that is undecided by it, and one that is decided. */
const sorts: readonly (readonly [string, readonly DialectName[], SchemaObject, ...string[]])[] = [
  ["half of a surrogate pair", all, none, '{"a":"\\ud800"}', '{"a":"\\ud83d\\ude00"}'],
  ["an integer beyond 64 bits", ["clickhouse"], none, '{"a":18446744073709551616}', '{"a":9007199254740993}'],
  ["a number that is no double", ["clickhouse", "postgres"], { type: ["number"] }, "1e400", "1e30"],
  ["deep nesting", ["clickhouse"], none, nested, "[".repeat(100) + "]".repeat(100)],
  ["NaN, which is taken for a number", [], none, '{"a":NaN}', '{"a":"NaN"}'],
  ["a comma before a bracket", [], none, '{"a":1,}', '{"a":","}'],
  ["the same in a string", [], none, '{"a":",]"}'],
  ["a byte order mark", ["duckdb", "postgres"], none, '\ufeff{"a":1}', ' {"a":"\ufeff"}'],
  ["NUL", ["postgres"], none, '{"a":"\\u0000"}', '{"a":"\\u0001"}'],
  ["which alternative is meant", all, twoKinds, "{}", '{"b":1}'],
  ["which of several is meant", all, { oneOf: [{ minLength: 3 }, { maxLength: 4 }] }, '"abc"', '"a"'],
  [
    "unevaluated properties",
    all,
    { anyOf: [{ properties: { a: { minimum: 1 } } }, true], unevaluatedProperties: false },
    '{"a":1}',
    "1",
  ],
  [
    "unevaluated items",
    all,
    { anyOf: [{ prefixItems: [{ minimum: 1 }] }, true], unevaluatedItems: false },
    "[1]",
    "[]",
  ],
  ["formats", all, { "x-formats": "assertion", format: "date" }, '"2026-01-31"', "1"],
  [
    "the third level of a schema that holds itself",
    all,
    { type: "object", additionalProperties: { $ref: "#" } },
    '{"a":{"a":{"a":{}}}}',
    '{"a":{}}',
  ],
  ["lookaheads", ["clickhouse", "duckdb"], { pattern: "^(?!a)" }, '"b"', "1"],
  ["back references", all, { pattern: "^(a|b)\\1$" }, '"aa"', "1"],
  ["words", ["postgres"], { pattern: "\\bab\\b" }, '"an ab"', "1"],
  ["equal items that are not strings", all, { uniqueItems: true }, "[1,2]", '["1","2"]'],
  ["conditions on all keys where one is repeated", all, { maxProperties: 1 }, '{"a":1,"a":2}', '{"a":1}'],
];

describe.each([
  ["clickhouse", async () => openClickhouse()],
  ["duckdb", openDuckdb],
  ["postgres", openPostgres],
] as const)("in %s", (name, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    await engine.run(preludeSql(name) || "SELECT 1");
  });
  afterAll(() => engine.close());

  const verdictsBy = async (model: SchemaModel, schema: string, texts: readonly string[], table = "rows") => {
    if (table === "rows") await engine.load(texts);
    const said = await verdictsIn(engine, querySql(model, { dialect: name, schema, column: "raw", table }));
    return new Map([...said].map(([i, verdict]) => [i, verdict.split("\n")[0] as string]));
  };

  it.each(sorts.map(([sort, where, schema, ...texts]) => ({ sort, where, schema, texts })))(
    "a row is undecided in $where, and nowhere else, by $sort",
    async ({ where, schema, texts }) => {
      const verdicts = await verdictsBy(modelOf(schema), "small", texts);
      const expected = texts.map((one) => verdictBySchema(schema, one));
      if (where.includes(name)) expected[0] = "undecided" as never;
      expect(texts.map((_, i) => verdicts.get(i))).toEqual(expected);
    },
  );

  it("repeated keys of several objects make a row undecided, those of one do not", async () => {
    const payload = '{"eventId":"e","eventId":"f","profileId":"p"}';
    const texts = [`[${payload},${payload}]`, `[${payload}]`].map(
      (list) => `{"track":[{"name":"a","payload":${list}}]}`,
    );
    const verdicts = await verdictsBy(new SchemaModel(schemas), "contract", texts);
    const library = verdictByLibrary(texts[1] as string, findSchema("contract") as BytesSchema).split("\n")[0];
    expect([...verdicts.values()]).toEqual(["undecided", library]);
  });

  if (name === "clickhouse")
    it("bytes that are no UTF-8 make a row undecided", async () => {
      const table = "(SELECT 0 AS i, concat('{\"a\":\"', unhex('ff'), '\"}') AS raw)";
      expect((await verdictsBy(modelOf({}), "small", [], table)).get(0)).toBe("undecided");
    });

  it.each(Object.entries(small))("%s decides what the library decides", async (_, [schema, ...own]) => {
    const texts = [...own, ...anyValues];
    const verdicts = await verdictsBy(modelOf(schema), "small", texts);
    const decided = [...verdicts].filter(([, verdict]) => verdict !== "undecided");
    expect(decided.map(([i, verdict]) => [texts[i], verdict])).toEqual(
      decided.map(([i]) => [texts[i], verdictBySchema(schema, texts[i] as string)]),
    );
    expect(decided.length).toBeGreaterThan(verdicts.size / 2);
  });
});

it("there is a small schema with each assertion", () => {
  const found = new Set<string>();
  for (const [schema] of Object.values(small)) JSON.stringify(compile(modelOf(schema), "small"), collected(found));
  expect([...found].filter((op) => op in assertions).sort()).toEqual(Object.keys(assertions).sort());
});

const collected = (ops: Set<string>) => (key: string, value: unknown) => {
  if (key === "op") ops.add(String(value));
  return value;
};
