import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Validator } from "../../src/runtime/validate/validator.ts";
import type { SchemaObject } from "../../src/schemas/schema.ts";
import { runs } from "../budget.ts";
import { named } from "./evaluate.ts";
import { generatedFor } from "./in-memory.ts";
import { schema, sparseSchema, value } from "./random-schemas.ts";

const validatorOf = (schema: SchemaObject): Validator<unknown> => generatedFor(schema).validator;

describe("a generated validator", () => {
  it("finds issues exactly where its guard finds the value invalid, for any schema and any value", () => {
    fc.assert(
      fc.property(
        fc.oneof(schema, sparseSchema),
        fc.boolean(),
        fc.array(value, { minLength: 1, maxLength: 12 }),
        (schema, isNamed, values) => {
          const generated = validatorOf(isNamed ? (named(schema) as SchemaObject) : schema);
          for (const value of values) {
            const { issues = [] } = generated.validate(value);
            expect(issues.length === 0, JSON.stringify(value)).toBe(generated.is(value));
            expect(issues.map(({ code }) => code)).not.toContain("unreadable");
          }
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  const issue = (code: string) => ({ code, message: "is not right" });
  const codes = (schema: SchemaObject, value: unknown) =>
    validatorOf(schema)
      .validate(value)
      .issues?.map(({ code, pointer }) => `${code} ${pointer}`);

  it("says of each limit what it is", () => {
    const limits = {
      minimum: 2,
      maximum: 2,
      exclusiveMinimum: 2,
      exclusiveMaximum: 2,
      minLength: 2,
      maxLength: 1,
      minItems: 2,
      maxItems: 1,
    };
    const messageOf = (keyword: keyof typeof limits, value: unknown) =>
      validatorOf({ [keyword]: limits[keyword] }).validate(value).issues?.[0];
    expect(messageOf("minimum", 1)).toMatchObject({ code: "minimum", message: "the value must be at least 2" });
    expect(messageOf("maximum", 3)).toMatchObject({ code: "maximum", message: "the value must be at most 2" });
    expect(messageOf("exclusiveMinimum", 2)).toMatchObject({
      code: "minimum",
      message: "the value must be more than 2",
    });
    expect(messageOf("exclusiveMaximum", 2)).toMatchObject({
      code: "maximum",
      message: "the value must be less than 2",
    });
    expect(messageOf("minLength", "a")).toMatchObject({
      code: "min_length",
      message: "the value must have at least 2 characters",
    });
    expect(messageOf("maxLength", "ab")).toMatchObject({
      code: "max_length",
      message: "the value must have at most 1 character",
    });
    expect(messageOf("minItems", [1])).toMatchObject({
      code: "min_items",
      message: "the value must have at least 2 items",
    });
    expect(messageOf("maxItems", [1, 2])).toMatchObject({
      code: "max_items",
      message: "the value must have at most 1 item",
    });
    for (const [keyword, value] of [
      ["maxLength", "\u{1f600}"],
      ["maximum", 2],
      ["exclusiveMaximum", 1.9],
      ["maxItems", []],
    ] as const)
      expect(messageOf(keyword, value)).toBeUndefined();
    expect(messageOf("maxLength", "ab")?.params).toEqual({ limit: 1 });
  });

  describe("of a failing anyOf", () => {
    const choice = (...anyOf: object[]) => ({
      properties: { pay: { anyOf, "x-issue": { anyOf: issue("format") } } },
    });
    const card = {
      required: ["number"],
      properties: { method: { const: "card" }, number: { type: "string", minLength: 2 } },
    };
    const invoice = { type: "object", required: ["iban"], properties: { method: { enum: ["invoice", "debit"] } } };
    const reported = (schema: object, pay: unknown) => codes(schema as SchemaObject, { pay });

    it("blames the branch whose value of a key it has", () => {
      expect(reported(choice(card, invoice), { method: "card" })).toEqual(["required /pay/number"]);
      expect(reported(choice(card, invoice), { method: "debit" })).toEqual(["required /pay/iban"]);
      expect(reported(choice(card, invoice), { method: "card", number: "" })).toEqual(["min_length /pay/number"]);
    });

    it("blames the only branch of its type", () => {
      expect(reported(choice(card, { type: "null" }), { number: "" })).toEqual(["min_length /pay/number"]);
      expect(reported(choice({ type: "string", minLength: 1 }, { type: "null" }), "")).toEqual(["min_length /pay"]);
      expect(reported(choice({ type: "array", minItems: 1 }, { type: "null" }), [])).toEqual(["min_items /pay"]);
    });

    it("names the whole where nothing shows what is meant", () => {
      for (const pay of [{ method: "other" }, {}, { number: "12", method: 7 }])
        expect(reported(choice(card, invoice), pay)).toEqual(["format /pay"]);
      expect(reported(choice({ type: "string", minLength: 1 }, { type: "null" }), 7)).toEqual(["format /pay"]);
      const overlapping = { ...invoice, properties: { method: { enum: ["card", "debit"] } } };
      expect(reported(choice(card, overlapping), { method: "card" })).toEqual(["format /pay"]);
      expect(reported(choice({ required: ["a"] }, { required: ["b"] }), {})).toEqual(["format /pay"]);
    });

    it("blames what the branch excludes", () => {
      expect(reported(choice({ type: "string", not: { const: "x" } }, { type: "null" }), "x")).toEqual(["not /pay"]);
    });
  });

  it("reports each of several named faults in one schema", () => {
    const schema = {
      type: "object",
      anyOf: [{ required: ["a"] }, { required: ["b"] }],
      not: { required: ["c"] },
      properties: {
        d: {
          type: "number",
          minimum: 3,
          not: { const: 1 },
          "x-issue": { minimum: issue("minimum"), not: issue("forbidden") },
        },
      },
      "x-issue": { anyOf: issue("identity"), not: issue("forbidden") },
    };
    expect(codes(schema, {})).toEqual(["identity "]);
    expect(codes(schema, { a: 1, c: 1 })).toEqual(["forbidden "]);
    expect(codes(schema, { a: 1, d: 1 })).toEqual(["minimum /d"]);
    expect(codes(schema, { a: 1, d: 4 })).toBeUndefined();
  });

  it("takes lists of any length", () => {
    const keys = Array.from({ length: 300 }, (_, i) => `v${i}`);
    expect(codes({ enum: keys }, "v299")).toBeUndefined();
    expect(codes({ enum: keys }, "w")).toEqual(["enum "]);
    expect(codes({ required: keys }, {})).toHaveLength(101);
  });

  it("takes keys of any letters", () => {
    const schema = { properties: { schema22: { type: ["string", "null"] }, 'it\'s "quoted"': { type: "string" } } };
    expect(codes(schema, { schema22: 1, 'it\'s "quoted"': 1 })).toEqual(["type /schema22", 'type /it\'s "quoted"']);
  });

  it("walks arrays of arrays, and arrays that both branches of a choice describe", () => {
    expect(codes({ items: { type: "array", items: { type: "number" } } }, [[1], ["x"], 3])).toEqual([
      "type /1/0",
      "type /2",
    ]);
    const $defs = { shared: { properties: { tags: { type: "array", items: { type: "string" } } } } };
    const shared = { $ref: "#/$defs/shared" };
    const schema = { $defs, if: { required: ["a"] }, then: shared, else: { allOf: [shared], required: ["b"] } };
    expect(codes(schema, { a: 1, tags: ["x", 1] })).toEqual(["type /tags/1"]);
    expect(codes(schema, { b: 1, tags: ["x", 1] })).toEqual(["type /tags/1"]);
  });

  it("validates what is referred to and what is beside the reference", () => {
    const schema = { $defs: { a: { required: ["a"] } }, $ref: "#/$defs/a", allOf: [{ required: ["b"] }] };
    expect(codes(schema, {})).toEqual(["required /a", "required /b"]);
  });

  it("reports each key that the schema does not list, and the faults of other members", () => {
    const listed = { properties: { a: {}, b: { type: "string" } }, additionalProperties: false };
    expect(codes(listed, { a: 1, b: "x" })).toBeUndefined();
    expect(codes(listed, { b: 1, c: 1, "d/e": undefined, f: null })).toEqual([
      "additional_property /c",
      "additional_property /f",
      "type /b",
    ]);
    const others = { properties: { a: true }, additionalProperties: { type: "string", minLength: 2 } };
    expect(codes(others, { a: 1, b: 1, c: "x", d: "xy" })).toEqual(["type /b", "min_length /c"]);
    expect(codes({ allOf: [others, { properties: { b: {} } }], required: ["b"] }, { b: 1 })).toEqual(["type /b"]);
    expect(codes({ additionalProperties: false }, { a: 1 })).toEqual(["additional_property /a"]);
    expect(codes({ items: { additionalProperties: { minLength: 2 } } }, [{ a: "x" }])).toEqual(["min_length /0/a"]);
    const lists = { additionalProperties: { items: { type: "null" } } };
    expect(codes(lists, { a: [null, 1], b: [2] })).toEqual(["type /a/1", "type /b/0"]);
    const throwing = Object.defineProperty({ b: "xy" }, "c", {
      enumerable: true,
      get: () => {
        throw new Error("no");
      },
    });
    expect(codes(others, throwing)).toEqual(["unreadable /c"]);
  });

  it("lists the allowed values, at most ten, and shows the pattern, in what it says", () => {
    const message = (schema: SchemaObject) => validatorOf(schema).validate("no").issues?.[0]?.message;
    expect(message({ title: "Unit", const: "kg" })).toBe('the unit must be "kg"');
    expect(message({ title: "Unit", enum: ["kg", 1, null] })).toBe('the unit must be "kg", 1 or null');
    const many = Array.from({ length: 12 }, (_, i) => i);
    expect(message({ enum: many })).toBe(
      "the value must be 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 or one of 2 more allowed values",
    );
    expect(message({ pattern: "^[A-Z]{2}$" })).toBe("the value must match the pattern ^[A-Z]{2}$");
  });

  it("suggests no key that the schema forbids", () => {
    const identifier = { type: "string", "x-identifier": true };
    const forbidden = { required: ["visitorId"], properties: { visitorId: identifier } };
    const schema = { not: forbidden, required: ["profileId"], "x-issue": { not: issue("forbidden") } };
    const hints = (schema: SchemaObject) =>
      validatorOf(schema)
        .validate({ visitorID: "x" })
        .issues?.map(({ hint }) => hint);
    expect(hints(schema)).toEqual([undefined]);
    expect(hints({ allOf: [forbidden] })).toEqual([expect.stringContaining("did you mean `visitorId`?")]);
  });
});
