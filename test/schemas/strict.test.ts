import { describe, expect, it } from "vitest";
import type { Schema } from "../../src/schemas/schema.ts";
import { strictFindings } from "../../src/schemas/strict.ts";
import { schemas } from "../oracle.ts";

const findings = (a: unknown) => strictFindings(new Map([["x", { type: "object", properties: { a: a as Schema } }]]));

describe("the strict check of schema files", () => {
  it("finds nothing in the shipped schemas", () => {
    expect(strictFindings(schemas)).toEqual([]);
  });

  const mistakes: [string, unknown, string][] = [
    ["an unknown keyword", { minimun: 3 }, '#/properties/a: unknown keyword: "minimun"'],
    ["a keyword of another type", { minimum: "3" }, "#/properties/a/minimum: must be number"],
    ["an unknown type", { type: "strin" }, "#/properties/a/type: must be"],
    ["items of an older draft", { items: [{}] }, "#/properties/a/items: must be object,boolean"],
    ["a key that is required twice", { required: ["b", "b"] }, "#/properties/a/required: must NOT have duplicate"],
    ["an if without branches", { if: {} }, '#/properties/a: "if" without "then" and "else" is ignored'],
    ["a branch without its if", { then: {} }, '#/properties/a: "then" without "if" is ignored'],
    ["an empty list of values", { enum: [] }, "#/properties/a: enum must have non-empty array"],
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
    ["a mistake deep inside", { allOf: [{ not: { maxLenght: 1 } }] }, "#/properties/a/allOf/0/not: unknown keyword"],
  ];

  it.each(mistakes)("finds %s, with its file and pointer", (_, schema, problem) => {
    expect(findings(schema).join("\n")).toContain(`schemas/x.json${problem}`);
  });

  it("allows a limit of numbers on integers, and an integer among the numbers", () => {
    expect(findings({ type: "integer", minimum: 1, enum: [1, 2] })).toEqual([]);
    expect(findings({ type: ["number", "string"], minimum: 1, pattern: "a", const: 1 })).toEqual([]);
  });

  it("allows a part to require a key that another part describes", () => {
    expect(findings({ required: ["b"], allOf: [{ properties: { b: { minimum: 1 } } }] })).toEqual([]);
  });
});
