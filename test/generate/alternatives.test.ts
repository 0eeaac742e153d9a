import { describe, expect, it } from "vitest";
import type { SchemaObject } from "../../src/schemas/schema.ts";
import { generatedFor } from "./in-memory.ts";

const issuesOf = (schema: SchemaObject, value: unknown) => generatedFor(schema).validator.validate(value).issues ?? [];
const said = (schema: SchemaObject, value: unknown) =>
  issuesOf(schema, value).map(({ code, pointer, message, hint }) =>
    [code, pointer, hint, message].filter((part) => part !== undefined).join(" | "),
  );

describe("the issue of a keyword", () => {
  it.each<[string, SchemaObject, unknown, string[]]>([
    ["const", { const: "EUR" }, "eur", ['const |  | the value must be "EUR"']],
    ["enum", { enum: [{ a: 1 }, "b"] }, 1, ["enum |  | the value must be one of the values that the schema lists"]],
    ["multipleOf", { multipleOf: 0.01 }, 9.999, ["multiple_of |  | the value must be a multiple of 0.01"]],
    [
      "uniqueItems",
      { uniqueItems: true },
      [1, { a: 1, b: 2 }, "1", { b: 2, a: 1 }],
      ["not_unique |  | the value must have no two equal items, but items 1 and 3 are equal"],
    ],
    [
      "contains",
      { contains: { const: 1 }, maxContains: 2 },
      [],
      ["contains |  | the value must have at least 1 item and at most 2 items of the kind that the schema describes"],
    ],
    [
      "prefixItems",
      { prefixItems: [{ type: "string" }, { type: "number" }] },
      [1, "x"],
      ["type | /0 | item 0 must be a string, but is a number", "type | /1 | item 1 must be a number, but is a string"],
    ],
    [
      "items after prefixItems",
      { prefixItems: [true], items: false },
      [1, 2],
      ["additional_item | /1 | item 1 is not allowed here: the schema describes all items"],
    ],
    ["minProperties", { minProperties: 1 }, {}, ["min_properties |  | the value must have at least 1 key"]],
    ["maxProperties", { maxProperties: 1 }, { a: 1, b: 2 }, ["max_properties |  | the value must have at most 1 key"]],
    [
      "propertyNames",
      { propertyNames: { maxLength: 3 } },
      { abcd: 1, a: 2 },
      ["property_name | /abcd | `abcd` is not allowed as a key: its name must have at most 3 characters"],
    ],
    [
      "patternProperties",
      { patternProperties: { "^n_": { type: "number" } } },
      { n_a: "1", b: "2" },
      ["type | /n_a | `n_a` must be a number, but is a string"],
    ],
    [
      "additionalProperties",
      { properties: { currency: {} }, additionalProperties: false },
      { Currency: 1 },
      [
        "additional_property | /Currency | `Currency` is not `currency`; did you mean `currency`? | `Currency` is not allowed here: the schema lists all keys",
      ],
    ],
    [
      "dependentRequired",
      { dependentRequired: { card: ["address"] } },
      { card: 1 },
      ["required | /address | `address` is missing"],
    ],
    [
      "unevaluatedProperties",
      {
        properties: { a: {} },
        anyOf: [{ properties: { b: {} }, required: ["b"] }, true],
        unevaluatedProperties: false,
      },
      { a: 1, c: 2 },
      ["additional_property | /c | `c` is not allowed here: the schema lists all keys"],
    ],
    ["not", { not: { type: "string" } }, "x", ["not |  | the value is of a kind that the schema excludes"]],
    ["not of a value", { not: { const: "x" } }, "x", ['not |  | the value must not be "x"']],
    ["not of a key", { not: { required: ["a"] } }, { a: 1 }, ["forbidden | /a | `a` must be absent here"]],
    ["a boolean schema", { properties: { a: false } }, { a: 1 }, ["forbidden | /a | `a` must be absent here"]],
  ])("%s", (_, schema, value, expected) => {
    expect(said(schema, value)).toEqual(expected);
  });
});

describe("the issues of a failing anyOf or oneOf without the name of an issue", () => {
  const card = {
    properties: { method: { const: "card" }, number: { type: "string" } },
    required: ["method", "number"],
  };
  const invoice = {
    properties: { method: { const: "invoice" }, iban: { type: "string" } },
    required: ["method", "iban"],
  };

  it.each(["anyOf", "oneOf"])("are those of the branch that a listed value chooses (%s)", (keyword) => {
    const pay = { type: "object", [keyword]: [card, invoice] };
    expect(said(pay, { method: "card" })).toEqual([
      'required | /number | As `method` is "card": | `number` is missing',
    ]);
    expect(said(pay, { method: "invoice", iban: 1 })).toEqual([
      'type | /iban | As `method` is "invoice": | `iban` must be a string, but is a number',
    ]);
    expect(said(pay, { method: "cash" })).toEqual(['enum | /method | `method` must be "card" or "invoice"']);
    expect(said(pay, {})).toEqual(["required | /method | `method` is missing"]);
  });

  it("are those of the only branch for the type of the value, or of the type", () => {
    const nullable = { anyOf: [{ type: "string", maxLength: 2 }, { type: "null" }] };
    expect(said(nullable, "abc")).toEqual(["max_length |  | the value must have at most 2 characters"]);
    expect(said(nullable, 1)).toEqual(["type |  | the value must be a string or null, but is a number"]);
  });

  it("are those of the branch with the fewest faults and then the most keys, which the hint names", () => {
    const people = { required: ["name", "email", "phone"], properties: { name: {}, email: {}, phone: {} } };
    const shops = { required: ["shop", "vat"], properties: { shop: {}, vat: {} } };
    const hint = (number: number) => `By alternative ${number}, which the value is closest to:`;
    expect(said({ anyOf: [shops, people] }, { name: 1, email: 1 })).toEqual([
      `required | /phone | ${hint(2)} | \`phone\` is missing`,
    ]);
    expect(said({ anyOf: [people, shops] }, { shop: 1 })).toEqual([
      `required | /vat | ${hint(2)} | \`vat\` is missing`,
    ]);
  });

  it("are one issue that lists what is missing, where the value is as close to several", () => {
    const contact = { type: "object", anyOf: [{ required: ["email"] }, { required: ["phone"] }] };
    expect(said(contact, {})).toEqual([
      "any_of |  | the value fits none of the alternatives: `email` is missing; or `phone` is missing",
    ]);
  });

  it("say which alternatives a value fits, where it must fit one only", () => {
    const one = { oneOf: [{ required: ["a"] }, { required: ["b"] }, { required: ["c"] }] };
    expect(said(one, { a: 1, c: 1 })).toEqual([
      "one_of |  | the value must fit one alternative only, but fits several (1, 3)",
    ]);
  });

  it("are found in arrays whose items are described elsewhere, too", () => {
    const list = { type: "array", items: { type: "object", required: ["id"] } };
    const schema: SchemaObject = {
      properties: {
        a: { $ref: "#/$defs/list" },
        b: { anyOf: [{ $ref: "#/$defs/list" }, { type: "array", maxItems: 0 }] },
      },
      $defs: { list },
    };
    expect(issuesOf(schema, { a: [{}], b: [{ id: 1 }, {}] }).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      "any_of /b",
      "required /a/0/id",
    ]);
    const three = { b: [{ id: 1 }, {}, 1, 1] };
    const wide = { ...schema, $defs: { list: { ...list, maxItems: 9 } } };
    expect(said(wide, three).every((text) => !text.includes("fits several"))).toBe(true);
  });

  it("are faults of the name where they are those of a key", () => {
    const names = { propertyNames: { anyOf: [{ minLength: 9, pattern: "^x" }, { const: "id" }] } };
    expect(said(names, { id: 1, name: 1 }).map((text) => text.split(" | ")[0])).toEqual(["property_name"]);
  });

  it("are found with work that grows with the value, however many alternatives are inside each other", () => {
    const nested = (levels: number): SchemaObject =>
      levels === 0
        ? { type: "string" }
        : { anyOf: [1, 2, 3, 4].map((n) => ({ required: [`k${n}`], properties: { a: nested(levels - 1) } })) };
    const value = (levels: number): unknown => (levels === 0 ? 1 : { a: value(levels - 1) });
    let reads = 0;
    const counted = (inner: unknown): unknown =>
      typeof inner !== "object" || inner === null
        ? inner
        : new Proxy(inner, {
            get: (target, key) => {
              reads++;
              return counted(Reflect.get(target, key));
            },
          });
    const readsOf = (levels: number) => {
      const { validator } = generatedFor(nested(levels));
      reads = 0;
      validator.validate(counted(value(levels)));
      return reads;
    };
    // Each level is tried by each of its alternatives, three levels deep at most.
    expect(readsOf(4)).toBeLessThan(8 * readsOf(3));
    expect(readsOf(5)).toBeLessThan(3 * readsOf(4));
  });
});

describe("an item that is no JSON", () => {
  it.each<[string, SchemaObject]>([
    ["items", { items: { type: "string" } }],
    ["items under a condition", { if: true, then: { items: { type: "string" } } }],
    ["prefixItems", { prefixItems: [{ type: "string" }] }],
    ["unevaluatedItems", { anyOf: [{ contains: { const: 1 } }, true], unevaluatedItems: { type: "string" } }],
  ])("has an issue of its own: %s", (_, schema) => {
    expect(issuesOf(schema, [undefined]).map(({ code, pointer }) => [code, pointer])).toEqual([["type", "/0"]]);
  });
});

describe("a recursive schema", () => {
  const tree: SchemaObject = {
    type: "object",
    required: ["name"],
    properties: { name: { type: "string" }, children: { type: "array", items: { $ref: "#" } } },
  };

  it("is followed into every level", () => {
    expect(said(tree, { name: "a", children: [{ name: "b", children: [{ name: 1 }] }] })).toEqual([
      "type | /children/0/children/0/name | `name` must be a string, but is a number",
    ]);
  });

  it("gives an issue for a value of a million levels, on every path", () => {
    const { validator, bytesValidator } = generatedFor({ type: "array", items: { $ref: "#" } });
    const text = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    let value: unknown = [];
    for (let i = 1; i < 1_000_000; i++) value = [value];
    expect(validator.is(value)).toBe(false);
    expect(validator.validate(value).issues?.map(({ code }) => code)).toEqual(["too_deep"]);
    expect(bytesValidator.validate(new TextEncoder().encode(text)).issues?.map(({ code }) => code)).toEqual([
      "too_deep",
    ]);
  });

  it("may refer to itself through other schemas, and be referred to by an anchor", () => {
    const schema: SchemaObject = {
      $ref: "#node",
      $defs: {
        node: { $anchor: "node", type: "object", properties: { next: { $ref: "#/$defs/link" } } },
        link: { anyOf: [{ type: "null" }, { $ref: "#node" }] },
      },
    };
    expect(said(schema, { next: { next: null } })).toEqual([]);
    expect(said(schema, { next: { next: 1 } })).toEqual([
      "type | /next/next | `next` must be an object, but is a number",
    ]);
  });
});

describe("the work of a validator", () => {
  it("grows with the number of items and keys, uniqueItems and patternProperties included", () => {
    const schema: SchemaObject = {
      properties: { list: { uniqueItems: true, items: { type: "object" } } },
      patternProperties: { "^k": { type: "number" }, "\\d$": { minimum: 0 } },
      additionalProperties: false,
    };
    const { validator } = generatedFor(schema);
    const readsOf = (count: number) => {
      let reads = 0;
      const item = (i: number) =>
        Object.defineProperty({}, "id", {
          enumerable: true,
          get: () => {
            reads++;
            return i;
          },
        });
      const members = Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));
      expect(validator.is({ list: Array.from({ length: count }, (_, i) => item(i)), ...members })).toBe(true);
      return reads;
    };
    expect(readsOf(2000)).toBeLessThanOrEqual(2 * readsOf(1000));
  });
});
