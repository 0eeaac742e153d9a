import { isSchemaObject, type Schema, type SchemaObject } from "../schemas/schema.ts";

/** Schemas by name, the name being the path of a page. Any schemas: nothing is asked of their `$id`s. */
export type DocumentedSchemas = ReadonlyMap<string, Schema>;

/** Where a reference leads: a schema, its file, and its JSON Pointer there. */
export interface Target {
  readonly name: string;
  readonly pointer: string;
  readonly schema: Schema;
}

const base = "https://schemas.invalid/";

/** The address of a schema: its `$id`, or one made from its name, which relative references then start from. */
function addressOf(set: DocumentedSchemas, name: string): string {
  const schema = set.get(name);
  const id = isSchemaObject(schema) ? schema["$id"] : undefined;
  const own = `${base}${name}.json`;
  return typeof id === "string" && URL.canParse(id, own) ? new URL(id, own).href.replace(/#.*$/, "") : own;
}

/** What a `$ref` in the schema of that name means; `undefined` where it leads out of the set or nowhere. */
export function targetOf(set: DocumentedSchemas, name: string, ref: string): Target | undefined {
  if (!URL.canParse(ref, addressOf(set, name))) return undefined;
  const { href, hash } = new URL(ref, addressOf(set, name));
  const address = href.replace(/#.*$/, "");
  const target = [...set.keys()].find((one) => addressOf(set, one) === address);
  if (target === undefined) return undefined;
  const root = set.get(target) as Schema;
  const fragment = decoded(hash.slice(1));
  if (fragment === "") return { name: target, pointer: "", schema: root };
  if (!fragment.startsWith("/")) return anchored(target, root, fragment, "");
  const schema = valueAt(root, fragment);
  return schema === undefined ? undefined : { name: target, pointer: fragment, schema: schema as Schema };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const step of pointer.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as SchemaObject)[key];
  }
  return value;
}

/** The schema that bears the anchor. */
function anchored(name: string, value: unknown, anchor: string, pointer: string): Target | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { $anchor, $dynamicAnchor } = value as SchemaObject;
  if ($anchor === anchor || $dynamicAnchor === anchor) return { name, pointer, schema: value as Schema };
  for (const [key, inner] of Object.entries(value)) {
    const found = anchored(name, inner, anchor, `${pointer}${step(key)}`);
    if (found) return found;
  }
  return undefined;
}

/** A step of a JSON Pointer. */
export const step = (key: string | number): string => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
