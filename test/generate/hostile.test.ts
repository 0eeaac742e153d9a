import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileNamed } from "../../src/constraints/compile.ts";
import { docsFormats, renderDocs } from "../../src/docs/index.ts";
import { generate } from "../../src/generate/generate.ts";
import { readableSchemas } from "../../src/schemas/metaschema.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import type { SchemaObject } from "../../src/schemas/schema.ts";
import { strictErrors } from "../../src/schemas/strict.ts";
import { valuesOf } from "../../src/testing/values.ts";
import { failuresIn } from "./failures.ts";
import { generatedFor } from "./in-memory.ts";

/** Keys that objects inherit, that code, comments, patterns, addresses and pages have to escape, or that are very long. */
const keys = [
  ...["hasOwnProperty", "__proto__", "constructor", "toString", "valueOf", "prototype", "__defineGetter__", "length"],
  ...[
    'it\'s "quoted"',
    "a\nb\r\n",
    "*/ x /*",
    "// x",
    "$" + "{x}",
    "`x`",
    "\u2028\u2029",
    "\ufeff",
    "\u0000",
    "\ud800",
    "",
  ],
  ...[
    "\\",
    "\\u0061",
    "</script>",
    "<!--",
    "|a|b",
    "#",
    "a/b~c",
    "%41",
    "$&",
    "[x](http://x)",
    "{@link X}",
    "@deprecated",
  ],
  ...['{"a":1}', '{"a', "[", "0", "1e3", "-1", "a".repeat(10_000), "é".repeat(2_000)],
  ...["$ref", "$id", "$defs", "enum", "const", "type", "title", "properties", "x-issue", "then", "tsType", "value"],
];

/** An object whose values are from JSON, where `__proto__` is a key like any other. */
const withKey = (key: string, value: unknown): Record<string, unknown> =>
  JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`);

const text = { type: "string", minLength: 1 };

/** A regular expression that matches the key. */
const escaped = (key: string): string => key.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** The ways in which a schema may have a key. */
const forms: Readonly<Record<string, (key: string) => SchemaObject>> = {
  required: (key) => ({ type: "object", properties: withKey(key, text), required: [key] }),
  closed: (key) => ({ type: "object", properties: withKey(key, text), additionalProperties: false }),
  nested: (key) => ({
    type: "object",
    properties: withKey(key, { type: "object", properties: withKey(key, text), required: [key] }),
  }),
  listed: (key) => ({
    type: "object",
    properties: withKey(key, { type: "array", items: { type: "object", properties: withKey(key, text) } }),
  }),
  "of several types": (key) => ({ type: ["object", "string"], properties: withKey(key, text), required: [key] }),
  "tested for": (key) => ({
    type: "object",
    if: { required: [key] },
    then: { required: ["b"] },
    else: { properties: { b: { type: "string" } } },
  }),
  matched: (key) => ({
    type: "object",
    patternProperties: { [`^${escaped(key)}$`]: text },
    additionalProperties: true,
  }),
  excluded: (key) => ({ type: "object", not: { required: [key] }, dependentRequired: withKey(key, ["b"]) }),
  "one of several": (key) => ({
    anyOf: [
      { title: key, type: "object", required: [key], properties: withKey(key, { const: key }) },
      { title: "Other", type: "object", required: ["a"], properties: { a: { type: "string", pattern: escaped(key) } } },
    ],
  }),
  evaluated: (key) => ({ type: "object", allOf: [{ properties: withKey(key, text) }], unevaluatedProperties: false }),
  explained: (key) => ({
    type: "object",
    required: [key],
    not: { required: ["b"] },
    "x-missing": withKey(key, key),
    "x-issue": { not: { code: "forbidden", message: key || "no" } },
  }),
  described: (key) => ({
    title: key,
    description: key,
    type: "object",
    properties: { a: { description: key, title: key, enum: [key, "b"], examples: [key], default: key } },
    $defs: withKey(key, { description: key }),
  }),
};

/** Values of which some are valid and some are not. */
const valuesWith = (key: string): unknown[] => [
  ...["x", "", 1, null].map((value) => withKey(key, value)),
  ...["x", "", 1].map((value) => withKey(key, withKey(key, value))),
  ...["x", "", 1].map((value) => withKey(key, [withKey(key, value)])),
  { ...withKey(key, "x"), b: "b" },
  ...[{}, { a: key }, { a: "b" }, { a: "c" }, { b: 1 }, { b: "b" }, [], "", 1],
];

/** Where Ajv itself is wrong or fails: it ignores `__proto__`, takes "" for present, and has no address for a lone surrogate. */
const isForAjv = (key: string): boolean => !["__proto__", "", "\ud800"].includes(key);

const shown = (key: string): string =>
  key.length > 20 ? `${key.slice(0, 3)}... (${key.length})` : JSON.stringify(key);
/** A schema that has the key in every way, each for the values of a key of its own. */
const schemaOf = (key: string): SchemaObject => ({
  type: "object",
  properties: Object.fromEntries(Object.entries(forms).map(([form, of]) => [form, of(key)])),
});
const cases = keys.map((key) => ({ name: shown(key), key, schema: schemaOf(key) }));
const allCases = new Map(cases.map(({ schema }, i) => [`case-${i}`, schema]));

const generated = new Map<SchemaObject, ReturnType<typeof generatedFor>>();

/** What is generated for a schema. It is made once, because that takes most of the time. */
function generatedOnce(schema: SchemaObject): ReturnType<typeof generatedFor> {
  const made = generated.get(schema) ?? generatedFor(schema);
  generated.set(schema, made);
  return made;
}

const setOf = (schema: SchemaObject) => new Map([["x", schema]]);

describe("a key or a description that code must escape", () => {
  it.each(cases.filter(({ key }) => isForAjv(key)))(
    "$name: has Ajv's verdict on objects and bytes",
    ({ key, schema }) => {
      const oracle = new Ajv2020({ strict: false, ownProperties: true, validateFormats: false }).compile(schema);
      const values = Object.keys(forms).flatMap((form) => valuesWith(key).map((value) => ({ [form]: value })));
      expectVerdicts(schema, values, oracle);
    },
  );

  it.each(cases.filter(({ key }) => !isForAjv(key)))(
    "$name: is a key like any other where Ajv fails",
    ({ key, schema }) => {
      const values = ["x", "", 1].map((value) => ({ required: withKey(key, value) }));
      expectVerdicts(schema, [...values, { required: {} }], (value) => value === values[0]);
    },
  );

  it.each(cases)("$name: is in values that are made", ({ schema }) => {
    const model = new SchemaModel(setOf(schema));
    const schemaNamed = (name: string) => compileNamed(model, name);
    const { validator } = generatedOnce(schema);
    for (const value of fc.sample(valuesOf(schemaNamed("x#"), schemaNamed), 50)) expect(validator.is(value)).toBe(true);
  });

  it.each(docsFormats)("is in the documentation (%s)", (format) => {
    expect(renderDocs(allCases, { format, version: "1" }).size).toBeGreaterThan(0);
  });

  it("does not stop the check of schema files", () => {
    const { schemas, breaches } = readableSchemas(allCases);
    expect([...breaches, ...strictErrors(schemas)]).toEqual([]);
  });

  it("gives modules that compile under strict rules", async () => {
    expect(failuresIn(await generate(allCases), allCases)).toEqual([]);
  });
});

describe("a large schema", () => {
  const many = (count: number, value: (i: number) => unknown) => Array.from({ length: count }, (_, i) => value(i));
  const large: Record<string, SchemaObject> = {
    strings: { type: "object", properties: { a: { enum: many(5000, (i) => `value ${i}`) } } },
    numbers: { type: "object", properties: { a: { enum: many(5000, (i) => i) } } },
    objects: { type: "object", properties: { a: { enum: many(500, (i) => ({ i })) } } },
    names: { type: "object", propertyNames: { enum: many(5000, (i) => `k${i}`) } },
    keys: { type: "object", properties: Object.fromEntries(many(500, (i) => [`k${i}`, text]) as [string, unknown][]) },
    required: { type: "object", required: many(500, (i) => `k${i}`) },
  };

  it.each(Object.entries(large))(
    "of many %s has Ajv's verdict, is documented, and its values are valid",
    (_, schema) => {
      const oracle = new Ajv2020({ strict: false, ownProperties: true }).compile(schema);
      const model = new SchemaModel(setOf(schema));
      const schemaNamed = (name: string) => compileNamed(model, name);
      const made = fc.sample(valuesOf(schemaNamed("x#"), schemaNamed), 3);
      for (const value of made) expect(oracle(value)).toBe(true);
      const values = [{ a: "value 4999" }, { a: 4999 }, { a: { i: 499 } }, { a: "no" }, { k499: 1 }, { k1: "x" }, {}];
      expectVerdicts(schema, [...made, ...values], oracle);
      for (const format of docsFormats) renderDocs(setOf(schema), { format, version: "1" });
    },
  );

  it("gives modules that compile under strict rules", async () => {
    const set = new Map(Object.entries(large).map(([name, schema]) => [`many-${name}`, schema]));
    expect(failuresIn(await generate(set), set)).toEqual([]);
  });
});

/** What is generated for a schema says of each value what the oracle says. */
function expectVerdicts(schema: SchemaObject, values: readonly unknown[], oracle: (value: unknown) => unknown): void {
  const { validator, bytesValidator } = generatedOnce(schema);
  for (const value of values) {
    const isValid = oracle(value);
    const json = JSON.stringify(value);
    expect(validator.is(value), json).toBe(isValid);
    const { issues = [] } = validator.validate(value);
    expect(issues.length === 0, json).toBe(isValid);
    expect(issues.map(({ code }) => code)).not.toContain("unreadable");
    expect(bytesValidator.validate(new TextEncoder().encode(json)).issues === undefined, json).toBe(isValid);
  }
}
