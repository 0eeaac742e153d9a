import type { Schema } from "../../src/schemas/schema.ts";

const text = { type: "string" };
const number = { type: "number" };

/** A schema, and a program that uses its type `X`: what TypeScript must refuse is marked. */
interface TypeCase {
  readonly schema: Schema;
  readonly uses: string;
}

export const typeCases: Readonly<Record<string, TypeCase>> = {
  "a union that a literal tells apart": {
    schema: {
      oneOf: [
        { type: "object", properties: { kind: { const: "a" }, x: number }, required: ["kind", "x"] },
        { type: "object", properties: { kind: { const: "b" }, y: text }, required: ["kind"] },
      ],
    },
    uses: `
      export const narrowed = (x: X): number | string | undefined => (x.kind === "a" ? x.x : x.y);
      // @ts-expect-error
      export const wrong: X = { kind: "a" };
      // @ts-expect-error
      export const unknownKind: X = { kind: "c" };`,
  },
  "a union beside common members": {
    schema: {
      type: "object",
      properties: { id: text, kind: { enum: ["a", "b"] } },
      required: ["id", "kind"],
      oneOf: [
        { properties: { kind: { const: "a" }, x: number }, required: ["x"] },
        { properties: { kind: { const: "b" }, y: text } },
      ],
    },
    uses: `
      export const narrowed = (x: X): number | string | undefined => (x.kind === "a" ? x.x : x.y);
      export const right: X[] = [{ id: "1", kind: "a", x: 1 }, { id: "1", kind: "b" }];
      // @ts-expect-error
      export const withoutId: X = { kind: "b" };
      // @ts-expect-error
      export const withoutX: X = { id: "1", kind: "a" };`,
  },
  "alternatives that require one of several described keys": {
    schema: {
      type: "object",
      properties: { a: text, b: number },
      anyOf: [{ required: ["a"] }, { required: ["b"] }],
    },
    uses: `
      export const right: X[] = [{ a: "1" }, { b: 1 }, { a: "1", b: 1 }];
      // @ts-expect-error
      export const neither: X = {};
      // @ts-expect-error
      export const wrong: X = { a: 1 };`,
  },
  "a tuple that goes on": {
    schema: { type: "array", prefixItems: [text, number] },
    uses: `
      export const right: X[] = [[], ["a"], ["a", 1], ["a", 1, true]];
      export const second = (x: X): number | undefined => x[1];
      // @ts-expect-error
      export const wrong: X = [1];`,
  },
  "a tuple that ends": {
    schema: { type: "array", prefixItems: [text, number], items: false, minItems: 1 },
    uses: `
      export const right: X[] = [["a"], ["a", 1]];
      // @ts-expect-error
      export const short: X = [];
      // @ts-expect-error
      export const long: X = ["a", 1, 1];
      // @ts-expect-error
      export const hole: X = ["a", undefined];`,
  },
  "a tuple with further items": {
    schema: {
      type: "array",
      prefixItems: [text, { anyOf: [text, number] }],
      items: { type: ["boolean", "null"] },
      minItems: 2,
    },
    uses: `
      export const right: X[] = [["a", 1], ["a", "b", true, null]];
      // @ts-expect-error
      export const wrong: X = ["a", 1, 2];`,
  },
  "tuples that other keywords end": {
    schema: {
      type: "object",
      properties: {
        most: { type: "array", prefixItems: [text, number], maxItems: 1 },
        barred: { type: "array", prefixItems: [text, false] },
        unevaluated: { type: "array", prefixItems: [text], unevaluatedItems: false },
        contained: { type: "array", prefixItems: [text], contains: number, unevaluatedItems: false },
        empty: { type: "array", maxItems: 0 },
      },
    },
    uses: `
      export const right: X = { most: ["a"], barred: ["a"], unevaluated: ["a"], contained: ["a", 1], empty: [] };
      // @ts-expect-error
      export const most: X = { most: ["a", 1] };
      // @ts-expect-error
      export const barred: X = { barred: ["a", 1] };
      // @ts-expect-error
      export const unevaluated: X = { unevaluated: ["a", 1] };
      // @ts-expect-error
      export const empty: X = { empty: [1] };`,
  },
  "other members of one type": {
    schema: {
      type: "object",
      properties: { a: text, b: number },
      required: ["a"],
      additionalProperties: { type: "boolean" },
    },
    uses: `
      export const right: X[] = [{ a: "1" }, { a: "1", b: 1, c: true }, { a: "1", b: undefined }];
      export const other = (x: X): boolean | string | number | undefined => x["other"];
      // @ts-expect-error
      export const wrong: X = { a: "1", c: {} };`,
  },
  "a map": {
    schema: { type: "object", additionalProperties: number },
    uses: `
      export const right: X = { a: 1 };
      // @ts-expect-error
      export const wrong: X = { a: "1" };`,
  },
  "a closed object": {
    schema: { type: "object", properties: { a: text, b: number }, required: ["a"], additionalProperties: false },
    uses: `
      export const right: X[] = [{ a: "1" }, { a: "1", b: undefined }];
      // @ts-expect-error
      export const other: X = { a: "1", c: 1 };
      // @ts-expect-error
      export const key = (x: X) => x.c;`,
  },
  "an object that unevaluatedProperties closes": {
    schema: {
      type: "object",
      properties: {
        alone: { type: "object", properties: { a: text }, unevaluatedProperties: false },
        beside: {
          type: "object",
          properties: { a: text },
          anyOf: [{ properties: { b: text } }],
          unevaluatedProperties: false,
        },
      },
    },
    uses: `
      export const right: X = { alone: { a: "1" }, beside: { a: "1", b: "1" } };
      // @ts-expect-error
      export const other: X = { alone: { b: "1" } };`,
  },
  "an object without members": {
    schema: { type: "object", additionalProperties: false },
    uses: `
      export const right: X = {};
      // @ts-expect-error
      export const wrong: X = { a: 1 };
      // @ts-expect-error
      export const noObject: X = 1;`,
  },
  "members by patterns": {
    schema: { type: "object", patternProperties: { "^x-": text, "^n-": number }, additionalProperties: false },
    uses: `
      export const right: X = { "x-a": "1", "n-a": 1 };
      // @ts-expect-error
      export const wrong: X = { "x-a": true };`,
  },
  "members by patterns in an open object": {
    schema: { type: "object", properties: { a: number }, patternProperties: { "^x-": text } },
    uses: `
      export const right: X = { a: 1, "x-a": "1", other: true };
      // @ts-expect-error
      export const wrong: X = { a: "1" };`,
  },
  "members by patterns beside objects": {
    schema: {
      type: "object",
      properties: { a: { type: "object", properties: { b: text } } },
      patternProperties: { "^x-": text },
      additionalProperties: false,
    },
    uses: `
      export const right: X = { a: { b: "1" }, "x-a": "1" };
      // @ts-expect-error
      export const wrong: X = { a: { b: 1 } };`,
  },
  "required members that nothing or a pattern describes": {
    schema: { type: "object", required: ["a", "x-a"], patternProperties: { "^x-": text } },
    uses: `
      export const right: X = { a: null, "x-a": "1" };
      // @ts-expect-error
      export const missing: X = { "x-a": "1" };
      // @ts-expect-error
      export const wrong: X = { a: 1, "x-a": 1 };`,
  },
  "literals of every type": {
    schema: { enum: [{ a: [1, { b: null }] }, [1, 2], [], {}, null, "x", -3.5, 1e21, true] },
    uses: `
      export const right: X[] = [{ a: [1, { b: null }] }, [1, 2], [], {}, null, "x", -3.5, 1e21, true];
      // @ts-expect-error
      export const wrong: X = { a: [1, { b: 1 }] };
      // @ts-expect-error
      export const other: X = false;`,
  },
  "literals of one of their types": {
    schema: { type: ["string", "null"], enum: ["a", null] },
    uses: `
      export const right: X[] = ["a", null];
      // @ts-expect-error
      export const wrong: X = "b";`,
  },
  "values that may be null": {
    schema: {
      type: "object",
      properties: { a: { type: ["string", "null"] }, b: { anyOf: [{ type: "null" }, number] } },
    },
    uses: `
      export const right: X[] = [{ a: null, b: null }, { a: "1", b: 1 }, {}];
      // @ts-expect-error
      export const wrong: X = { a: 1 };`,
  },
  "a definition that leads back to itself": {
    schema: {
      type: "object",
      properties: { top: { $ref: "#/$defs/category" } },
      required: ["top"],
      $defs: {
        category: {
          type: "object",
          properties: { name: text, children: { type: "array", items: { $ref: "#/$defs/category" } } },
          required: ["name"],
        },
      },
    },
    uses: `
      export const right: X = { top: { name: "a", children: [{ name: "b", children: [] }] } };
      export const deep = (one: Category): string | undefined => one.children?.[0]?.children?.[0]?.name;
      // @ts-expect-error
      export const wrong: X = { top: { name: "a", children: [{ name: 1 }] } };`,
  },
  "a file that leads back to itself": {
    schema: { oneOf: [text, { type: "array", items: { $ref: "#" } }] },
    uses: `
      export const right: X = ["a", ["b", [[]]]];
      // @ts-expect-error
      export const wrong: X = ["a", [1]];`,
  },
  "definitions that lead to each other": {
    schema: {
      $ref: "#/$defs/even",
      $defs: {
        even: { type: "object", properties: { next: { $ref: "#/$defs/odd" } } },
        odd: { type: ["object", "null"], properties: { next: { $ref: "#/$defs/even" } }, required: ["next"] },
      },
    },
    uses: `
      export const right: X = { next: { next: { next: null } } };
      // @ts-expect-error
      export const wrong: X = { next: {} };`,
  },
  "more that applies to what leads back to itself": {
    schema: {
      type: "object",
      properties: { tree: { $ref: "#/$defs/tree", required: ["left"] } },
      $defs: {
        tree: { type: "object", properties: { left: { $ref: "#/$defs/tree" }, right: { $ref: "#/$defs/tree" } } },
      },
    },
    uses: `
      export const right: X = { tree: { left: { right: {} } } };
      export const left = (x: Required<X>["tree"]): Tree => x!.left;
      // @ts-expect-error
      export const wrong: X = { tree: { right: {} } };`,
  },
  "a definition used twice": {
    schema: {
      type: "object",
      properties: { a: { $ref: "#/$defs/money" }, b: { $ref: "#/$defs/money" } },
      $defs: { money: { title: "Money", type: "object", properties: { amount: number } } },
    },
    uses: `
      export const right: X = { a: { amount: 1 }, b: { amount: 2 } };
      // @ts-expect-error
      export const wrong: X = { b: { amount: "2" } };`,
  },
  "parts of one object": {
    schema: {
      allOf: [
        {
          type: "object",
          properties: { a: text },
          required: ["a"],
          additionalProperties: { type: ["string", "number"] },
        },
        { properties: { b: number } },
      ],
    },
    uses: `
      export const right: X = { a: "1", b: 1 };
      // @ts-expect-error
      export const wrong: X = { a: "1", b: "1" };`,
  },
  "members of what need not be an object": {
    schema: { properties: { a: text }, required: ["a"] },
    uses: `
      export const right: X[] = [{ a: "1" }, 1, "1", null, [1]];
      // @ts-expect-error
      export const wrong: X = { a: 1 };`,
  },
  anything: { schema: true, uses: "export const right: X[] = [1, {}, null];" },
  "anything, said with an object": { schema: { title: "T" }, uses: "export const right: X[] = [1, {}, null];" },
  nothing: {
    schema: false,
    uses: `
      // @ts-expect-error
      export const wrong: X = 1;`,
  },
  "members that must be absent": {
    schema: { type: "object", properties: { a: false, b: { not: {} } } },
    uses: `
      export const right: X[] = [{}, { a: undefined }];
      // @ts-expect-error
      export const wrong: X = { a: 1 };
      // @ts-expect-error
      export const other: X = { b: null };`,
  },
};
