import { withSubschemas } from "../schemas/keywords.ts";
import type { SchemaModel } from "../schemas/model.ts";
import { idOf, isSchemaObject, type Schema, type SchemaObject } from "../schemas/schema.ts";
import { clientForm } from "./client-form.ts";

/**
 * How schemas are embedded in a description of an API: `union` is what generators of clients understand, with the schemas that
 * the description uses; `exact` is all schemas with every keyword. Both accept the same values.
 */
export type ComponentForm = "union" | "exact";

/** `wire/payload` → `wire.payload`: names of components hold no slash. */
export const componentName = (name: string): string => name.replaceAll("/", ".");

const place = "#/components/schemas/";

const refTo = (name: string, pointer = ""): string => `${place}${componentName(name)}${encodeURI(pointer)}`;

/** A reference to one of the embedded schemas. */
export const componentRef = (name: string): SchemaObject => ({ $ref: refTo(name) });

/** Schemas as the components of another document, by their component names; `used` are the schemas that it refers to. */
export function components(model: SchemaModel, form: ComponentForm, used: readonly string[]): Record<string, Schema> {
  const all = new Map(model.names.map((name) => [componentName(name), embedded(model, name, form)]));
  const names = form === "exact" ? [...all.keys()] : reachable(all, used.map(componentName));
  return Object.fromEntries(names.sort().map((name) => [name, all.get(name) as Schema]));
}

/** References lead to components. What leads out of the schemas stays as it is. */
function embedded(model: SchemaModel, name: string, form: ComponentForm): Schema {
  const client = form === "union" ? clientForm(model, name) : undefined;
  if (client !== undefined) return withReferences(client, (ref) => refTo(nameOf(model, ref)));
  return withReferences(model.schemas.get(name) as Schema, (ref) => {
    const target = model.resolve(model.root(name), ref);
    return target ? refTo(target.file, target.pointer) : ref;
  });
}

/** The schema whose name a reference in the form for clients is made of. */
const nameOf = (model: SchemaModel, ref: string): string => model.names.find((name) => idOf(name) === ref) ?? ref;

/**
 * A schema without an address of its own, which references would start from. A `$ref` that is not alone is put into an `allOf`,
 * which means the same: some readers look at nothing beside it, and others lose their way in it.
 */
function withReferences(schema: Schema, follow: (ref: string) => string): Schema {
  if (!isSchemaObject(schema)) return schema;
  const {
    $id: _,
    $schema: __,
    $ref,
    ...rest
  } = withSubschemas(schema, (inner) => withReferences(inner as Schema, follow));
  if (typeof $ref !== "string") return rest;
  const ref = { $ref: follow($ref) };
  if (Object.keys(rest).length === 0) return ref;
  const { allOf, ...others } = rest;
  return { ...others, allOf: [ref, ...(Array.isArray(allOf) ? allOf : [])] };
}

/** The components that some of them use, themselves included. */
function reachable(all: ReadonlyMap<string, Schema>, from: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name) || !all.has(name)) return;
    found.add(name);
    const refs = JSON.stringify(all.get(name)).matchAll(/"\$ref":"#\/components\/schemas\/([^"/]*)/g);
    for (const [, next = ""] of refs) visit(decodeURI(next));
  };
  for (const name of from) visit(name);
  return [...found];
}
