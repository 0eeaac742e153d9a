import type { Schema, SchemaObject } from "../../schemas/schema.ts";
import { evaluatesAlone, type TypeContext, union } from "./context.ts";
import { anyOfKind } from "./kinds.ts";

/** Whether a schema says more of the items of an array than how many there are. */
export const describesItems = (schema: SchemaObject): boolean =>
  "items" in schema || "prefixItems" in schema || isClosed(schema) || schema["maxItems"] === 0;

/** The type of an array: a tuple where the schema describes items by their position. */
export function arrayType(schema: SchemaObject, context: TypeContext): string {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema as Readonly<Record<string, number>>;
  const prefix = (schema["prefixItems"] ?? []) as readonly Schema[];
  const forbidden = prefix.indexOf(false);
  const listed = prefix.slice(0, Math.min(maxItems, forbidden < 0 ? prefix.length : forbidden));
  const elements = listed.map((one, i) => `(${union(context.typesOf(one))})${i < minItems ? "" : "?"}`);
  const endsThere = forbidden >= 0 || maxItems <= prefix.length || isClosed(schema);
  const rest = endsThere ? "never" : union(context.typesOf((schema["items"] ?? true) as Schema));
  if (elements.length === 0 && rest !== "never") return rest === "unknown" ? anyOfKind("array") : `(${rest})[]`;
  return `[${[...elements, ...(rest === "never" ? [] : [`...(${rest})[]`])].join(", ")}]`;
}

/** Whether an array has no items but those that the schema describes by their position. */
const isClosed = (schema: SchemaObject): boolean =>
  schema["items"] === false ||
  (schema["unevaluatedItems"] === false && !("items" in schema || "contains" in schema) && evaluatesAlone(schema));
