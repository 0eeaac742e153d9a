import type { Schema } from "../../src/schemas/schema.ts";

/** Schemas of others: what JSON Schema can say and this project's own schemas do not. */
export const foreign: Readonly<Record<string, ReadonlyMap<string, Schema>>> = {
  "a recursive tree": new Map<string, Schema>([
    [
      "tree",
      {
        $id: "https://foreign.invalid/tree",
        title: "Tree",
        type: "object",
        properties: { value: { type: "number" }, children: { type: "array", items: { $ref: "#" }, uniqueItems: true } },
        required: ["value"],
        unevaluatedProperties: false,
      },
    ],
  ]),
  "definitions and anchors": new Map<string, Schema>([
    [
      "order",
      {
        $ref: "#/$defs/line",
        $defs: {
          line: { $anchor: "line", type: "array", prefixItems: [{ const: "sku" }, { type: "integer" }], items: false },
          "a/b": { $ref: "#line", minItems: 1, maxItems: 3, contains: { const: 1 }, minContains: 1, maxContains: 2 },
        },
      },
    ],
  ]),
  "keys of many kinds": new Map<string, Schema>([
    [
      "keys",
      {
        type: "object",
        patternProperties: { "^x-|y": { type: ["string", "null"], maxLength: 3, minLength: 1 }, "`": true },
        additionalProperties: { exclusiveMinimum: 0, exclusiveMaximum: 9.5, multipleOf: 0.5, maximum: 9 },
        propertyNames: { pattern: "^[a-z|]+$" },
        minProperties: 1,
        maxProperties: 4,
        dependentRequired: { card: ["address", "name"] },
        dependentSchemas: { card: { properties: { address: { deprecated: true, default: "" } } } },
      },
    ],
  ]),
  "branches within branches": new Map<string, Schema>([
    [
      "shape",
      {
        allOf: [
          {
            if: { properties: { kind: { const: "circle" } }, required: ["kind"] },
            then: { required: ["r"] },
            else: false,
          },
          { anyOf: [{ required: ["a"] }, { required: ["b", "c"] }] },
        ],
        oneOf: [{ enum: ["S", 1, null] }, { type: "object", not: { required: ["x"] } }],
        "x-own": { any: "thing" },
        type: 7,
      },
    ],
  ]),
  "schemas that are booleans": new Map<string, Schema>([
    ["all", true],
    ["nothing", false],
    ["refers", { $ref: "nothing.json", properties: { a: { $ref: "elsewhere.json#/x" }, b: { $ref: "all.json" } } }],
  ]),
};
