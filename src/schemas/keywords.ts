import type { SchemaObject } from "./schema.ts";

/** What a keyword holds: one schema, a list of schemas, or schemas by name. */
const applicators: Readonly<Record<string, "one" | "list" | "map">> = {
  if: "one",
  then: "one",
  else: "one",
  not: "one",
  items: "one",
  allOf: "list",
  anyOf: "list",
  oneOf: "list",
  properties: "map",
  $defs: "map",
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
