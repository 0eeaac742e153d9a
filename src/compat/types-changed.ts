import { typeForm } from "../constraints/type-form.ts";
import { isAnnotation, withSubschemas } from "../schemas/keywords.ts";
import type { SchemaModel } from "../schemas/model.ts";
import { isSchemaObject, SchemaError, type SchemaObject } from "../schemas/schema.ts";
import { canonical } from "./canonical.ts";

/** Whether the form that types are generated from differs, apart from comments. */
export function isTypeChanged(base: SchemaModel, head: SchemaModel, name: string): boolean {
  const [before, after] = [formOf(base, name), formOf(head, name)];
  return before !== undefined && after !== undefined && before !== after;
}

/** `undefined` for a schema that no types are generated from. */
function formOf(model: SchemaModel, name: string): string | undefined {
  try {
    const { title: _, ...form } = plain(typeForm(model, name)) as SchemaObject;
    return canonical(form);
  } catch (error) {
    if (error instanceof SchemaError || error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The form without what types do not show. A title is the name of a type. */
function plain(schema: unknown): unknown {
  if (!isSchemaObject(schema)) return schema;
  const isShown = (keyword: string) => keyword === "title" || keyword === "$defs" || !isAnnotation(keyword);
  const shown = Object.fromEntries(Object.entries(schema).filter(([keyword]) => isShown(keyword)));
  return withSubschemas(shown, plain);
}
