import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { breachesOf } from "../../src/schemas/house-rules.ts";
import { at, everySchemaIn, referred, SchemaModel } from "../../src/schemas/model.ts";
import { idOf, isSchemaObject, type SchemaObject } from "../../src/schemas/schema.ts";
import { oracle, schemas } from "../oracle.ts";

const dialect = "https://json-schema.org/draft/2020-12";

describe("every schema file", () => {
  it.each([...schemas.keys()])("%s is valid against the 2020-12 metaschema", (name) => {
    const ajv = new Ajv2020({ strict: false });
    expect(ajv.validateSchema(schemas.get(name) as SchemaObject), JSON.stringify(ajv.errors)).toBe(true);
  });

  it.each([...schemas])("%s has examples, and all are valid", (name, schema) => {
    const validate = oracle(name);
    for (const example of schema["examples"] as unknown[]) {
      expect(validate(example), `${JSON.stringify(example)} ${JSON.stringify(validate.errors)}`).toBe(true);
    }
  });

  it.each([...schemas])("%s: the examples of its properties are valid", (name, schema) => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, schemas: [...schemas.values()] });
    const properties = Object.entries((schema["properties"] ?? {}) as Record<string, unknown>);
    for (const [key, property] of properties) {
      if (!isSchemaObject(property)) continue;
      const validate = ajv.compile({ $ref: `${idOf(name)}#/properties/${key}` });
      for (const example of (property["examples"] ?? []) as unknown[]) expect(validate(example), key).toBe(true);
    }
  });

  it("keeps the house rules", () => {
    expect(breachesOf(schemas)).toEqual([]);
  });

  it("uses no keyword but those of 2020-12 and x- annotations, which decide nothing", () => {
    const ajv = new Ajv2020();
    const vocabularies = "core applicator unevaluated validation meta-data format-annotation content".split(" ");
    const metaschemas = vocabularies.map((name) => ajv.getSchema(`${dialect}/meta/${name}`)?.schema as SchemaObject);
    const standard = new Set(metaschemas.flatMap(({ properties }) => Object.keys(properties as object)));
    for (const [keyword, isStandard] of [
      ["minLength", true],
      ["additionalItems", false],
      ["maxlength", false],
    ] as const)
      expect(standard.has(keyword), keyword).toBe(isStandard);
    const model = new SchemaModel(schemas);
    const nodes = model.names.flatMap((name) => [...everySchemaIn(model.root(name))]);
    const used = new Set(nodes.flatMap(({ keywords }) => Object.keys(keywords)));
    expect([...used].filter((key) => !standard.has(key) && !key.startsWith("x-"))).toEqual([]);
  });

  it("refers to no address outside the folder, so nothing is ever fetched", () => {
    const refer = ($ref: string) => {
      const set = new Map([...schemas, ["x", { $id: idOf("x"), properties: { a: { $ref } } }]]);
      return referred(at(new SchemaModel(set).root("x"), "properties", "a"));
    };
    expect(refer("product.json").file).toBe("product");
    for (const $ref of ["https://example.com/schema.json", "nowhere.json", "product.json#/nothing", "#nothing"]) {
      expect(() => refer($ref)).toThrow(
        `schemas/x.json#/properties/a/$ref: $ref to ${$ref}, and there is no such schema`,
      );
    }
  });
});

describe("the house rules", () => {
  const broken: [string, Record<string, unknown>, string][] = [
    ["an $id that is not its path", { $id: "https://example.com/payload.json" }, "#/$id: must be"],
    ["no title", { title: undefined }, "#/title: is missing"],
    ["no source of its rules", { $comment: "" }, "#/$comment: is missing"],
    ["no examples", { examples: [] }, "#/examples: is missing"],
    ["another dialect", { $schema: "http://json-schema.org/draft-07/schema#" }, "#/$schema: must be 2020-12"],
    ["closed content", { additionalProperties: false }, "#/additionalProperties: content is open"],
    ["an annotation that nobody knows", { "x-kinds": {} }, "#/x-kinds: is not a known annotation"],
    [
      "a property without a description",
      { properties: { a: { type: "string" } } },
      "#/properties/a: has no description",
    ],
    [
      "a key that objects inherit",
      { properties: { constructor: { $ref: "common/identifier.json" } } },
      "#/properties/constructor: is inherited by every object of JavaScript",
    ],
    ["a code that is not documented", { "x-issue": { type: { code: "odd", message: "x" } } }, "/code: must be one of"],
    ["a pattern that dialects read differently", { pattern: "\\S" }, "#/pattern: uses a class such as"],
    ["a format that nothing enforces", { format: "email" }, "#/format: is an annotation: constrain the string"],
    ["an issue of no keyword", { "x-issue": { not: { code: "type", message: "x" } } }, "no such keyword beside it"],
  ];

  it.each(broken)("find %s", (_, change, problem) => {
    const schema = { ...(schemas.get("payload") as SchemaObject), ...change };
    expect(
      breachesOf(new Map([...schemas, ["payload", schema]]))
        .map(({ message }) => message)
        .join("\n"),
    ).toContain(problem);
  });

  it("allow a format where the file says that formats are checked", () => {
    const checked = { ...(schemas.get("payload") as SchemaObject), format: "email", "x-formats": "assertion" };
    expect(breachesOf(new Map([...schemas, ["payload", checked]]))).toEqual([]);
  });

  it("find a file name that is not kebab-case", () => {
    expect(
      breachesOf(new Map([["Order_Placed", schemas.get("payload") as SchemaObject]]))
        .map(({ message }) => message)
        .join("\n"),
    ).toContain("kebab-case");
  });
});
