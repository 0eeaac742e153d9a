import { withSubschemas } from "../schemas/keywords.ts";
import type { SchemaModel } from "../schemas/model.ts";
import { isSchemaObject, type SchemaObject } from "../schemas/schema.ts";

/** `wire/payload` → `wire.payload`: names of components hold no slash. */
export const componentName = (name: string): string => name.replaceAll("/", ".");

const refTo = (name: string, pointer = ""): string =>
  `#/components/schemas/${componentName(name)}${encodeURI(pointer)}`;

/** A reference to one of the embedded schemas. */
export const componentRef = (name: string): SchemaObject => ({ $ref: refTo(name) });

/**
 * All schemas as the components of another document, by their component names. References lead to components, and nothing
 * else of a schema changes. What leads out of the schemas stays as it is. A `$ref` that is not alone is put into an `allOf`, which
 * means the same: some readers look at nothing beside it, and others lose their way in it.
 */
export function components(model: SchemaModel): Record<string, unknown> {
  const entries = [...model.schemas].map(([name, schema]) => [componentName(name), embed(schema, name)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));

  function embed(schema: unknown, name: string): unknown {
    if (!isSchemaObject(schema)) return schema;
    // An address of its own would make references start from there.
    const { $id: _, $schema: __, $ref, ...rest } = withSubschemas(schema, (inner) => embed(inner, name));
    if (typeof $ref !== "string") return rest;
    const target = model.resolve(name, $ref);
    const ref = { $ref: target ? refTo(target.file, target.pointer) : $ref };
    if (Object.keys(rest).length === 0) return { ...ref, ...rest };
    const { allOf, ...others } = rest;
    return { ...others, allOf: [ref, ...(Array.isArray(allOf) ? allOf : [])] };
  }
}
