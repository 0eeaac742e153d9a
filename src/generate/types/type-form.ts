import { and as constraintAnd, type as constraintType, type TypeName } from "../../constraints/constraint.ts";
import { presenceTest, soleReference } from "../../schemas/fields.ts";
import { subschemasOf } from "../../schemas/keywords.ts";
import {
  at,
  idOf,
  isSchemaObject,
  type Located,
  resolve,
  type Schema,
  SchemaError,
  type SchemaObject,
  type SchemaSet,
} from "../../schemas/schema.ts";

type Mutable = Record<string, unknown>;

/**
 * A schema file in the form that the type generator understands, equal in verdict: parts are merged into one object, and a
 * choice by the presence of a key becomes `anyOf` of the two kinds, the key forbidden in the one. References stay where a
 * value is nothing but a reference.
 */
export function typeForm(set: SchemaSet, name: string): SchemaObject {
  const form = formOf(set, { schema: set.get(name) as SchemaObject, file: name, pointer: "" });
  return typeof form === "boolean" ? {} : form;
}

function formOf(set: SchemaSet, located: Located): Schema {
  const { schema } = located;
  if (!isSchemaObject(schema)) return schema;
  const merged: Mutable = {};
  for (const keyword of Object.keys(schema)) {
    if (!handledElsewhere.has(keyword)) mergeKeyword(merged, keyword, valueForm(set, located, keyword));
  }
  if (typeof schema["$ref"] === "string") merge(merged, formOf(set, resolve(set, located, schema["$ref"])));
  for (const steps of subschemasOf(schema).filter(([keyword]) => keyword === "allOf")) {
    merge(merged, formOf(set, at(located, ...steps)));
  }
  if ("if" in schema) merge(merged, choiceForm(set, located, schema, merged));
  return merged;
}

const handledElsewhere = new Set(["$schema", "$id", "$defs", "$ref", "allOf", "if", "then", "else"]);

function valueForm(set: SchemaSet, located: Located, keyword: string): unknown {
  const value = (located.schema as SchemaObject)[keyword];
  switch (keyword) {
    case "properties":
      return Object.fromEntries(
        Object.keys(value as object).map((key) => [key, referenceOr(set, at(located, keyword, key))]),
      );
    case "items":
      return referenceOr(set, at(located, keyword));
    case "anyOf":
      return (value as unknown[]).map((_, i) => formOf(set, at(located, keyword, i)));
    case "not":
      return formOf(set, at(located, keyword));
    default:
      return value;
  }
}

/** A value that only refers to a file stays a reference, with its own description beside it. */
function referenceOr(set: SchemaSet, located: Located): Schema {
  const name = soleReference(set, located);
  return name === undefined ? formOf(set, located) : { ...(located.schema as SchemaObject), $ref: idOf(name) };
}

function choiceForm(set: SchemaSet, located: Located, schema: SchemaObject, rest: Mutable): Schema {
  const key = presenceTest(schema);
  if (key === undefined) {
    throw new SchemaError(
      located.file,
      `${located.pointer}/if`,
      "the type generator knows only the presence of one key",
    );
  }
  const isBare = Object.keys(rest).every((keyword) => !["properties", "required", "anyOf", "items"].includes(keyword));
  const branches = [
    [
      "else",
      { properties: { [key]: false } },
      (form: Mutable) => (form["properties"] as Mutable | undefined)?.[key] === false,
    ],
    ["then", { required: [key] }, (form: Mutable) => (form["required"] as string[] | undefined)?.includes(key)],
  ] as const;
  const anyOf = branches.map(([branch, condition, implies]) => {
    if (!(branch in schema)) return { ...condition };
    const place = at(located, branch);
    const form = asObject(structuredClone(formOf(set, place)));
    const name = soleReference(set, place);
    if (isBare && name !== undefined && implies(form)) return { $ref: idOf(name) };
    merge(form, condition);
    merge(form, Object.fromEntries(Object.entries(rest).filter(([keyword]) => !annotationsOfRoot.has(keyword))));
    return form;
  });
  for (const keyword of ["properties", "required"]) delete rest[keyword];
  return { anyOf };
}

const asObject = (form: Schema): Mutable => (form === true ? {} : form === false ? { not: {} } : { ...form });

const annotationsOfRoot = new Set(["title", "description", "examples", "$comment", "x-kind", "x-missing", "x-issue"]);

/** Adds what a second schema says of the same value; the first one's annotations win. */
function merge(into: Mutable, from: Schema): void {
  if (typeof from === "boolean") {
    if (!from) into["not"] = {};
    return;
  }
  for (const [keyword, value] of Object.entries(from)) mergeKeyword(into, keyword, value);
}

function mergeKeyword(into: Mutable, keyword: string, value: unknown): void {
  const own = into[keyword];
  if (own === undefined) {
    into[keyword] = structuredClone(value);
  } else if (keyword === "required") {
    into[keyword] = [...new Set([...(own as string[]), ...(value as string[])])];
  } else if (keyword === "type") {
    const both = constraintAnd([typeOf(own), typeOf(value)]);
    into[keyword] = both.op === "type" ? both.types : [];
  } else if (keyword === "properties") {
    for (const [key, schema] of Object.entries(value as Record<string, Schema>))
      mergeProperty(own as Mutable, key, schema);
  } else if (!annotationsOfRoot.has(keyword) && JSON.stringify(own) !== JSON.stringify(value)) {
    into["allOf"] = [...((into["allOf"] as unknown[] | undefined) ?? []), { [keyword]: value }];
  }
}

const typeOf = (types: unknown) => constraintType([types].flat() as TypeName[]);

function mergeProperty(properties: Mutable, key: string, schema: Schema): void {
  const own = properties[key];
  if (own === undefined || own === true) properties[key] = schema;
  else if (own === false || schema === false) properties[key] = false;
  else if (isSchemaObject(own) && isSchemaObject(schema)) {
    if ("$ref" in own || "$ref" in schema) {
      const description = own["description"] ?? schema["description"];
      properties[key] = { allOf: [own, schema], ...(description !== undefined && { description }) };
      return;
    }
    const merged = { ...own };
    merge(merged, schema);
    properties[key] = merged;
  }
}
