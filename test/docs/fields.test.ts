import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { docsOf } from "../../src/docs/docs.ts";
import { ExampleError } from "../../src/docs/examples.ts";
import type { SchemaDoc } from "../../src/docs/model.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import type { Schema } from "../../src/schemas/schema.ts";
import { ajvFor, sparseSchema } from "../generate/random-schemas.ts";
import { schemas } from "../oracle.ts";

const parts = { version: "1", validateExample: () => ({ isValid: true, found: [] }), codes: [] };

function docOf(schema: Schema, others: Readonly<Record<string, Schema>> = {}): SchemaDoc {
  const { schemas } = docsOf(new SchemaModel(new Map(Object.entries({ x: schema, ...others }))), parts);
  return schemas.find(({ name }) => name === "x") as SchemaDoc;
}

/** What the table says of each field's presence, case by case. */
const presencesIn = ({ fields }: SchemaDoc): Record<string, readonly string[]> =>
  Object.fromEntries(
    fields.map(({ path, presence, conditions }) => [path, presence.map((one, i) => conditions[i] || one)]),
  );

const constraintsOf = ({ fields }: SchemaDoc, path: string) => fields.find((one) => one.path === path)?.constraints;

const typesIn = ({ fields }: SchemaDoc): Record<string, string> =>
  Object.fromEntries(fields.map(({ path, type }) => [path, type]));

describe("the table of fields", () => {
  it("has what patterns and additionalProperties say of the keys that others speak of", () => {
    const doc = docOf({
      properties: { a: { type: "boolean" } },
      patternProperties: { "^n": { type: "number", maximum: 9 }, "^off": false, "[": true },
      additionalProperties: { type: "string" },
      required: ["a", "n1", "b"],
      dependentRequired: { a: ["offset", "n2"] },
    });
    expect(presencesIn(doc)).toEqual({
      a: ["required"],
      n1: ["required"],
      b: ["required"],
      n2: ["required with `a`"],
      offset: ["absent"],
    });
    expect(typesIn(doc)).toMatchObject({ a: "boolean", n1: "number", n2: "number", b: "string" });
    expect(constraintsOf(doc, "n2")).toEqual(["is at most 9"]);
  });

  it("knows which keys a closed schema with patterns leaves out", () => {
    const closed = { patternProperties: { "^x-": true }, additionalProperties: false };
    const doc = docOf({ allOf: [closed, { properties: { a: true, "x-a": { type: "string" } } }] });
    expect(presencesIn(doc)).toEqual({ a: ["absent"], "x-a": ["optional"] });
  });

  it("has the items of a tuple one by one", () => {
    const inner = { type: "object", properties: { b: { type: "string" } }, required: ["b"] };
    const doc = docOf({
      properties: {
        open: { type: "array", prefixItems: [{ type: "string" }, true] },
        closed: { prefixItems: [{ type: "integer" }, inner], items: false },
        rest: { type: "array", prefixItems: [inner], items: { type: "null" } },
      },
    });
    expect(typesIn(doc)).toEqual({
      open: "array of string, then anything, then anything",
      closed: "array of integer, then object, and no more",
      "closed[1].b": "string",
      rest: "array of object, then each null",
      "rest[0].b": "string",
    });
    expect(presencesIn(doc)).toMatchObject({ "closed[1].b": ["required"] });
  });

  it("names the alternatives by a literal whose key is required beside them", () => {
    const kind = (one: string, rest: object) => ({ properties: { kind: { const: one }, ...rest } });
    const doc = docOf({ required: ["kind"], oneOf: [kind("a", { x: { type: "number" } }), kind("b", {})] });
    expect(doc.cases).toEqual(['where `kind` is `"a"`', 'where `kind` is `"b"`']);
  });
});

describe("the cases of a schema", () => {
  it("are named by the whole condition, which a value is compared with", () => {
    const doc = docOf({
      properties: { method: { type: "string" }, cardToken: { type: "string" } },
      if: { properties: { method: { const: "card" } }, required: ["method"] },
      then: { required: ["cardToken"] },
      else: { properties: { cardToken: false } },
    });
    expect(doc.cases).toEqual(['where `method` is `"card"`', 'unless `method` is `"card"`']);
    expect(presencesIn(doc)).toEqual({ method: ["required", "optional"], cardToken: ["required", "absent"] });
  });

  it.each<[Schema, string, string]>([
    [{ required: ["a"] }, "with `a`", "without `a`"],
    [{ type: "object", required: ["a"] }, "with `a`", "without `a`"],
    [{ required: ["a", "b"] }, "where it has `a` and `b`", "unless it has `a` and `b`"],
    [
      { properties: { a: { enum: [1, 2] } } },
      "where `a`, if present, is one of `1`, `2`",
      "unless `a`, if present, is one of `1`, `2`",
    ],
    [
      { properties: { a: { minimum: 1, maximum: 5, type: "number" } }, required: ["a", "b"] },
      "where `a` is at least 1, if it is a number and is at most 5, if it is a number and is a number and it has `b`",
      "unless `a` is at least 1, if it is a number and is at most 5, if it is a number and is a number and it has `b`",
    ],
    [
      { minProperties: 2 },
      "where it has at least 2 keys, if it is an object",
      "unless it has at least 2 keys, if it is an object",
    ],
  ])("of the condition %j are named %s and %s", (condition, holds, fails) => {
    expect(docOf({ if: condition, then: { required: ["z"] }, else: { required: ["y"] } }).cases).toEqual([
      holds,
      fails,
    ]);
  });

  it("are the branches of oneOf, with their fields and constraints", () => {
    const doc = docOf({
      oneOf: [
        { title: "Circle", properties: { kind: { const: "c" }, size: { minimum: 0 } }, required: ["kind", "size"] },
        {
          properties: { kind: { const: "s" }, size: { minimum: 1 }, w: {} },
          required: ["kind"],
          additionalProperties: false,
        },
        { type: "null" },
      ],
    });
    expect(doc.cases).toEqual(["Circle", 'where `kind` is `"s"`']);
    expect(presencesIn(doc)).toEqual({
      kind: ["required", "required"],
      size: ["required", "optional"],
      w: ["optional", "optional"],
    });
    expect(constraintsOf(doc, "size")).toEqual([
      "Circle: is at least 0, if it is a number",
      'where `kind` is `"s"`: is at least 1, if it is a number',
    ]);
  });

  it("of several conditions on one key are only those that can occur", () => {
    const when = (kind: string, required: string[]) => ({
      if: { properties: { kind: { const: kind } }, required: ["kind"] },
      then: { required },
    });
    const doc = docOf({ allOf: [when("a", ["x"]), when("b", ["y"])] });
    expect(doc.cases).toEqual([
      'where `kind` is `"a"`',
      'where `kind` is `"b"`',
      'unless `kind` is `"a"`, unless `kind` is `"b"`',
    ]);
    expect(presencesIn(doc)).toMatchObject({
      x: ["required", "optional", "optional"],
      y: ["optional", "required", "optional"],
    });
  });

  it("that are too many for columns are said of each field, with the conditions that matter to it", () => {
    const pairs = Array.from({ length: 5 }, (_, i) => ({ if: { required: [`k${i}`] }, then: { required: [`v${i}`] } }));
    const doc = docOf({ allOf: pairs });
    expect(doc.cases).toEqual([]);
    expect(presencesIn(doc)).toMatchObject({ k4: ["optional"], v4: ["with `k4`: required; otherwise optional"] });
  });

  it("that are more than can be distinguished leave it to the rules what depends on them", () => {
    const pairs = Array.from({ length: 9 }, (_, i) => ({ if: { required: [`k${i}`] }, then: { required: [`v${i}`] } }));
    expect(presencesIn(docOf({ allOf: pairs }))["v8"]).toEqual(["depends on the rules below"]);
  });

  it("by more than eight values of one key that say more of the same fields leave that to the rules", () => {
    const doc = (count: number, then: (i: number) => Schema) =>
      docOf({
        properties: { kind: { type: "string" }, size: { type: "integer" }, age: true },
        required: ["size"],
        allOf: Array.from({ length: count }, (_, i) => ({
          if: { properties: { kind: { const: `k${i}` } }, required: ["kind"] },
          then: then(i),
        })),
      });
    const more = (i: number) => ({ properties: { size: { maximum: i }, age: { minimum: i } } });
    expect(constraintsOf(doc(8, more), "size")?.join()).toContain('where `kind` is `"k7"`: is at most 7');
    const many = doc(9, more);
    expect(constraintsOf(many, "size")).toEqual(["more in the rules below"]);
    expect(presencesIn(many)).toEqual({ size: ["required"], kind: ["optional"], age: ["depends on the rules below"] });
    expect(presencesIn(doc(9, () => ({ required: ["age"] })))["age"]?.join(), "presence is said").toContain(
      '`kind` is `"k8"`: required; otherwise optional',
    );
    expect(presencesIn(doc(9, (i) => ({ required: [`x${i}`] })))["x8"]?.join()).toContain(
      'where `kind` is `"k8"`: required',
    );
  });

  it("have a type that ends where a list holds lists of its own kind", () => {
    const tree = { title: "Tree", type: "array", items: { $ref: "#/$defs/tree" } };
    const { fields } = docOf({ properties: { a: { $ref: "#/$defs/tree" } }, $defs: { tree } });
    expect(fields.find(({ path }) => path === "a")?.type).toMatch(/^array of array .*Tree/);
  });

  it("end where a schema holds itself", () => {
    expect(docOf({ anyOf: [{ $ref: "#" }, { required: ["a"] }] }).cases).toEqual(["alternative 1", "alternative 2"]);
  });
});

describe("the presence of a field", () => {
  it("is said together with the other keys of which one is enough", () => {
    const doc = docsOf(new SchemaModel(schemas), parts).schemas.find(
      ({ name }) => name === "wire/payload",
    ) as SchemaDoc;
    const said = "at least one of `userId`, `profileId` and `accountId`";
    for (const key of ["userId", "profileId", "accountId"]) expect(presencesIn(doc)[key]).toEqual(["optional", said]);
    expect(presencesIn(doc)["sessionId"]).toEqual(["optional", "optional"]);
  });

  it("is said with the key that requires it", () => {
    expect(presencesIn(docOf({ dependentRequired: { card: ["address"] } }))).toMatchObject({
      address: ["required with `card`"],
    });
    const doc = docOf({ dependentSchemas: { card: { required: ["address"] } } });
    expect(doc.cases).toEqual(["with `card`", "without `card`"]);
    expect(presencesIn(doc)).toEqual({ card: ["required", "absent"], address: ["required", "optional"] });
  });

  it("is true of every valid object, in one of the cases, for any schema", () => {
    // Ajv throws in code of its own for some schemas with unevaluatedProperties.
    const isCertainlyValid = (isValid: (value: unknown) => unknown, value: unknown): boolean => {
      try {
        return isValid(value) === true;
      } catch {
        return false;
      }
    };
    let count = 0;
    const inner = fc.constantFrom(1, -1, "a", "", null, true, [], {}, { a: 1 });
    const objects = fc.array(fc.dictionary(fc.constantFrom("a", "b", "c", "constructor"), inner), { minLength: 20 });
    fc.assert(
      fc.property(sparseSchema, objects, (schema, values) => {
        const isValid = ajvFor(schema);
        const { fields } = docOf(schema);
        const top = fields.filter(({ path }) => !/[.[]/.test(path));
        for (const one of values) {
          if (!isCertainlyValid(isValid, one)) continue;
          const has = (key: string) => Object.hasOwn(one, key);
          const cases = top[0]?.presence ?? [];
          const isIn = (i: number) =>
            top.every(({ path, presence }) => presence[i] === "optional" || has(path) === (presence[i] === "required"));
          if (cases.length > 0)
            expect(
              cases.some((_, i) => isIn(i)),
              JSON.stringify([schema, one]),
            ).toBe(true);
          if (top.some(({ presence }) => presence.some((said) => said !== "optional"))) count++;
        }
      }),
      { numRuns: 3000 },
    );
    expect(count).toBeGreaterThan(500);
  });
});

describe("the fields within a field", () => {
  const pay = {
    type: "object",
    required: ["method"],
    properties: { method: { type: "string" }, token: { type: "string" } },
    if: { properties: { method: { const: "card" } }, required: ["method"] },
    then: { required: ["token"] },
    else: { properties: { token: false } },
  };
  const nested = {
    "pay.method": ["required"],
    "pay.token": ['where `method` is `"card"`: required; unless `method` is `"card"`: must be absent'],
  };

  it("are listed, with their conditions", () => {
    const doc = docOf({ properties: { pay } });
    expect(presencesIn(doc)).toEqual({ pay: ["optional"], ...nested });
    expect(constraintsOf(doc, "pay")).toEqual([]);
  });

  it("are listed for a definition, which is linked, and not twice where it holds itself", () => {
    const line = { type: "object", properties: { sku: {}, gift: { $ref: "#/$defs/line" } } };
    const doc = docOf({
      properties: { pay: { $ref: "#/$defs/pay" }, lines: { type: "array", items: { $ref: "#/$defs/line" } } },
      $defs: { pay, line },
    });
    expect(doc.fields.map(({ path }) => path)).toEqual([
      "pay",
      "pay.method",
      "pay.token",
      "lines",
      "lines[].sku",
      "lines[].gift",
    ]);
    expect(doc.fields[0]?.type).toBe("object ([pay](<schema:x#/$defs/pay>))");
    expect(doc.fields[3]?.type).toBe("array of object ([line](<schema:x#/$defs/line>))");
  });

  it("are those of an object that may be null, and of one in an array", () => {
    const doc = docOf({ properties: { pay: { anyOf: [pay, { type: "null" }] }, all: { items: pay } } });
    expect(presencesIn(doc)).toMatchObject({ ...nested, "all[].method": ["required"] });
    expect(doc.fields[0]?.type).toBe("object or null");
  });

  it("of a schema with a page of its own are on that page", () => {
    const doc = docOf({ properties: { pay: { $ref: "pay.json" } } }, { pay: { title: "Payment", ...pay } });
    expect(doc.fields.map(({ path, type }) => [path, type])).toEqual([["pay", "object ([Payment](<schema:pay>))"]]);
  });
});

describe("a field that is deprecated", () => {
  it("says so, at every depth", () => {
    const old = { type: "string", deprecated: true };
    const doc = docOf({ properties: { old, data: { properties: { pay: { properties: { old } } } } } });
    expect(doc.fields.map(({ path }) => path)).toEqual(["old", "data", "data.pay", "data.pay.old"]);
    for (const path of ["old", "data.pay.old"]) expect(constraintsOf(doc, path)).toEqual(["is deprecated"]);
  });
});

describe("the examples of a field", () => {
  const attributes = { title: "Attributes", type: "object", examples: [{ name: "Wine" }, { orderId: "A-1" }] };
  const examplesIn = (schema: Schema, others: Readonly<Record<string, Schema>> = { "common/attributes": attributes }) =>
    Object.fromEntries(docOf(schema, others).fields.map(({ path, examples }) => [path, examples]));
  const $ref = "common/attributes.json";

  it("are those of the schema that it refers to, where they are valid in its place", () => {
    expect(examplesIn({ properties: { data: { $ref } } })["data"]).toEqual(attributes.examples);
    expect(examplesIn({ properties: { data: { $ref, required: ["orderId"] } } })["data"]).toEqual([]);
    const time = { title: "Time", examples: [1714631904000, "2026-01-31T09:30:00Z"] };
    const number = { $ref: "common/time.json", type: "integer" };
    expect(examplesIn({ properties: { at: number } }, { "common/time": time })["at"]).toEqual([1714631904000]);
  });

  it("are none of another schema where the field has keys of its own", () => {
    const pay = { $ref, properties: { method: { type: "string", examples: ["card"] } } };
    expect(examplesIn({ properties: { data: { properties: { pay } } } })).toEqual({
      data: [],
      "data.pay": [],
      "data.pay.method": ["card"],
    });
  });

  it("are none of another schema where the field has a meaning of its own", () => {
    const identifier = { title: "Identifier", description: "Names anything.", type: "string", examples: ["usr_1"] };
    const $ref = "common/identifier.json";
    const properties = { orderId: { $ref, description: "The order's number." }, id: { $ref } };
    expect(examplesIn({ properties }, { "common/identifier": identifier })).toEqual({ orderId: [], id: ["usr_1"] });
  });

  it("are valid for an event that narrows what all events share", () => {
    const shared = { properties: { data: { $ref: "attributes.json" } } };
    const others = { "common/attributes": attributes, "common/fields": shared };
    const data = { type: "object", required: ["total"], properties: { total: { type: "number" } } };
    expect(examplesIn({ $ref: "common/fields.json", properties: { data } }, others)["data"]).toEqual([]);
  });

  it("fail the build where they are the schema's own and not valid", () => {
    const identifier = { type: "string", pattern: "." };
    const own = { properties: { id: { $ref: "common/identifier.json", examples: ["a", ""] } } };
    expect(() => docOf(own, { "common/identifier": identifier })).toThrow(
      new ExampleError("example 2 at /properties/id of x must be valid"),
    );
    expect(() => docOf({ items: { type: "string", examples: [1] } })).toThrow(ExampleError);
    const narrowed = { properties: { a: { examples: ["b"] } }, allOf: [{ properties: { a: { const: "c" } } }] };
    expect(() => docOf(narrowed)).toThrow(new ExampleError("example 1 of the field `a` of x must be valid there"));
  });

  it("of alternatives are each valid in one of them", () => {
    const alternative = (kind: string) => ({
      required: ["kind"],
      properties: { kind: { const: kind, examples: [kind] } },
    });
    expect(examplesIn({ oneOf: [alternative("a"), alternative("b")] })["kind"]).toEqual(["a", "b"]);
  });
});
