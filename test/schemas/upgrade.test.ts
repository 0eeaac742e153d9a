import { Validator } from "@cfworker/json-schema";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Draft, drafts, latestSchema } from "../../src/schemas/drafts.ts";
import type { SchemaObject } from "../../src/schemas/schema.ts";
import { upgradedSchemas } from "../../src/schemas/upgrade.ts";
import { runs } from "../budget.ts";

const key = fc.constantFrom("a", "b", "items", "definitions");
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 0, 1, 2.5, "", "a", "items"),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 3 }),
  ),
})).value;

const { schema: referring, plain } = fc.letrec((tie) => {
  /** A few keywords; those that belong together come together. */
  const keywordsOf = (inner: fc.Arbitrary<unknown>) =>
    fc
      .array(
        fc.oneof(
          fc.record({ type: fc.constantFrom("integer", "string", "array", "object") }),
          fc.record({ items: fc.array(inner, { maxLength: 2 }), additionalItems: inner }),
          fc.record({ items: inner, additionalItems: fc.boolean() }),
          fc.record({ properties: fc.dictionary(key, inner, { maxKeys: 2 }), additionalProperties: inner }),
          fc.record({ dependencies: fc.dictionary(key, fc.oneof(inner, fc.uniqueArray(key)), { maxKeys: 2 }) }),
          fc.record({ if: inner, then: inner }),
          fc.record({ not: inner }),
          fc.record({ anyOf: fc.array(inner, { minLength: 1, maxLength: 2 }) }),
          fc.record({ exclusiveMinimum: fc.integer({ min: 0, max: 2 }), prefixItems: fc.constant([false]) }),
          fc.record({ const: fc.constantFrom(1, "a", { items: [{}] }), dependentRequired: fc.constant({ a: ["b"] }) }),
        ),
        { maxLength: 3 },
      )
      .map((parts): object => Object.assign({}, ...parts));
  const places = ["a", "items/items/0", "b/additionalItems", "b/dependencies/a", "b/properties/items"];
  const refs = fc.constantFrom(...places).map((place) => ({ $ref: `#/definitions/${place}` }));
  return {
    plain: fc.oneof({ maxDepth: 3 }, fc.boolean(), keywordsOf(tie("plain"))),
    schema: fc.oneof({ maxDepth: 3 }, refs, keywordsOf(tie("schema"))),
  };
});

/**
 * Schemas of draft-07 with all that changed since, but without `contains`, which Ajv gets wrong beside a tuple. What their references
 * lead to refers to nothing.
 */
const draft07 = fc.tuple(referring, plain, plain, plain).map(([schema, a, b, c]): SchemaObject => {
  const definitions = {
    a,
    items: { items: [b] },
    b: { items: [a], additionalItems: c, dependencies: { a: b }, properties: { items: c } },
  };
  return { ...(schema as SchemaObject), definitions };
});

/** One schema of a draft, upgraded. */
const upgraded = (schema: SchemaObject, draft: Draft = "draft-07") =>
  upgradedSchemas(new Map([["x", schema]]), { draft }).schemas.get("x");

const errorsOf = (schema: SchemaObject, draft?: Draft): string[] => {
  const errors: string[] = [];
  upgradedSchemas(new Map([["x", schema]]), { draft, refuse: ({ message }) => errors.push(message) });
  return errors;
};

describe("the draft of a file", () => {
  const withLimit = ($schema: string) => ({ $schema, minimum: 1, exclusiveMinimum: true });
  it.each([
    "http://json-schema.org/draft-04/schema#",
    "http://json-schema.org/draft-04/schema",
    "https://json-schema.org/draft-04/schema#",
  ])("is what %s says", ($schema) => {
    expect(upgraded(withLimit($schema))).toEqual({ $schema: latestSchema, exclusiveMinimum: 1 });
  });

  it("is 2020-12 without a $schema, unless another one is given", () => {
    expect(errorsOf({ items: [{}] })).toEqual([]);
    expect(upgradedSchemas(new Map([["x", { items: [{}] }]])).upgraded).toEqual([]);
    expect(upgraded({ items: [{}] }, "2019-09")).toEqual({ prefixItems: [{}] });
  });

  it.each([
    "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#",
    "http://json-schema.org/draft-03/schema#",
    "http://json-schema.org/schema#",
    7,
  ])("is refused where %s names none, unless one is given", ($schema) => {
    expect(errorsOf({ $schema })).toEqual([
      `schemas/x.json#/$schema: names no draft that is supported (${drafts.join(", ")}); write ${latestSchema}, or state the draft to read it as`,
    ]);
    expect(upgraded({ $schema, definitions: {} }, "draft-04")).toEqual({ $schema: latestSchema, $defs: {} });
  });

  it("is written as 2020-12, also where it was that under another address", () => {
    for (const $schema of ["http://json-schema.org/draft/2020-12/schema#", "https://own.example/dialect"])
      expect(upgraded({ $schema }, "2020-12")).toEqual({ $schema: latestSchema });
  });

  it("may be another one in a resource that is embedded", () => {
    const inner = {
      $schema: "http://json-schema.org/draft-07/schema#",
      $id: "inner",
      items: [{}],
      prefixItems: [false],
    };
    const schema = { $schema: latestSchema, $defs: { inner }, prefixItems: [true] };
    expect(upgraded(schema)).toEqual({ ...schema, $defs: { inner: { $id: "inner", prefixItems: [{}] } } });
  });
});

describe("the upgrade", () => {
  const changes: [string, Draft, SchemaObject, SchemaObject][] = [
    ["definitions", "draft-07", { definitions: { a: { items: [] } } }, { $defs: { a: {} } }],
    ["definitions beside $defs", "draft-07", { definitions: { a: {} }, $defs: { b: {} } }, { $defs: { a: {}, b: {} } }],
    ["tuples", "draft-07", { items: [{ items: [{}] }] }, { prefixItems: [{ prefixItems: [{}] }] }],
    [
      "the items after a tuple",
      "2019-09",
      { additionalItems: { definitions: {} }, items: [true] },
      { items: { $defs: {} }, prefixItems: [true] },
    ],
    ["additionalItems without a tuple", "draft-07", { items: {}, additionalItems: false }, { items: {} }],
    ["an empty tuple", "draft-06", { items: [], additionalItems: false }, { items: false }],
    ["an exclusive limit", "draft-04", { maximum: 2, exclusiveMaximum: true }, { exclusiveMaximum: 2 }],
    ["an inclusive limit", "draft-04", { minimum: 2, exclusiveMinimum: false }, { minimum: 2 }],
    ["an exclusive limit of a later draft", "draft-06", { exclusiveMinimum: 2 }, { exclusiveMinimum: 2 }],
    [
      "dependencies",
      "draft-07",
      { dependencies: { a: ["b"], c: { items: [] }, d: false } },
      { dependentRequired: { a: ["b"] }, dependentSchemas: { c: {}, d: false } },
    ],
    ["an id", "draft-04", { id: "http://a.example/#" }, { $id: "http://a.example/" }],
    ["a property named id", "draft-04", { properties: { id: { id: "#a" } } }, { properties: { id: { $anchor: "a" } } }],
    ["an id that is an anchor", "draft-07", { not: { $id: "#a" } }, { not: { $anchor: "a" } }],
    ["an id with an anchor", "draft-06", { not: { $id: "b#a" } }, { not: { $id: "b", $anchor: "a" } }],
    [
      "what is beside a $ref",
      "draft-07",
      { not: { $ref: "#", type: "string", $id: "b", title: "A", dependencies: {}, definitions: {}, "x-a": 1 } },
      { not: { $ref: "#", title: "A", $defs: {}, "x-a": 1 } },
    ],
    ["the address of a file that is a $ref", "draft-07", { $id: "b", $ref: "#" }, { $id: "b", $ref: "#" }],
    ["what is beside a $ref since 2019-09", "2019-09", { $ref: "#", minimum: 1 }, { $ref: "#", minimum: 1 }],
    [
      "what draft-04 does not know",
      "draft-04",
      { const: 1, contains: {}, propertyNames: {}, if: {}, then: false, $id: "a", dependentRequired: { a: ["b"] } },
      {},
    ],
    ["what draft-06 does not know", "draft-06", { const: 1, if: {}, then: false, else: false }, { const: 1 }],
    ["what draft-07 does not know", "draft-07", { if: {}, $anchor: "a", minContains: 0, prefixItems: [] }, { if: {} }],
    ["an unknown keyword", "draft-07", { mexLength: 1, id: "a" }, { mexLength: 1, id: "a" }],
    [
      "no value",
      "draft-04",
      {
        enum: [{ id: "a", items: [{}] }],
        default: { definitions: {} },
        examples: [{ $schema: "a" }],
        "x-a": { id: "a" },
      },
      {
        enum: [{ id: "a", items: [{}] }],
        default: { definitions: {} },
        examples: [{ $schema: "a" }],
        "x-a": { id: "a" },
      },
    ],
    [
      "a value that is no schema",
      "draft-07",
      { items: 7, allOf: {}, properties: [] },
      { items: 7, allOf: {}, properties: [] },
    ],
  ];

  it.each(changes)("of %s (%s)", (_, draft, schema, expected) => {
    expect(upgraded(schema, draft)).toEqual(expected);
  });

  it.each([
    ["#/definitions/a", "#/$defs/a"],
    ["#/definitions/a/items/1/properties/definitions", "#/$defs/a/prefixItems/1/properties/definitions"],
    ["#/definitions/a/additionalItems", "#/$defs/a/items"],
    ["#/definitions/a%25~1b", "#/$defs/a%25~1b"],
    ["#/dependencies/a", "#/dependentSchemas/a"],
    ["#/properties/definitions", "#/properties/definitions"],
    ["x.json#/definitions/a", "x.json#/$defs/a"],
    ["#a", "#a"],
    ["http://elsewhere.example/#/definitions/a", "http://elsewhere.example/#/definitions/a"],
    ["#/definitions/nothing", "#/definitions/nothing"],
    ["#/x-parts/a/definitions/b", "#/x-parts/a/$defs/b"],
    ["inner#/definitions/b", "inner#/$defs/b"],
  ])("of a reference: %s → %s", ($ref, expected) => {
    const schema = {
      definitions: {
        a: { items: [{}, { properties: { definitions: {} } }], additionalItems: {} },
        "a%/b": {},
        c: { $id: "inner", definitions: { b: {} } },
      },
      dependencies: { a: {} },
      "x-parts": { a: { definitions: { b: {} } } },
      properties: { definitions: {}, a: { $ref } },
    };
    const others = { ...schema, properties: { ...schema.properties, b: { $ref: "#/x-parts/a" } } };
    expect(upgraded(others)).toMatchObject({ properties: { a: { $ref: expected } } });
  });

  it("of references between files of different drafts", () => {
    const files = {
      old: {
        $schema: "http://json-schema.org/draft-07/schema#",
        definitions: { a: { $ref: "new.json#/definitions/a" } },
      },
      new: { $schema: latestSchema, definitions: { a: { $ref: "old.json#/definitions/a" } } },
    };
    const { schemas, upgraded: names } = upgradedSchemas(new Map<string, SchemaObject>(Object.entries(files)));
    expect(schemas.get("old")).toMatchObject({ $defs: { a: { $ref: "new.json#/definitions/a" } } });
    expect(schemas.get("new")).toMatchObject({ definitions: { a: { $ref: "old.json#/$defs/a" } } });
    expect(names).toEqual(["old", "new"]);
  });

  it("reads what only a reference makes a schema, below an unknown keyword", () => {
    const schema = { parts: [{ a: { items: [{}] }, b: { items: [{}] } }], properties: { c: { $ref: "#/parts/0/a" } } };
    expect(upgraded(schema)).toEqual({
      ...schema,
      parts: [{ a: { prefixItems: [{}] }, b: { items: [{}] } }],
    });
  });

  const refusals: [string, SchemaObject, Draft, string][] = [
    ["an anchor that has no form in 2020-12", { not: { $id: "#a/b" } }, "draft-07", "#/not/$id: the fragment"],
    [
      "the same key in the old and in the new form",
      { definitions: { a: {} }, $defs: { a: {} } },
      "draft-07",
      "#/$defs: the older form of this keyword, beside it, has the same key: keep one",
    ],
    [
      "a number that draft-04 does not allow",
      { exclusiveMinimum: 1 },
      "draft-04",
      "#/exclusiveMinimum: must be true or",
    ],
    ["what has another meaning", { unevaluatedItems: false }, "2019-09", "#/unevaluatedItems: means something else"],
  ];
  it.each(refusals)("refuses %s", (_, schema, draft, message) => {
    expect(errorsOf(schema, draft)).toEqual([expect.stringContaining(`schemas/x.json${message}`)]);
  });

  it("says where a schema of the upgraded file was", () => {
    const schema = { definitions: { a: { items: [{}, { minimum: 1 }], dependencies: { b: {} } } } };
    const { originOf } = upgradedSchemas(new Map([["x", schema]]), { draft: "draft-07" });
    expect(originOf("x", "/$defs/a/prefixItems/1/minimum")).toBe("/definitions/a/items/1/minimum");
    expect(originOf("x", "/$defs/a/dependentSchemas/b")).toBe("/definitions/a/dependencies/b");
    expect(originOf("x", "/type")).toBe("/type");
    expect(originOf("unknown", "/type")).toBe("/type");
  });

  it("gives the verdicts of draft-07, on random schemas and values", () => {
    const options = { strict: false, validateSchema: false, logger: false } as const;
    fc.assert(
      fc.property(draft07, fc.array(value, { minLength: 5, maxLength: 20 }), (schema, values) => {
        // Ajv generates code for 2020-12 that refers to undeclared variables.
        const [before, after] = [new Ajv(options).compile(schema), new Validator(upgraded(schema) ?? {}, "2020-12")];
        for (const one of values) expect(after.validate(one).valid).toBe(before(one));
      }),
      { numRuns: runs(300) },
    );
  });

  it("changes nothing when it is repeated", () => {
    fc.assert(
      fc.property(draft07, (schema) => {
        const once = upgraded({ $schema: "http://json-schema.org/draft-07/schema#", ...schema }) as SchemaObject;
        const { schemas, upgraded: names } = upgradedSchemas(new Map([["x", once]]));
        expect([schemas.get("x"), names]).toEqual([once, []]);
      }),
      { numRuns: runs(300) },
    );
  });
});
