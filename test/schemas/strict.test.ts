import { describe, expect, it } from "vitest";
import { toolErrors } from "../../src/cli/commands/schema-problems.ts";
import type { Schema } from "../../src/schemas/schema.ts";
import { schemas } from "../oracle.ts";

const findings = (a: unknown) =>
  toolErrors(new Map([["x", { type: "object", properties: { a: a as Schema } }]])).map(({ message }) => message);

describe("the strict check of schema files", () => {
  it("finds nothing in the shipped schemas", () => {
    expect(toolErrors(schemas)).toEqual([]);
  });

  const mistakes: [string, unknown, string][] = [
    ["an unknown keyword", { minimun: 3 }, "#/properties/a/minimun: unknown keyword"],
    ["a keyword of another type", { minimum: "3" }, "#/properties/a/minimum: must be a number"],
    ["an unknown type", { type: "strin" }, "#/properties/a/type: must be one of null, boolean"],
    ["items of an older draft", { items: [{}] }, "#/properties/a/items: must be a schema: an object, true or false"],
    ["a key that is required twice", { required: ["b", "b"] }, "#/properties/a/required: must not list a value twice"],
    ["an if without branches", { if: {} }, '#/properties/a: "if" without "then" and "else" is ignored'],
    ["a branch without its if", { then: {} }, '#/properties/a: "then" without "if" is ignored'],
    ["an empty list of values", { enum: [] }, "#/properties/a/enum: must not be empty"],
    [
      "a limit of numbers on strings",
      { type: "string", minimum: 1 },
      "#/properties/a/minimum: constrains a value of type number, but the type is string",
    ],
    [
      "items of an object",
      { type: ["object", "null"], items: true },
      "#/properties/a/items: constrains a value of type array, but the type is object or null",
    ],
    [
      "a listed value that the type excludes",
      { type: "string", enum: ["a", 1] },
      "#/properties/a/enum/1: is excluded by the type, which is string",
    ],
    [
      "a constant that the type excludes",
      { type: "integer", const: 1.5 },
      "#/properties/a/const: is excluded by the type, which is integer",
    ],
    ["a value that is listed twice", { enum: ["a", 1, "a"] }, "#/properties/a/enum/2: is listed twice"],
    ["an empty list of types", { type: [] }, "#/properties/a/type: must be one of null, boolean"],
    ["keys that are no list", { required: "a" }, "#/properties/a/required: must be an array"],
    ["a negative limit", { minItems: -1 }, "#/properties/a/minItems: must be at least 0"],
    ["a limit that is no integer", { minItems: 1.5 }, "#/properties/a/minItems: must be an integer"],
    ["a list of properties", { properties: [] }, "#/properties/a/properties: must be an object"],
    ["parts that are no list", { allOf: {} }, "#/properties/a/allOf: must be an array"],
    ["no alternatives", { anyOf: [] }, "#/properties/a/anyOf: must not be empty"],
    ["a property that is no schema", { properties: { b: 7 } }, "#/properties/a/properties/b: must be a schema"],
    ["an invalid pattern", { pattern: "[" }, "#/properties/a/pattern: invalid regular expression: unterminated"],
    ["an annotation that is no object", { "x-issue": "a" }, "#/properties/a/x-issue: must be an object"],
    ["a part of one", { "x-issue": { enum: null } }, "#/properties/a/x-issue/enum: must be an object"],
    [
      "a mistake deep inside",
      { allOf: [{ not: { maxLenght: 1 } }] },
      "#/properties/a/allOf/0/not/maxLenght: unknown keyword",
    ],
  ];

  it.each(mistakes)("finds %s, with its file and pointer, and nothing else", (_, schema, problem) => {
    expect(findings(schema)).toEqual([expect.stringContaining(`schemas/x.json${problem}`)]);
  });

  it("finds all mistakes at once, whatever the metaschema says of some", () => {
    const all = { minimum: "3", items: { type: "strin", pattern: "[" }, enum: [], if: {}, allOf: [7, { minimun: 1 }] };
    expect(
      findings(all)
        .map((message) => message.split(": ")[0]?.slice("schemas/x.json#/properties/a".length))
        .sort(),
    ).toEqual(["/items/type", "/minimum", "/allOf/0", "/enum", "/items/pattern"].sort());
  });

  it("allows a limit of numbers on integers, and an integer among the numbers", () => {
    expect(findings({ type: "integer", minimum: 1, enum: [1, 2] })).toEqual([]);
    expect(findings({ type: ["number", "string"], minimum: 1, pattern: "a", const: 1 })).toEqual([]);
  });

  it("allows a part to require a key that another part describes", () => {
    expect(findings({ required: ["b"], allOf: [{ properties: { b: { minimum: 1 } } }] })).toEqual([]);
  });
});
