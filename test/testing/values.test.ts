import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileNamed } from "../../src/constraints/compile.ts";
import { keywordsWhere } from "../../src/schemas/keywords.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import type { SchemaObject } from "../../src/schemas/schema.ts";
import { singleFaults } from "../../src/testing/single-faults.ts";
import { valuesOf } from "../../src/testing/values.ts";
import { runs } from "../budget.ts";
import { guardOf } from "../generate/in-memory.ts";
import { ajvFor, sparseSchema } from "../generate/random-schemas.ts";

/** For each keyword, a schema in which it decides, and the code of the issue where it fails. */
const schemas: readonly (readonly [keyword: string, schema: SchemaObject, code: string])[] = [
  ["type", { type: "object" }, "type"],
  ["enum", { type: "string", enum: ["a", "b"] }, "enum"],
  ["const", { const: "a" }, "const"],
  ["pattern", { type: "string", pattern: "^[A-Z]{2}\\d+$" }, "format"],
  ["format", { "x-formats": "assertion", type: "string", format: "date-time" }, "format"],
  ["minimum", { type: "integer", minimum: 3 }, "minimum"],
  ["maximum", { type: "number", maximum: 3 }, "maximum"],
  ["exclusiveMinimum", { type: "number", exclusiveMinimum: 3, maximum: 5 }, "minimum"],
  ["exclusiveMaximum", { type: "number", exclusiveMaximum: 3 }, "maximum"],
  ["multipleOf", { type: "number", multipleOf: 0.01 }, "multiple_of"],
  ["minLength", { type: "string", minLength: 3 }, "min_length"],
  ["maxLength", { type: "string", maxLength: 30 }, "max_length"],
  ["minItems", { type: "array", minItems: 2, items: { type: "string" } }, "min_items"],
  ["maxItems", { type: "array", maxItems: 2 }, "max_items"],
  ["uniqueItems", { type: "array", uniqueItems: true }, "not_unique"],
  ["items", { type: "array", prefixItems: [{ type: "string" }], items: false }, "additional_item"],
  ["contains", { type: "array", contains: { const: 1 }, minContains: 1, maxContains: 2 }, "contains"],
  ["required", { type: "object", required: ["a"] }, "required"],
  ["minProperties", { type: "object", minProperties: 2 }, "min_properties"],
  ["maxProperties", { type: "object", maxProperties: 2 }, "max_properties"],
  [
    "additionalProperties",
    { type: "object", properties: { a: {} }, additionalProperties: false },
    "additional_property",
  ],
  ["propertyNames", { type: "object", propertyNames: { maxLength: 3 } }, "property_name"],
  [
    "unevaluatedProperties",
    { type: "object", anyOf: [{ required: ["a"], properties: { a: {} } }, {}], unevaluatedProperties: false },
    "additional_property",
  ],
  ["unevaluatedItems", { type: "array", contains: { const: 1 }, unevaluatedItems: false }, "additional_item"],
  ["anyOf", { type: "object", anyOf: [{ required: ["a"] }, { required: ["b"] }] }, "any_of"],
  ["oneOf", { type: "object", oneOf: [{ required: ["a"] }, { required: ["b"] }] }, "one_of"],
  ["not", { type: "string", not: { const: "none" } }, "not"],
  [
    "properties",
    { type: "object", required: ["a"], properties: { a: { type: "string", maxLength: 4 } } },
    "max_length",
  ],
];

const constraintOf = (schema: SchemaObject) => {
  const model = new SchemaModel(new Map([["x", schema]]));
  return { constraint: compileNamed(model, "x#"), schemaNamed: (place: string) => compileNamed(model, place) };
};

describe("values that are made for a schema", () => {
  it("satisfy it, for any schema for which some are found", () => {
    let found = 0;
    fc.assert(
      fc.property(sparseSchema, (schema) => {
        const { constraint, schemaNamed } = constraintOf(schema);
        const isValid = guardOf(schema);
        try {
          for (const value of fc.sample(valuesOf(constraint, schemaNamed), 5)) expect(isValid(value)).toBe(true);
          found++;
        } catch (error) {
          expect((error as Error).message).toMatch(/no value/);
        }
      }),
      { numRuns: runs(200) },
    );
    expect(found).toBeGreaterThan(runs(200) / 2);
  });

  it("reach every branch of a choice", () => {
    const branches = [{ const: "card" }, { const: "invoice" }, { const: "debit" }].map((method) => ({
      properties: { method },
      required: ["method"],
    }));
    for (const keyword of ["anyOf", "oneOf"]) {
      const { constraint, schemaNamed } = constraintOf({ type: "object", [keyword]: branches });
      const values = fc.sample(valuesOf(constraint, schemaNamed), 100) as { method: string }[];
      expect(new Set(values.map(({ method }) => method))).toEqual(new Set(["card", "invoice", "debit"]));
    }
  });

  it.each([
    "",
    "()",
    "\\bab\\b",
    "^\\w+\\b$",
    "[\\b]a|b",
    "\\\\b",
    "(?<=a)b",
    "^(?!x)a",
    "^(?=.*[a-z])(?=.*[0-9]).{2,}$",
    "^\\p{L}+$",
  ])("match %j, in strings and in keys", (pattern) => {
    for (const schema of [
      { type: "string", pattern },
      { type: "object", patternProperties: { [pattern]: { type: "string" } }, additionalProperties: false },
    ]) {
      const { constraint, schemaNamed } = constraintOf(schema);
      const isValid = guardOf(schema);
      for (const value of fc.sample(valuesOf(constraint, schemaNamed), 20)) expect(isValid(value)).toBe(true);
    }
  });

  it.each(["^(a)\\1$", "^\\cA$"])("are given up where no string is found that matches %j", (pattern) => {
    for (const schema of [
      { type: "string", pattern },
      { type: "object", patternProperties: { [pattern]: {} }, additionalProperties: false, minProperties: 1 },
    ]) {
      const { constraint, schemaNamed } = constraintOf(schema);
      expect(() => fc.sample(valuesOf(constraint, schemaNamed), 20)).toThrow("found no value");
    }
  });

  it("end where the schema leads back to itself", () => {
    const tree = { type: "object", properties: { children: { type: "array", items: { $ref: "#" } } } };
    const { constraint, schemaNamed } = constraintOf(tree);
    const isValid = guardOf(tree);
    for (const value of fc.sample(valuesOf(constraint, schemaNamed), 100)) expect(isValid(value)).toBe(true);
  });
});

describe("values with a single fault", () => {
  it.each(schemas)("break %s, and nothing else", (keyword, schema, code) => {
    const { constraint, schemaNamed } = constraintOf(schema);
    const faults = singleFaults(constraint, { schemaNamed, level: 0 }).filter((fault) => fault.code === code);
    expect(faults.length).toBeGreaterThan(0);
    const isValid = guardOf(schema);
    const ajv = ajvFor(schema);
    for (const fault of faults)
      for (const value of fc.sample(fault.values, 20)) {
        expect(isValid(value), JSON.stringify(value)).toBe(false);
        // To Ajv, `contains` evaluates every item.
        const blamed = keyword === "format" || ajv(value) ? keyword : ajv.errors?.map((error) => error.keyword);
        if (keyword !== "properties") expect(blamed).toContain(keyword);
      }
  });

  it("are made for every keyword that can fail by itself", () => {
    const coded = keywordsWhere(({ code, isCompiled }) => isCompiled === true && code !== undefined);
    const covered = new Set(schemas.map(([keyword]) => keyword));
    expect(coded.filter((keyword) => !covered.has(keyword))).toEqual([]);
  });
});
