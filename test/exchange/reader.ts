import { type ImportedPlan, type ImportOptions, importPlan } from "../../src/exchange/import.ts";
import { unsupportedErrors } from "../../src/generate/unsupported.ts";
import { readableSchemas } from "../../src/schemas/metaschema.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { idOf, type SchemaSet } from "../../src/schemas/schema.ts";
import { strictErrors } from "../../src/schemas/strict.ts";
import { schemas } from "../oracle.ts";

/** The schemas of the package by their addresses. */
export const shipped: SchemaSet = new Map([...schemas].map(([name, schema]) => [idOf(name), schema]));

/** What the reader of schema files says of schemas, once they are files. */
export function readerErrors(set: SchemaSet): string[] {
  const files = new Map([...set].map(([name, schema]) => [name, JSON.parse(JSON.stringify(schema))]));
  const { breaches } = readableSchemas(files);
  if (breaches.length > 0) return breaches.map(String);
  const all: SchemaSet = new Map([...shipped, ...files]);
  return [...strictErrors(all), ...unsupportedErrors(new SchemaModel(all))].map(String);
}

/** The plan that is read from a string. Throws where it cannot be read. */
export function imported(plan: unknown, options: ImportOptions = {}): ImportedPlan {
  const read = importPlan(typeof plan === "string" ? plan : JSON.stringify(plan), { shipped, ...options });
  if ("error" in read) throw new Error(read.error.message);
  return read;
}

/** Schemas in the order of their names, without anything that JSON does not keep. The order of required keys means nothing. */
export const plain = (set: SchemaSet): unknown => {
  const inOrder = [...set].sort(([a], [b]) => (a < b ? -1 : 1));
  const sorted = (key: string, value: unknown) =>
    key === "required" && Array.isArray(value) ? [...value].sort() : value;
  return JSON.parse(JSON.stringify(inOrder), sorted);
};
