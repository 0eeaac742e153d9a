import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonSchemaOf, payload, product, trackRequest, wirePayload, wireTrackRequest } from "../../src/schema.ts";
import { bundled } from "../../src/schemas/bundle.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { idOf, isPart, type SchemaObject } from "../../src/schemas/schema.ts";
import { valuesOfSchema } from "../../src/testing/payloads.ts";
import { runs } from "../budget.ts";
import { oracle, root, schemas } from "../oracle.ts";
import { asJson, nearValid } from "../values.ts";

const names = [...schemas.keys()].filter((name) => !isPart(name));
const bundleOf = (name: string) => JSON.parse(readFileSync(`${root}/generated/bundled/${name}.json`, "utf8"));
const logger = { log() {}, warn() {}, error() {} };
/** A schema as readers of draft-07 take it, which ignore what is beside a reference. No field of a payload is called `$ref`. */
function withLoneReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLoneReferences);
  if (typeof value !== "object" || value === null) return value;
  if ("$ref" in value) return { $ref: value.$ref };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withLoneReferences(inner)]));
}

const valuesFor = (name: string) => fc.oneof(nearValid, valuesOfSchema(name), fc.jsonValue()).map(asJson);

describe("a bundled schema", () => {
  it.each(names)(
    "%s: gives the verdict of the source, by Ajv with its defaults, which are strict, and to older readers",
    (name) => {
      const [source, bundle] = [oracle(name), new Ajv2020({ logger }).compile(bundleOf(name))];
      const { $schema: _, ...rest } = withLoneReferences(bundleOf(name)) as SchemaObject;
      const draft07 = new Ajv({ logger, strict: false }).compile(rest);
      fc.assert(
        fc.property(valuesFor(name), (value) => {
          const verdict = source(value);
          expect([bundle(value), draft07(value)]).toEqual([verdict, verdict]);
        }),
        { numRuns: runs(500) },
      );
    },
  );

  it.each(names)("%s: is one plain file: no annotation of this project, no reference out of it", (name) => {
    const text = JSON.stringify(bundleOf(name));
    expect(text).not.toMatch(/"x-/);
    for (const [, ref] of text.matchAll(/"\$ref":"([^"]*)"/g)) expect(ref).toMatch(/^#/);
    expect(text.match(/"\$id"/g)).toHaveLength(1);
  });

  it("holds a reference beside what constrains a value as one of several schemas", () => {
    const schemas = new Map<string, object>([
      ["list", { $id: idOf("list"), $ref: "item.json", title: "List", minItems: 1, allOf: [{ type: "array" }] }],
      ["item", { $id: idOf("item"), properties: { next: { $ref: "item.json", description: "The next one." } } }],
    ]);
    expect(bundled(new SchemaModel(schemas as never), "list")).toEqual({
      ...{ $id: idOf("list"), title: "List", minItems: 1 },
      allOf: [{ $ref: "#/$defs/item" }, { type: "array" }],
      $defs: { item: { properties: { next: { $ref: "#/$defs/item", description: "The next one." } } } },
    });
  });

  it("holds each file once, and what refers to itself", () => {
    const list = {
      $id: idOf("list"),
      properties: { next: { $ref: "list.json" }, value: { $ref: "a/b.json#/$defs/n" } },
    };
    const other = { $id: idOf("a/b"), $defs: { n: { type: "number", "x-note": 1 } }, items: { $ref: "../list.json" } };
    const model = new SchemaModel(
      new Map<string, object>([
        ["list", list],
        ["a/b", other],
      ]) as never,
    );
    expect(bundled(model, "list")).toEqual({
      $id: idOf("list"),
      properties: { next: { $ref: "#" }, value: { $ref: "#/$defs/a.b/$defs/n" } },
      $defs: { "a.b": { $defs: { n: { type: "number" } }, items: { $ref: "#" } } },
    });
    expect(bundled(model, "a/b")).toMatchObject({
      items: { $ref: "#/$defs/list" },
      $defs: { list: { properties: { next: { $ref: "#/$defs/list" }, value: { $ref: "#/$defs/n" } } } },
    });
  });

  it("refers by pointers only, so that no other address or anchor is in it", () => {
    const part = { $id: "part.json", $anchor: "a", items: { $ref: "#a" }, contains: { $ref: "x.json#a" } };
    const x = { $id: idOf("x"), properties: { part, whole: { $anchor: "a", $ref: "part.json" } } };
    expect(bundled(new SchemaModel(new Map([["x", x]])), "x")).toEqual({
      $id: idOf("x"),
      properties: {
        part: { items: { $ref: "#/properties/part" }, contains: { $ref: "#/properties/whole" } },
        whole: { $ref: "#/properties/part" },
      },
    });
  });
});

describe("a validator of intempt-event-schema/schema", () => {
  const validators = { payload, product, trackRequest, wirePayload, wireTrackRequest };

  it.each(Object.entries(validators))(
    "%s: tells its schema by Standard JSON Schema, for input and output",
    (_, one) => {
      const { jsonSchema } = one["~standard"];
      expect(jsonSchema.input({ target: "draft-2020-12" })).toEqual(bundleOf(one.name));
      expect(jsonSchema.output({ target: "draft-2020-12" })).toBe(jsonSchemaOf(one));
      const [source, older] = [oracle(one.name), new Ajv({ logger }).compile(jsonSchema.input({ target: "draft-07" }))];
      fc.assert(
        fc.property(valuesFor(one.name), (value) => {
          expect(older(value)).toBe(source(value));
        }),
        { numRuns: runs(300) },
      );
    },
  );

  it("refuses other dialects, and what is no validator", () => {
    const { jsonSchema } = payload["~standard"];
    expect(() => jsonSchema.input({ target: "openapi-3.0" })).toThrow("the target must be draft-2020-12 or draft-07");
    for (const wrong of [null, {}, { name: "nope" }, { name: "toString" }])
      expect(() => jsonSchemaOf(wrong as never)).toThrow(TypeError);
  });

  it("is otherwise the validator of the main entry", () => {
    expect(payload.validate({ productId: "1" })).toEqual({ value: { productId: "1" } });
    expect(payload["~standard"]).toMatchObject({ version: 1, vendor: "intempt-event-schema" });
  });
});
