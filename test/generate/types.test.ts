import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { declarationsOf } from "../../src/generate/types/types.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import type { Schema, SchemaObject } from "../../src/schemas/schema.ts";
import { failuresOfTypes } from "../corpus/types.ts";
import { asJson } from "../values.ts";
import { guardOf } from "./in-memory.ts";
import { sparseSchema, value } from "./random-schemas.ts";
import { typeCases } from "./type-cases.ts";

/** The types of one schema file, `x`, whose type is `X`, and of others. */
const typesOf = async (schema: Schema, others: Readonly<Record<string, Schema>> = {}): Promise<string> =>
  [...(await declarationsOf(new SchemaModel(new Map([["x", schema], ...Object.entries(others)])))).values()].join(
    "\n\n",
  );

const text = { type: "string" };
const number = { type: "number" };

describe("the type of a schema", () => {
  it("allows what is valid and nothing that it can exclude, as programs that use it show", async () => {
    const programs = new Map<string, string>();
    for (const [name, { schema, uses }] of Object.entries(typeCases))
      programs.set(name, `${await typesOf(schema)}\n${uses}`);
    expect(failuresOfTypes(programs)).toEqual([]);
  });

  it("is an interface with a readable name where a definition leads back to itself", async () => {
    const Category = {
      type: "object",
      properties: { children: { type: "array", items: { $ref: "#/$defs/category" } } },
    };
    const schema = { type: "object", properties: { top: { $ref: "#/$defs/category" } }, $defs: { category: Category } };
    const types = await typesOf(schema);
    expect(types).toMatch(/export interface Category \{\n {2}children\?: Category\[\] \| undefined;\n/);
    expect(types).toContain("top?: Category | undefined;");
  });

  it("is declared once, whichever files refer to it, and has a number only where its name is taken", async () => {
    const node = { type: "object", properties: { next: { $ref: "#/$defs/node" } } };
    const first = { type: "object", properties: { a: { $ref: "#/$defs/node" } }, $defs: { node } };
    const second = { type: "object", properties: { b: { $ref: "x.json#/$defs/node" } } };
    expect((await typesOf(first, { y: second })).match(/export interface \w+/g)).toEqual(
      ["X", "Node", "Y"].map((name) => `export interface ${name}`),
    );
    const withNode = await typesOf(first, { node: { type: "object" } });
    expect(withNode).toContain("export interface Node {");
    expect(withNode).toMatch(/next\?: Node_[\da-f]{8} \| undefined;/);
  });

  it("is named by the last part of an address or a position, whatever is in it", async () => {
    const named = async (ref: string, others: Readonly<Record<string, Schema>> = {}, $defs: SchemaObject = {}) =>
      (await typesOf({ type: "object", properties: { a: { $ref: ref } }, $defs }, others)).match(/a\?: (\w+)/)?.[1];
    const list = (ref: string) => ({ type: "array", items: { $ref: ref } });
    const address = "https://a.example/shared/tree-node.json?v=1";
    expect(await named(address, { [address]: list(address) })).toBe("TreeNode");
    expect(await named("#/$defs/tree.node", {}, { "tree.node": list("#/$defs/tree.node") })).toBe("TreeNode");
    expect(await named("#/$defs/1", {}, { 1: list("#/$defs/1") })).toBe("Part");
  });

  it("of an alternative with a title is declared by the title, or written in place where the name is taken", async () => {
    const alternative = (title: string, key: string) => ({ title, type: "object", required: [key] });
    const a = alternative("Card payment", "card");
    const schema = {
      type: "object",
      properties: {
        once: { oneOf: [a, { type: "null" }] },
        again: { anyOf: [a, alternative("Card payment", "other"), alternative("X", "x"), alternative("1", "one")] },
      },
    };
    const types = await typesOf(schema);
    expect(types.match(/export interface \w+/g)).toEqual(["export interface X", "export interface CardPayment"]);
    expect(types).toContain("once?: CardPayment | null | undefined;");
    expect(failuresOfTypes(new Map([["titles", types]]))).toEqual([]);
  });

  it("has the keys that files, objects and editors find special", async () => {
    const keys = ["a-b", "1", "class", "*/", "a`b", "é", "\ud800", "constructor", "", "a\nb"];
    const properties = Object.fromEntries([...keys, "__proto__"].map((key) => [key, text]));
    Object.defineProperty(properties, "__proto__", { value: text, enumerable: true });
    const schema = { type: "object", properties, required: keys, additionalProperties: false };
    const members = keys.map((key) => `${JSON.stringify(key)}: "x"`).join(", ");
    const uses = `export const x: X = { ${members} };\nexport const empty: Y = {};`;
    const types = await typesOf(schema, { y: { ...schema, required: [] } });
    expect(failuresOfTypes(new Map([["keys", `${types}\n${uses}`]]))).toEqual([]);
  });
});

describe("the doc comment of a type", () => {
  const commentOn = async (schema: SchemaObject): Promise<string | undefined> => {
    const types = await typesOf({ type: "object", properties: { a: schema } });
    return /\/\*\*\n {3}\* ([\s\S]*?)\n {3}\*\//.exec(types)?.[1]?.replace(/\n {3}\* ?/g, "\n");
  };

  it.each<[string, SchemaObject, string | undefined]>([
    [
      "limits of numbers",
      { ...number, minimum: 0, exclusiveMaximum: 9, multipleOf: 0.01 },
      "At least 0. Less than 9. A multiple of 0.01.",
    ],
    ["integers", { type: "integer", maximum: 9, exclusiveMinimum: 1 }, "An integer. At most 9. More than 1."],
    [
      "limits of strings",
      { ...text, minLength: 1, maxLength: 40, pattern: "^a" },
      "At least 1 character. At most 40 characters. Matches `^a`.",
    ],
    [
      "which of several types a limit is for",
      { type: ["string", "integer"], maxLength: 1 },
      "An integer, if it is a number. At most 1 character, if it is a string.",
    ],
    [
      "a description before the limits",
      { ...text, description: "A code", maxLength: 2 },
      "A code. At most 2 characters.",
    ],
    ["nothing of limits that cannot apply", { ...text, minimum: 1, minItems: 1 }, undefined],
    ["nothing where literals are listed", { enum: ["a"], maxLength: 2 }, undefined],
    ["a format that no pattern decides", { ...text, format: "uri" }, "In the format `uri`."],
    [
      "arrays",
      { type: "array", minItems: 1, maxItems: 3, uniqueItems: true },
      "At least 1 item. At most 3 items. No two equal items.",
    ],
    ["nothing that a tuple says", { type: "array", prefixItems: [true], minItems: 1, maxItems: 1 }, undefined],
    [
      "items",
      { type: "array", items: { ...text, maxLength: 2 }, prefixItems: [{ description: "One." }] },
      "Item 1: One.\n\nFurther items: At most 2 characters.",
    ],
    [
      "contains",
      { type: "array", contains: { const: "a" }, maxContains: 2 },
      'At least 1 item and at most 2 items of this kind: `"a"`.',
    ],
    [
      "contains of what is long",
      { type: "array", contains: { properties: { a: true } } },
      "At least 1 item of this kind: what the schema describes.",
    ],
    ["nothing of a contains that asks for nothing", { type: "array", contains: true, minContains: 0 }, undefined],
    [
      "objects",
      { type: "object", minProperties: 1, maxProperties: 2, propertyNames: { pattern: "^a" } },
      "At least 1 key. At most 2 keys. Keys: matches `^a`.",
    ],
    [
      "dependencies",
      { type: "object", dependentRequired: { a: ["b", "c"], d: [] }, dependentSchemas: { e: { required: ["f"] } } },
      "If it has `a`, it has `b` and `c`. If it has `e`, further conditions hold.",
    ],
    [
      "patterns of keys",
      { type: "object", patternProperties: { "^x": { ...text, maxLength: 2 }, y: false } },
      "Values of keys that match `^x`: a string, at most 2 characters; values of keys that match `y`: nothing.",
    ],
    [
      "patterns of the only keys",
      { type: "object", patternProperties: { "^x": true }, additionalProperties: false },
      "Values of keys that match `^x`: anything.",
    ],
    ["other keys", { type: "object", anyOf: [{ required: ["a"] }], unevaluatedProperties: false }, "No other keys."],
    [
      "other items",
      { type: "array", contains: text, unevaluatedItems: number },
      "At least 1 item of this kind: a string. Other items: a number.",
    ],
    ["what is forbidden", { not: { type: "string", maxLength: 1 } }, "Not allowed: a string, at most 1 character."],
    ["conditions", { if: { const: 1 }, then: false }, "Further conditions depend on its value."],
    [
      "exclusive alternatives",
      {
        oneOf: [
          { ...number, minimum: 1 },
          { ...number, multipleOf: 2 },
        ],
      },
      "Exactly one of the alternatives; a number, at least 1; a number, a multiple of 2.",
    ],
    ["nothing of alternatives that exclude each other", { oneOf: [text, number] }, undefined],
    [
      "parts",
      {
        allOf: [
          { type: "array", minItems: 1 },
          { items: text, minItems: 2 },
        ],
      },
      "At least 1 item. At least 2 items.",
    ],
    [
      "the schema's own message",
      { ...text, minLength: 1, pattern: "a", "x-issue": { pattern: { message: "must have an a" } } },
      "At least 1 character. Must have an a.",
    ],
    [
      "the message for all parts",
      { allOf: [{ ...text, pattern: "a" }, { minLength: 2 }], "x-issue": { allOf: { message: "must be odd" } } },
      "Must be odd.",
    ],
    [
      "patterns that would end the comment, break its lines, or fill the page",
      { ...text, allOf: [{ pattern: "a*/\n" }, { pattern: "b".repeat(99) }] },
      "Matches `a*\\/\\u000a`. Matches the pattern of the schema.",
    ],
  ])("says %s", async (_, schema, comment) => {
    expect(await commentOn(schema)).toBe(comment);
  });
});

describe("the types of any schemas", () => {
  it("allow every valid value", async () => {
    const schemas = fc.sample(sparseSchema, { numRuns: 400, seed: 19 });
    // In an object literal, TypeScript takes a `constructor` for the one that every object inherits, unless the type lists it.
    const isPlain = (one: unknown) => !JSON.stringify(one).includes('"constructor"');
    const values = fc.sample(value.map(asJson).filter(isPlain), { numRuns: 60, seed: 19 });
    const programs = new Map<string, string>();
    let count = 0;
    for (const [i, schema] of schemas.entries()) {
      const isValid = guardOf(schema);
      const uses = values.filter(isValid).map((one, j) => `export const x${j}: X = ${literal(one)};`);
      count += uses.length;
      programs.set(
        `schema${i}`,
        [`/* ${JSON.stringify(schema).replaceAll("*/", "* /")} */`, await typesOf(schema), ...uses].join("\n"),
      );
    }
    expect(count).toBeGreaterThan(5000);
    expect(failuresOfTypes(programs)).toEqual([]);
  });
});

/** A JSON value as an expression. `__proto__` would set the prototype. */
function literal(value: unknown): string {
  return JSON.stringify(value);
}
