import type { Schema, SchemaObject } from "../../src/schemas/schema.ts";

const keys = (count: number) => Array.from({ length: count }, (_, i) => `k${i}`);

/** Pairs that take exponential work in the worst case, or are nested or long beyond use. */
export const hostile = {
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
} satisfies Record<string, readonly [Schema, Schema]>;

function clause(numbers: readonly number[], positive: number) {
  return numbers.map((number, i) => {
    const present = { required: [`k${number % 35}`] };
    return i < positive ? present : { not: present };
  });
}

function nested(depth: number, innermost: Schema): Schema {
  return keys(depth).reduce<Schema>((inner, key) => ({ properties: { [key]: inner } }), innermost);
}

/** A union of 200 events by name, with the type of a value changed in one of them. */
export function unionOfEvents(keyword: "anyOf" | "oneOf", changed?: number): SchemaObject {
  return { type: "object", [keyword]: keys(200).map((_, i) => event(i, i === changed ? "integer" : "number")) };
}

const event = (i: number, type: string): SchemaObject => ({
  properties: { name: { const: `event_${i}` }, id: { type: "string", minLength: 1 }, value: { type, minimum: i } },
  required: ["name", "id"],
});
