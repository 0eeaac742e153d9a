import { isSchemaObject, type Schema, type SchemaObject } from "../../schemas/schema.ts";
import type { References } from "./context.ts";

/** The types of JSON values that TypeScript tells apart. */
export const everyKind = ["object", "array", "string", "number", "boolean", "null"] as const;
export type Kind = (typeof everyKind)[number];

/** The types of all values of these kinds. */
export const anythingOf = (kinds: readonly Kind[]): readonly string[] =>
  kinds.length === everyKind.length ? ["unknown"] : kinds.map(anyOfKind);

export const anyOfKind = (kind: Kind): string =>
  kind === "object" ? anyObject : kind === "array" ? "unknown[]" : kind;

/**
 * Any object. TypeScript takes one of an interface, which has no index signature, only where the values are `any`, and would then
 * take an array, a Map and a Set too, which the symbol excludes.
 */
const anyObject = "{ [k: string]: any; [Symbol.iterator]?: never }";

export function kindOf(value: unknown): Kind {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : (typeof value as Kind);
}

/** The values that `const` or `enum` lists. */
export const listedIn = (schema: SchemaObject): readonly unknown[] | undefined =>
  "const" in schema ? [schema["const"]] : (schema["enum"] as readonly unknown[] | undefined);

/** The kinds that a value of the schema may be of, in the order in which the schema lists them. */
export function kindsOf(schema: Schema, references: References, within: readonly Schema[] = []): readonly Kind[] {
  if (!isSchemaObject(schema)) return schema ? everyKind : [];
  if (within.includes(schema)) return everyKind;
  const inner = (one: Schema) => kindsOf(one, references, [...within, schema]);
  const types = [schema["type"] ?? everyKind].flat().map((type) => (type === "integer" ? "number" : (type as Kind)));
  const parts = [references.get(String(schema["$ref"]))?.form ?? true, ...((schema["allOf"] ?? []) as Schema[])];
  const choices = ["anyOf", "oneOf"].filter((choice) => choice in schema);
  const limits = [...parts.map(inner), ...choices.map((choice) => (schema[choice] as Schema[]).flatMap(inner))];
  const listed = listedIn(schema);
  if (listed !== undefined) limits.push(listed.map(kindOf));
  return [...new Set(types)].filter((kind) => limits.every((kinds) => kinds.includes(kind)));
}
