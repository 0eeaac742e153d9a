import { describe, expect, it } from "vitest";
import { type DocsFormat, docsFormats, renderDocs } from "../../src/docs/index.ts";
import { type KeywordName, keywordNamed } from "../../src/schemas/keywords.ts";
import type { Schema, SchemaObject } from "../../src/schemas/schema.ts";

/** For each keyword a schema that uses it, and what a page says of it. */
const uses: Readonly<Record<KeywordName, readonly [schema: SchemaObject, text: string]>> = {
  $schema: [{ $schema: "https://dialect.invalid/" }, "https://dialect.invalid/"],
  $id: [{ $id: "https://id.invalid/" }, "https://id.invalid/"],
  $anchor: [{ $anchor: "theAnchor" }, "theAnchor"],
  $comment: [{ $comment: "Source: the comment." }, "Source: the comment."],
  $defs: [{ $defs: { theDefinition: { maximum: 901 } } }, "theDefinition"],
  definitions: [{ definitions: { anOldDefinition: { maximum: 902 } } }, "anOldDefinition"],
  $ref: [{ $ref: "https://elsewhere.invalid/" }, "https://elsewhere.invalid/"],
  $dynamicRef: [{ $dynamicRef: "#dynamicRef" }, "#dynamicRef"],
  $dynamicAnchor: [{ $dynamicAnchor: "dynamicAnchor" }, "dynamicAnchor"],
  $vocabulary: [{ $vocabulary: { "https://vocabulary.invalid/": true } }, "https://vocabulary.invalid/"],
  $recursiveRef: [{ $recursiveRef: "#recursiveRef" }, "#recursiveRef"],
  type: [{ type: ["boolean", "null"] }, "null"],
  enum: [{ enum: ["enumA", 903] }, "enumA"],
  const: [{ const: "theConst" }, "theConst"],
  minimum: [{ minimum: 904 }, "904"],
  maximum: [{ maximum: 905 }, "905"],
  exclusiveMinimum: [{ exclusiveMinimum: 906 }, "906"],
  exclusiveMaximum: [{ exclusiveMaximum: 907 }, "907"],
  multipleOf: [{ multipleOf: 908 }, "908"],
  minLength: [{ minLength: 909 }, "909"],
  maxLength: [{ maxLength: 910 }, "910"],
  pattern: [{ pattern: "^thePattern" }, "^thePattern"],
  minItems: [{ minItems: 911 }, "911"],
  maxItems: [{ maxItems: 912 }, "912"],
  uniqueItems: [{ uniqueItems: true }, "no two equal items"],
  minContains: [{ contains: { const: "x" }, minContains: 913 }, "913"],
  maxContains: [{ contains: { const: "x" }, maxContains: 914 }, "914"],
  minProperties: [{ minProperties: 915 }, "915"],
  maxProperties: [{ maxProperties: 916 }, "916"],
  required: [{ required: ["theRequired"] }, "theRequired"],
  dependentRequired: [{ dependentRequired: { ifKey: ["thenKey"] } }, "thenKey"],
  allOf: [{ allOf: [{ maximum: 917 }, { maximum: 918 }] }, "918"],
  anyOf: [{ anyOf: [{ maximum: 919 }, { maximum: 920 }] }, "920"],
  oneOf: [{ oneOf: [{ maximum: 921 }, { maximum: 922 }] }, "922"],
  not: [{ not: { const: "theNot" } }, "theNot"],
  if: [{ if: { const: "theIf" }, then: { maximum: 923 } }, "theIf"],
  then: [{ if: { const: "anIf" }, then: { maximum: 924 } }, "924"],
  else: [{ if: { const: "anIf" }, else: { maximum: 925 } }, "925"],
  dependentSchemas: [{ dependentSchemas: { theKey: { maxProperties: 926 } } }, "926"],
  properties: [{ properties: { theProperty: { maximum: 927 } } }, "927"],
  patternProperties: [{ patternProperties: { "^keyPattern": { maximum: 928 } } }, "^keyPattern"],
  additionalProperties: [{ additionalProperties: { maximum: 929 } }, "929"],
  unevaluatedProperties: [{ unevaluatedProperties: { maximum: 930 } }, "930"],
  propertyNames: [{ propertyNames: { maxLength: 931 } }, "931"],
  items: [{ items: { maximum: 932 } }, "932"],
  prefixItems: [{ prefixItems: [{ maximum: 933 }, { maximum: 934 }] }, "934"],
  additionalItems: [{ additionalItems: { maximum: 935 } }, "935"],
  unevaluatedItems: [{ unevaluatedItems: { maximum: 936 } }, "936"],
  contains: [{ contains: { maximum: 937 } }, "937"],
  title: [{ title: "The title" }, "The title"],
  description: [{ description: "The description." }, "The description."],
  examples: [{ examples: ["theExample"] }, "theExample"],
  default: [{ default: "theDefault" }, "theDefault"],
  deprecated: [{ deprecated: true }, "deprecated"],
  readOnly: [{ readOnly: true }, "read-only"],
  writeOnly: [{ writeOnly: true }, "write-only"],
  format: [{ format: "the-format" }, "the-format"],
  contentEncoding: [{ contentEncoding: "theEncoding" }, "theEncoding"],
  contentMediaType: [{ contentMediaType: "theMediaType" }, "theMediaType"],
  "x-document": [{ "x-document": { recognizedBy: "theRequest", otherwise: "theOther" } }, "theRequest"],
  "x-formats": [{ "x-formats": "assertion" }, "checks each"],
  "x-identifier": [{ "x-identifier": "person" }, "identifies a person"],
  "x-issue": [
    { maximum: 938, "x-issue": { maximum: { code: "maximum", message: "must be the message" } } },
    "must be the message",
  ],
  "x-owner": [{ "x-owner": "theOwner" }, "theOwner"],
  "x-planned": [{ "x-planned": true }, "tracking plan"],
  "x-replaced-by": [{ "x-replaced-by": "theNewer" }, "theNewer"],
  "x-kind": [{ "x-kind": { kind: "theKind", createsAnonymousUsers: true, profileRequired: false } }, "theKind"],
  "x-missing": [{ "x-missing": { a: "The advice." } }, "The advice."],
};

type Uses = readonly (readonly [keyword: string, schema: SchemaObject, text: string])[];
const all: Uses = Object.entries(uses).map(([keyword, [schema, text]]) => [keyword, schema, text]);

/** What clients understand: the schema in the form that is made for them. */
const ofClients = all.filter(([keyword, schema]) => {
  const row = keywordNamed(keyword);
  const isHeld = /"(unevaluated\w+|if|\$defs)":/.test(JSON.stringify(schema));
  return row?.isCompiled && keyword !== "$ref" && !isHeld;
});

/** One schema, each of whose members uses a keyword. */
const schemaOf = (uses: Uses): SchemaObject => ({
  type: "object",
  properties: Object.fromEntries(uses.map(([keyword, schema]) => [`the ${keyword}`, schema])),
});

const pagesIn = (schema: Schema, format: DocsFormat): string =>
  [...renderDocs(new Map([["all", schema]]), { format, version: "1" }).values()].join("\n");

describe("documentation of every keyword", () => {
  it.each(["markdown", "html", "json"] as const)("says something of each (%s)", (format) => {
    const pages = pagesIn(schemaOf(all), format);
    expect(all.filter(([, , text]) => !pages.includes(text))).toEqual([]);
  });

  it.each(["openapi", "asyncapi"] as const)("embeds each (%s)", (format) => {
    const embedded = all.filter(([keyword]) => !["$schema", "$id"].includes(keyword));
    for (const uses of [embedded, ofClients]) {
      const pages = pagesIn(schemaOf(uses), format);
      const { components } = JSON.parse(pages) as { components: { schemas: { all: SchemaObject } } };
      const members = components.schemas.all["properties"] as Readonly<Record<string, object>>;
      expect(uses.filter(([keyword]) => !(keyword in (members[`the ${keyword}`] ?? {})))).toEqual([]);
    }
  });

  it.each(docsFormats)("ends where schemas lead back to themselves (%s)", (format) => {
    const list = { type: "array", items: { $ref: "#/$defs/node" }, prefixItems: [{ $ref: "#/$defs/node" }] };
    const node = {
      type: "object",
      properties: { list: { $ref: "#/$defs/list" } },
      patternProperties: { "^n": { $ref: "#/$defs/node" } },
      additionalProperties: { anyOf: [{ $ref: "#/$defs/node" }, { $ref: "#" }] },
      required: ["next", "other"],
      oneOf: [{ required: ["a"], properties: { a: { $ref: "#" } } }, { not: { $ref: "#/$defs/list" } }],
    };
    const schema = { allOf: [{ $ref: "#/$defs/node" }], $defs: { list, node } };
    expect(pagesIn(schema, format)).toContain("list");
  });
});
