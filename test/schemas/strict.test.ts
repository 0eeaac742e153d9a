import { describe, expect, it } from "vitest";
import { toolErrors } from "../../src/cli/run/schema-problems.ts";
import type { Schema, SchemaObject } from "../../src/schemas/schema.ts";
import { strictErrors } from "../../src/schemas/strict.ts";
import { schemas } from "../oracle.ts";

const findings = (a: unknown) =>
  toolErrors(
    new Map<string, SchemaObject>([
      ["x", { type: "object", properties: { a: a as Schema } }],
      ["y", { $defs: { n: { type: "number" } } }],
    ]),
  ).map(({ message }) => message);

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
    [
      "a type for any value",
      { type: "any" },
      "#/properties/a/type: must be one of null, boolean, integer, number, string, array, object, or several in an array; leave `type` out to allow any value",
    ],
    [
      "a type of another language",
      { type: ["DateTime", "null"] },
      '#/properties/a/type/0: must be one of null, boolean, integer, number, string, array, object, or several in an array; write "string", and "format": "date-time" beside it',
    ],
    ["an empty list of types", { type: [] }, "#/properties/a/type: must be one of null, boolean"],
    ["keys that are no list", { required: "a" }, "#/properties/a/required: must be an array"],
    ["a negative limit", { minItems: -1 }, "#/properties/a/minItems: must be at least 0"],
    ["a limit that is no integer", { minItems: 1.5 }, "#/properties/a/minItems: must be an integer"],
    ["a list of properties", { properties: [] }, "#/properties/a/properties: must be an object"],
    ["parts that are no list", { allOf: {} }, "#/properties/a/allOf: must be an array"],
    ["a list where a schema was", { additionalItems: [] }, "#/properties/a/additionalItems: must be a schema"],
    ["no alternatives", { anyOf: [] }, "#/properties/a/anyOf: must not be empty"],
    ["a property that is no schema", { properties: { b: 7 } }, "#/properties/a/properties/b: must be a schema"],
    ["an invalid pattern", { pattern: "[" }, "#/properties/a/pattern: invalid regular expression: unterminated"],
    ["an annotation that is no object", { "x-issue": "a" }, "#/properties/a/x-issue: must be an object"],
    ["a part of one", { "x-issue": { enum: null } }, "#/properties/a/x-issue/enum: must be an object"],
    [
      "a misspelt keyword",
      { type: "string", mexLength: 3 },
      "#/properties/a/mexLength: unknown keyword; did you mean `maxLength`?",
    ],
    [
      "letters that are swapped",
      { requried: ["b"] },
      "#/properties/a/requried: unknown keyword; did you mean `required`?",
    ],
    [
      "another way of writing",
      { min_length: 1 },
      "#/properties/a/min_length: unknown keyword; did you mean `minLength`?",
    ],
    ["an address of an older draft", { id: "b" }, "#/properties/a/id: unknown keyword; did you mean `$id`?"],
    ["$dynamicRef", { $dynamicRef: "#b" }, "#/properties/a/$dynamicRef: not supported; write `$ref`"],
    ["$recursiveRef", { $recursiveRef: "#" }, "#/properties/a/$recursiveRef: not supported; write `$ref`"],
    ["$vocabulary", { $vocabulary: {} }, "#/properties/a/$vocabulary: not supported; leave it out"],
    ["contentSchema", { contentSchema: {} }, "#/properties/a/contentSchema: not supported; describe"],
    ["dependencies", { dependencies: {} }, "#/properties/a/dependencies: not supported; write `dependentRequired`"],
    ["additionalItems", { additionalItems: {} }, "#/properties/a/additionalItems: not supported; write `items` beside"],
    [
      "an anchor that another schema has",
      { $anchor: "b", not: { $anchor: "b" } },
      "#/properties/a/not/$anchor: another schema",
    ],
    [
      "an address that another schema has",
      { allOf: [{ $id: "b" }, { $id: "b" }] },
      "#/properties/a/allOf/1/$id: another schema",
    ],
    ["minContains without contains", { minContains: 1 }, '#/properties/a: "minContains" without "contains" is ignored'],
    [
      "an invalid pattern of keys",
      { patternProperties: { "a/(": {} } },
      "#/properties/a/patternProperties/a~1(: invalid regular",
    ],
    [
      "lengths in the wrong order",
      { minLength: 3, maxLength: 2 },
      "#/properties/a/minLength: is greater than `maxLength`",
    ],
    ["counts in the wrong order", { minItems: 3, maxItems: 2 }, "#/properties/a/minItems: is greater than `maxItems`"],
    ["counts of keys", { minProperties: 3, maxProperties: 2 }, "#/properties/a/minProperties: is greater than"],
    [
      "counts of what is contained",
      { contains: {}, maxContains: 0 },
      "#/properties/a/maxContains: is less than `minContains`",
    ],
    ["numbers in the wrong order", { minimum: 3, maximum: 2.5 }, "#/properties/a/minimum: is greater than `maximum`"],
    [
      "a limit that excludes itself",
      { minimum: 3, exclusiveMaximum: 3 },
      "#/properties/a/minimum: equals `exclusiveMaximum`",
    ],
    [
      "limits that exclude each other",
      { exclusiveMinimum: 3, maximum: 3 },
      "#/properties/a/exclusiveMinimum: equals `maximum`",
    ],
    [
      "a required key that is forbidden",
      { required: ["c", "b"], properties: { b: false, c: true } },
      "#/properties/a/required/1: is forbidden by `properties`",
    ],
    [
      "a required key that no keyword allows",
      { required: ["b"], properties: { c: true }, additionalProperties: false },
      "#/properties/a/required/0: is forbidden by `additionalProperties`",
    ],
    [
      "a listed value that is too long",
      { enum: ["a", "bc"], maxLength: 1 },
      "#/properties/a/enum/1: is excluded by `maxLength`",
    ],
    ["a constant that does not match", { const: "a", pattern: "b" }, "#/properties/a/const: is excluded by `pattern`"],
    ["a constant that is not listed", { const: "b", enum: ["a"] }, "#/properties/a/const: is excluded by `enum`"],
    [
      "an invalid example",
      { type: "string", examples: ["a", 7] },
      "#/properties/a/examples/1: is not valid against its own schema: it must be string",
    ],
    [
      "an invalid example, by a reference",
      { properties: { b: { $ref: "y.json#/$defs/n" } }, examples: [{ b: "x" }] },
      "#/properties/a/examples/0: is not valid against its own schema: /b must be number",
    ],
    [
      "an invalid default beside examples",
      { type: "string", examples: ["a"], default: 1 },
      "#/properties/a/default: is not valid",
    ],
    ["a branch that is false", { anyOf: [true, false] }, "#/properties/a/anyOf/1: no value reaches this branch"],
    [
      "equal branches",
      { oneOf: [{ type: "null" }, { title: "A", type: "null" }] },
      "#/properties/a/oneOf/1: equals branch 0",
    ],
    [
      "a branch of another type",
      { type: "string", oneOf: [{ minLength: 1 }, { type: ["null", "array"] }] },
      "#/properties/a/oneOf/1: no value satisfies this branch: its type is null or array, beside string",
    ],
    [
      "a branch of another type, by a reference",
      { type: "string", then: { $ref: "y.json#/$defs/n" }, if: { minLength: 1 } },
      "#/properties/a/then: no value satisfies this branch",
    ],
    [
      "a branch that lists values of another type",
      { type: "number", anyOf: [{ enum: [1.5, "a"] }, { const: "a" }] },
      "#/properties/a/anyOf/1: no value satisfies this branch: its type is string",
    ],
    [
      "a condition that always holds",
      { if: {}, then: {}, else: {} },
      "#/properties/a/else: no value reaches this branch",
    ],
    ["a condition that never holds", { if: false, then: {} }, "#/properties/a/then: no value reaches this branch"],
    [
      "a condition of another type",
      { type: "string", if: { type: "null" }, then: {} },
      "#/properties/a/then: no value reaches this branch",
    ],
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

  const allowed: [string, unknown][] = [
    ["an annotation of other tools", { "x-anything": 1 }],
    ["equal limits", { minimum: 1, maximum: 1, minLength: 2, maxLength: 2, exclusiveMinimum: 0, exclusiveMaximum: 2 }],
    ["a required key that another keyword describes", { required: ["b"], additionalProperties: { type: "string" } }],
    [
      "a required key with a pattern",
      { required: ["b"], patternProperties: { "^b": {} }, additionalProperties: false },
    ],
    ["a multiple that is decimal", { enum: [0.3, 19.99], multipleOf: 0.01, examples: [0.3] }],
    ["a default without examples", { type: "string", default: 1 }],
    ["an example of what refers to itself", { $id: "tree", items: { $ref: "#" }, examples: [[[]]], type: "array" }],
    ["an example of what refers nowhere, which is another error", { $ref: "nowhere.json", examples: [1] }],
    ["equal branches of anyOf, which only repeat", { anyOf: [{ type: "null" }, { type: "null" }] }],
    ["branches of different formats", { oneOf: [{ format: "date" }, { format: "date-time" }] }],
    [
      "a branch that is integer, of numbers",
      { type: "number", oneOf: [{ type: "integer" }, { type: ["null", "number"] }] },
    ],
    ["a branch that forbids", { if: { required: ["b"] }, then: false }],
    ["no maximum of what is contained", { contains: {}, minContains: 0, maxContains: 0 }],
    ["a tuple that may be shorter", { prefixItems: [{}, {}] }],
    ["a key that a pattern matches too", { properties: { b: {} }, patternProperties: { b: {} } }],
    [
      "an address and anchors",
      { $id: "b", $anchor: "c", $dynamicAnchor: "c", $defs: { d: { $id: "d", $anchor: "c" } } },
    ],
  ];
  it.each(allowed)("allows %s", (_, schema) => {
    expect(findings(schema)).toEqual([]);
  });

  it("allows the keywords that a set has for its own readers", () => {
    const set = new Map([["x", { self: {}, mexLength: 1 }]]);
    expect(strictErrors(set, ["self"]).map(({ pointer }) => pointer)).toEqual(["/mexLength"]);
  });

  it("allows an example that Ajv fails for, and does not fail itself", () => {
    const open = { anyOf: [{ unevaluatedProperties: {} }] };
    const schema = {
      anyOf: [{ not: {}, ...open }, open],
      unevaluatedProperties: { $defs: { a: { $ref: "#", examples: [1] } } },
    };
    expect(strictErrors(new Map([["x", schema]]))).toEqual([]);
  });

  it("has no value of an example in a message", () => {
    const secret = "secret-7f3a";
    const schema = { enum: ["a"], const: "b", pattern: "c", additionalProperties: false, maxProperties: 0 };
    const examples = [secret, { [secret]: secret }, [secret]];
    expect(findings({ ...schema, examples }).join("\n")).not.toContain(secret);
  });
});
