import { compile } from "../constraints/compile.ts";
import { typeForm } from "../constraints/type-form.ts";
import { keywordNamed, withSubschemas } from "../schemas/keywords.ts";
import type { SchemaModel } from "../schemas/model.ts";
import { isSchemaObject, type Schema, type SchemaObject } from "../schemas/schema.ts";

/**
 * A schema file in the form that generators of clients understand, which accepts the same values: without `if`, with a union of
 * the kinds, without schemas that are `false`, and with what is open said aloud. `undefined` where there is no such form.
 */
export function clientForm(model: SchemaModel, name: string): SchemaObject | undefined {
  try {
    // What the validators do not support has no form in which everything is known to mean the same.
    compile(model, name);
    const form = typeForm(model, name, "oneOf");
    return holdsBeside(form) ? undefined : clientSchema(form);
  } catch {
    return undefined;
  }
}

/** Whether a form has what depends on keywords beside it, or on the file that it is in: it cannot be taken apart. */
const holdsBeside = (form: SchemaObject): boolean =>
  /"(unevaluated(Properties|Items)|\$defs|if)":/.test(JSON.stringify(form));

function clientSchema(schema: Schema): SchemaObject {
  if (!isSchemaObject(schema)) return schema ? {} : { not: {} };
  const kept = Object.entries(schema).filter(([keyword]) => !keyword.startsWith("x-") && keyword !== "$comment");
  const form = withSubschemas(Object.fromEntries(kept), (inner) => clientSchema(inner as Schema));
  // The pattern is what decides; what generators take a format for is often narrower.
  const { format, ...rest } = form;
  return withAlternatives(byType(open("pattern" in form || format === undefined ? rest : form)));
}

/** An object says that it may have other keys, where it describes keys and no other schema beside it does. */
function open(schema: SchemaObject): SchemaObject {
  const isObject = schema["type"] === "object" || "properties" in schema;
  const isClosed = ["additionalProperties", "allOf", "anyOf", "oneOf", "not"].some((keyword) => keyword in schema);
  return isObject && !isClosed ? { ...schema, additionalProperties: true } : schema;
}

/** Alternatives that only require keys say what these keys hold, as generators look at each of them alone. */
function withAlternatives(schema: SchemaObject): SchemaObject {
  const { type, anyOf, properties } = schema;
  if (type !== "object" || !Array.isArray(anyOf) || !isSchemaObject(properties)) return schema;
  const alternatives = (anyOf as SchemaObject[]).map((one) => {
    const keys = Object.keys(one).join() === "required" ? (one["required"] as string[]) : [];
    const known = keys.filter((key) => Object.hasOwn(properties, key)).map((key) => [key, properties[key]]);
    return known.length > 0 ? { type, ...one, properties: Object.fromEntries(known), additionalProperties: true } : one;
  });
  return { ...schema, anyOf: alternatives };
}

/** A value of several types, of which some have constraints of their own, becomes a union. */
function byType(schema: SchemaObject): SchemaObject {
  const types = [schema["type"] ?? []].flat().map(String);
  if (types.length === 1) return { ...schema, type: types[0] };
  const isOf = (type: string, keyword: string) => keywordNamed(keyword)?.of === (type === "integer" ? "number" : type);
  const isOfOne = (keyword: string) => types.some((type) => isOf(type, keyword));
  const isUnion = Object.keys(schema).some(isOfOne) && !(types.includes("integer") && types.includes("number"));
  if (!isUnion || "oneOf" in schema) return schema;
  const pick = (isPicked: (keyword: string) => boolean) =>
    Object.fromEntries(Object.entries(schema).filter(([keyword]) => isPicked(keyword)));
  return {
    ...pick((keyword) => keyword !== "type" && !isOfOne(keyword)),
    oneOf: types.map((type) => ({ type, ...pick((keyword) => isOf(type, keyword)) })),
  };
}
