import { fromPointer, toPointer } from "../runtime/validate/path.ts";
import { subschemasOf } from "./keywords.ts";
import type { AnySchemas } from "./model.ts";
import { isSchema, isSchemaObject, type Schema } from "./schema.ts";

/** Where a reference leads. */
export interface Target {
  readonly file: string;
  readonly pointer: string;
  readonly schema: Schema;
}

/** Schemas without an `$id` of their own have this one, which is reserved (RFC 2606) and never fetched. */
const base = "https://schemas.invalid/";

/** The address of a schema: its `$id`, or one made from its name, which relative references then start from. */
export function addressOf(name: string, schema: Schema | undefined): string {
  const id = isSchemaObject(schema) ? schema["$id"] : undefined;
  const own = `${base}${name}.json`;
  return typeof id === "string" && URL.canParse(id, own) ? withoutFragment(new URL(id, own)) : own;
}

const withoutFragment = ({ href }: URL): string => href.replace(/#.*$/, "");

/** What a `$ref` in a file means, given the names by address; `undefined` where it leads out of the schemas or nowhere. */
export function targetOf(
  schemas: AnySchemas,
  names: ReadonlyMap<string, string>,
  file: string,
  ref: string,
): Target | undefined {
  const from = addressOf(file, schemas.get(file));
  if (!URL.canParse(ref, from)) return undefined;
  const url = new URL(ref, from);
  const name = names.get(withoutFragment(url));
  const root = name === undefined ? undefined : schemas.get(name);
  if (name === undefined || root === undefined) return undefined;
  const fragment = decoded(url.hash.slice(1));
  if (fragment !== "" && !fragment.startsWith("/")) return anchored(name, root, fragment, "");
  const schema = valueAtPointer(root, fragment);
  return isSchema(schema) ? { file: name, pointer: fragment, schema } : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function valueAtPointer(root: unknown, pointer: string): unknown {
  let value = root;
  for (const key of fromPointer(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/** The schema that bears the anchor. */
function anchored(file: string, schema: unknown, anchor: string, pointer: string): Target | undefined {
  if (!isSchemaObject(schema)) return undefined;
  if (schema["$anchor"] === anchor || schema["$dynamicAnchor"] === anchor) return { file, pointer, schema };
  for (const steps of subschemasOf(schema)) {
    const inner = steps.reduce((value: unknown, step) => (value as Record<string | number, unknown>)?.[step], schema);
    const found = anchored(file, inner, anchor, pointer + toPointer(steps));
    if (found) return found;
  }
  return undefined;
}
