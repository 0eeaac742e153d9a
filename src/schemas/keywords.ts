import type { SchemaObject } from "./schema.ts";

/** What a keyword holds: one schema, a list of schemas, or schemas by name. */
const applicators: Readonly<Record<string, "one" | "list" | "map">> = {
  if: "one",
  then: "one",
  else: "one",
  not: "one",
  items: "one",
  contains: "one",
  additionalProperties: "one",
  propertyNames: "one",
  unevaluatedItems: "one",
  unevaluatedProperties: "one",
  allOf: "list",
  anyOf: "list",
  oneOf: "list",
  prefixItems: "list",
  properties: "map",
  patternProperties: "map",
  dependentSchemas: "map",
  $defs: "map",
  definitions: "map",
};

/** The way from a schema to each schema that stands directly in it. */
export function subschemasOf(schema: SchemaObject): (string | number)[][] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const holds = Object.hasOwn(applicators, keyword) ? applicators[keyword] : undefined;
    if (holds === "one") return [[keyword]];
    if (holds === "list") return (value as unknown[]).map((_, i) => [keyword, i]);
    return holds === "map" ? Object.keys(value as object).map((key) => [keyword, key]) : [];
  });
}

/** The schema with each schema that stands directly in it changed. */
export function withSubschemas(schema: SchemaObject, change: (inner: unknown) => unknown): SchemaObject {
  const entries = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    const holds = Object.hasOwn(applicators, keyword) ? applicators[keyword] : undefined;
    if (holds === "one") return [keyword, change(value)];
    if (holds === "list") return [keyword, (value as unknown[]).map(change)];
    if (holds !== "map") return [keyword, value];
    const inner = Object.entries(value as object).map(([key, one]) => [key, change(one)]);
    return [keyword, Object.fromEntries(inner)];
  });
  return Object.fromEntries(entries);
}

/** Keywords that say something to a reader and decide nothing. Every validator ignores the `x-` ones. */
export const annotations: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "$comment",
  "$defs",
  "title",
  "description",
  "examples",
  "default",
  "deprecated",
  "format",
  "x-identifier",
  "x-issue",
  "x-kind",
  "x-missing",
]);
