import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/compat/compare.ts";
import { randomFrom } from "../../src/sample/random.ts";
import { withSubschemas } from "../../src/schemas/keywords.ts";
import { isSchemaObject, type Schema, SchemaError, type SchemaObject } from "../../src/schemas/schema.ts";
import { upgradedSchemas } from "../../src/schemas/upgrade.ts";
import { root, schemas } from "../oracle.ts";
import { setOf } from "./versions.ts";

/** The milliseconds of a processor that an action takes, whatever else the machine does. */
function timeOf(action: () => void): number {
  const start = process.cpuUsage();
  action();
  return process.cpuUsage(start).user / 1000;
}

const keys = (count: number) => Array.from({ length: count }, (_, i) => `k${i}`);

/** Pairs that take exponential work in the worst case, or are nested or long beyond use. */
const hostile: Readonly<Record<string, readonly [Schema, Schema]>> = {
  "patterns with huge automata": [{ pattern: "^(a|b)*a(a|b){20}$" }, { pattern: "^(a|b)*b(a|b){20}$" }],
  "many lookaheads": [
    { pattern: `^${[..."abcdefghi"].map((one) => `(?=.*${one})`).join("")}.{8,12}$` },
    { pattern: `^${[..."abcdefghij"].map((one) => `(?=.*${one})`).join("")}.{8,12}$` },
  ],
  "a hard boolean problem": [
    { allOf: keys(150).map((_, i) => ({ anyOf: clause([7 * i, 11 * i + 3, 13 * i + 5], 1) })) },
    { allOf: keys(150).map((_, i) => ({ anyOf: clause([5 * i, 17 * i + 3, 19 * i + 5], 2) })) },
  ],
  "many patterns of keys": [
    { patternProperties: Object.fromEntries([..."abcdefghijkl"].map((one, i) => [one, { minimum: i }])) },
    {
      patternProperties: Object.fromEntries([..."abcdefghijkl"].map((one, i) => [one, { minimum: i + 1 }])),
      minProperties: 1,
    },
  ],
  "many ways to evaluate": [
    { anyOf: keys(14).map((key) => ({ properties: { [key]: { type: "string" } } })), unevaluatedProperties: false },
    { anyOf: keys(14).map((key) => ({ properties: { [key]: { type: "number" } } })), unevaluatedProperties: false },
  ],
  "items that are counted twice": [
    { contains: { minimum: 5 }, minContains: 30, maxItems: 40, allOf: [{ contains: { maximum: 7 }, minContains: 25 }] },
    { contains: { minimum: 6 }, minContains: 30, maxItems: 40 },
  ],
  "a schema in itself": [
    { $ref: "#/$defs/a", $defs: { a: { anyOf: [{ $ref: "#/$defs/a" }, { type: "string" }] } } },
    { $ref: "#/$defs/a", $defs: { a: { anyOf: [{ $ref: "#/$defs/a" }, { type: "number" }] } } },
  ],
  "deep nesting": [nested(2000, { type: "string" }), nested(2000, { type: "number" })],
  "no schema at all": [
    { type: 5, properties: 7, items: [1], anyOf: {}, required: "a" },
    { type: "nope", pattern: "(", $ref: 3, enum: 1, minimum: "x", allOf: [3] },
  ],
};

function clause(numbers: readonly number[], positive: number) {
  return numbers.map((number, i) => {
    const present = { required: [`k${number % 35}`] };
    return i < positive ? present : { not: present };
  });
}

function nested(depth: number, innermost: Schema): Schema {
  return keys(depth).reduce<Schema>((inner, key) => ({ properties: { [key]: inner } }), innermost);
}

describe("the comparison", () => {
  it.each(Object.entries(hostile))(
    "ends within ten seconds for %s, with a reason if it is unknown",
    (_, [base, head]) => {
      let changes: ReturnType<typeof compare> = [];
      expect(timeOf(() => (changes = compare(setOf(base), setOf(head))))).toBeLessThan(10_000);
      expect(changes).not.toEqual([]);
      for (const { level, reason } of changes) expect(level === "unknown").toBe(reason !== undefined);
    },
  );

  it("gives the same answer again", () => {
    const [base, head] = hostile["many ways to evaluate"] as [Schema, Schema];
    expect(compare(setOf(base), setOf(head))).toEqual(compare(setOf(base), setOf(head)));
  });

  it("takes less than two seconds for the shipped schemas", () => {
    const changed = new Map([
      ...schemas,
      ["common/identifier", { ...schemas.get("common/identifier"), maxLength: 64 }],
    ]);
    expect(timeOf(() => compare(schemas, changed))).toBeLessThan(2_000);
  });

  const event = (i: number, value: SchemaObject = { type: "number", minimum: i }) => ({
    properties: { name: { const: `event_${i}` }, id: { type: "string", minLength: 1 }, value },
    required: ["name", "id"],
  });

  it.each(["anyOf", "oneOf"])("takes less than five seconds for a union of 200 events by %s", (keyword) => {
    const union = (changed: number) => ({
      ...{ type: "object" },
      [keyword]: keys(200).map((_, i) => (i === changed ? event(i, { type: "integer", minimum: i }) : event(i))),
    });
    let changes: ReturnType<typeof compare> = [];
    expect(timeOf(() => (changes = compare(setOf(union(-1)), setOf(union(77)))))).toBeLessThan(5_000);
    expect(changes.map(({ level, pointer, witness }) => [level, pointer, witness?.payload])).toEqual([
      ["breaking", `/${keyword}/77/properties/value/type`, { name: "event_77", id: "a", value: 77.1 }],
    ]);
  });

  it("takes less than a minute for up to 500 real schemas, and leaves none unknown", () => {
    const base = realSchemas(process.env["CI_THOROUGH"] === "1" ? 500 : 120);
    const random = randomFrom(1);
    const head = new Map([...base].map(([name, schema]) => [name, changed(schema, random) as SchemaObject]));
    let changes: ReturnType<typeof compare> = [];
    expect(timeOf(() => (changes = compare(base, head)))).toBeLessThan(60_000);
    expect(changes.filter(({ level }) => level === "unknown")).toEqual([]);
    expect(changes.length).toBeGreaterThan(base.size);
  });
});

/** Schemas of the corpora by their names, without the addresses under which they refer to metaschemas of their owners. */
function realSchemas(count: number): Map<string, SchemaObject> {
  const found = new Map<string, SchemaObject>();
  for (const folder of ["iglu", "mozilla"])
    for (const file of readdirSync(`${root}../shared/corpora/${folder}`)) {
      const { schema } = JSON.parse(readFileSync(`${root}../shared/corpora/${folder}/${file}`, "utf8")) as {
        schema?: SchemaObject;
      };
      if (schema === undefined || found.size === count) continue;
      const { $id: _, $schema, self: __, ...rest } = schema;
      const draft = /draft-0[467]/.exec(String($schema))?.[0] ?? "draft-04";
      const name = file.replace(".json", "");
      const own = new Map([[name, { ...rest, $schema: `http://json-schema.org/${draft}/schema#` }]]);
      for (const [key, upgraded] of upgradedOrNone(own)) found.set(key, upgraded);
    }
  return found;
}

function upgradedOrNone(own: ReadonlyMap<string, SchemaObject>): ReadonlyMap<string, SchemaObject> {
  try {
    return upgradedSchemas(own).schemas;
  } catch (error) {
    if (error instanceof SchemaError) return new Map();
    throw error;
  }
}

/** The schema with some limits moved and some keywords taken out. */
function changed(schema: unknown, random: (below: number) => number): Schema {
  if (!isSchemaObject(schema)) return schema as boolean;
  const entries = Object.entries(schema).flatMap(([keyword, value]) => {
    if (random(12) > 0) return [[keyword, value]];
    if (typeof value === "number") return [[keyword, value + 1]];
    if (keyword === "type") return [[keyword, value === "string" ? ["string", "null"] : value]];
    return /^(pattern|format|description)$/.test(keyword) ? [] : [[keyword, value]];
  });
  return withSubschemas(Object.fromEntries(entries), (inner) => changed(inner, random));
}
