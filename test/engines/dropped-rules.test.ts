import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { compile } from "../../src/constraints/compile.ts";
import { satisfies } from "../../src/constraints/satisfies.ts";
import { findSchema } from "../../src/library/schema-names.ts";
import type { BytesSchema } from "../../src/runtime/text/bytes.ts";
import { familiesOf } from "../../src/schemas/families.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { SchemaError, type SchemaSet } from "../../src/schemas/schema.ts";
import { querySql } from "../../src/sql/sql.ts";
import { type Case, casesToTry, faulty, hard, verdictByLibrary } from "./cases.ts";
import { differences, verdictsIn } from "./compare.ts";
import { openDuckdb } from "./duckdb.ts";
import type { Engine } from "./engine.ts";
import { type Mutant, withoutEachRule } from "./mutants.ts";

const model = new SchemaModel(schemas);
const options = { dialect: "duckdb", column: "raw", table: "rows" } as const;

/** Rules that say nothing more, and why; in all of them, other values than objects are meant. */
const equivalent: readonly (readonly [title: RegExp, reason: string])[] = [
  [/^(wire\/)?payload# type$/, "the fields of payloads are those of an object, too"],
  [/^common\/payload-fields# type$/, "payloads are objects, too"],
  [/^common\/track-document# type$/, "another value has all keys, as JSON Schema says it, so it has an identifier"],
  [/^common\/point-in-time# format$/, "an annotation"],
  [/^common\/point-in-time#.* (allOf 1|not)$/, "`$` matches before no line end in these expressions"],
  [/^(product-data|user-attributes|events\/[\w-]+)# type$/, "attributes are objects in all payloads"],
];

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckdb();
});
afterAll(() => engine.close());

describe.each(await casesToTry())("of the rules of $title", (one) => {
  const { plan } = one;
  const texts = [...hard(one, one.plan ? 300 : 900, 1), ...faulty(one)];
  const verdicts = texts.map((text) => verdictByLibrary(text, one.schema));
  const whole = plan ? (plan.model.schemas as SchemaSet) : schemas;
  const mutants = [...withoutEachRule(whole, filesOf(one))];
  const values = valuesIn(texts, one);
  const validWithAll = validityIn(new SchemaModel(whole));

  beforeAll(() => engine.load(texts));

  it("there are many", () => expect(mutants.length).toBeGreaterThan(40));

  it.each(mutants)("SQL without $title says other things than the library", async (mutant) => {
    const decided = rowsDecidedBy(mutant);
    const isNoticed =
      (decided.length > 0 && (await isNoticedAmong(decided, mutant))) ||
      (await isNoticedBy(mutant)) ||
      (await isNoticedByFile(mutant));
    expect(isNoticed).toBe(!equivalent.some(([title]) => title.test(mutant.title)));
    if (!isNoticed) expect(decided).toEqual([]);
  });

  /** The same in some rows only, which is enough for nearly all rules, and faster. */
  async function isNoticedAmong(rows: readonly number[], mutant: Mutant): Promise<boolean> {
    await engine.run(`CREATE OR REPLACE TABLE some_rows AS SELECT * FROM rows WHERE i IN (${rows.join()})`);
    return isNoticedBy(mutant, "some_rows");
  }

  /** Whether the engine without the rule and the library with all of them differ in some row. */
  async function isNoticedBy(mutant: Mutant, table: string = options.table): Promise<boolean> {
    const changed = new SchemaModel(mutant.schemas);
    const query = () =>
      plan
        ? querySql(model, { ...options, table, schema: one.family, plan: { ...plan, model: changed } })
        : querySql(changed, { ...options, table, schema: one.family });
    const found = await unlessRefused(query);
    return found === undefined || differences(found, (i) => verdicts[i] as string).length > 0;
  }

  /** The same by the file itself: documents reach some only where another one has asked for as much. */
  async function isNoticedByFile(mutant: Mutant): Promise<boolean> {
    const library = plan === undefined ? (findSchema(mutant.file) as BytesSchema | undefined) : undefined;
    if (library === undefined) return false;
    const changed = new SchemaModel(mutant.schemas);
    const found = await unlessRefused(() => querySql(changed, { ...options, schema: mutant.file }));
    return found === undefined || differences(found, (i) => verdictByLibrary(texts[i] as string, library)).length > 0;
  }

  /** The rows that hold a value which is valid only with the rule, or only without it. */
  function rowsDecidedBy(mutant: Mutant): number[] {
    const valid = validityIn(new SchemaModel(mutant.schemas));
    return values.filter((_, i) => valid[i] !== validWithAll[i]).map(({ row }) => row);
  }

  /** By which files each of the values is valid. */
  function validityIn(by: SchemaModel): string[] {
    const constraints = filesOf(one).map((file) => compile(by, file));
    const named = (name: string) => compile(by, name);
    return values.map(({ value }) => constraints.map((each) => Number(satisfies(each, value, named))).join(""));
  }
});

/** What a query says; `undefined` for schemas by which two kinds of payloads can no longer be distinguished. */
async function unlessRefused(query: () => string): Promise<Map<number, string> | undefined> {
  try {
    return await verdictsIn(engine, query());
  } catch (error) {
    if (error instanceof SchemaError) return undefined;
    throw error;
  }
}

/** The files that documents are validated by. */
function filesOf({ family, plan }: Case): string[] {
  if (plan !== undefined) {
    const { product, attributes, events } = plan.plan;
    return [...(product === undefined ? [] : [product]), ...[...attributes, ...events].map(({ file }) => file)];
  }
  return familiesOf(model)
    .filter(({ title }) => title === family)
    .flatMap(({ request, payload, recognizer }) => [request, payload, recognizer]);
}

interface HeldValue {
  readonly value: unknown;
  /** The first row that holds it. */
  readonly row: number;
}

/** What schemas apply to: all objects that documents hold where it is a plan's, and else all documents. */
function valuesIn(texts: readonly string[], { plan }: Case): HeldValue[] {
  const found = new Map<string, HeldValue>();
  const add = (value: unknown, row: number) => {
    const text = JSON.stringify(value);
    if (!found.has(text)) found.set(text, { value, row });
  };
  for (const [row, text] of texts.entries())
    try {
      const value = JSON.parse(text, (_, inner) => {
        if (plan !== undefined && typeof inner === "object" && !Array.isArray(inner) && inner) add(inner, row);
        return inner;
      });
      if (plan === undefined) add(value, row);
    } catch {}
  return [...found.values()];
}
