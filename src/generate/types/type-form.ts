import { and as constraintAnd, type as constraintType, type TypeName } from "../../constraints/constraint.ts";
import { presenceTest, soleReference } from "../../schemas/keys.ts";
import { isAnnotation, keywordNamed } from "../../schemas/keywords.ts";
import { at, referred, type SchemaModel, type SchemaNode } from "../../schemas/model.ts";
import { idOf, isSchemaObject, type Schema, SchemaError, type SchemaObject } from "../../schemas/schema.ts";

type Mutable = Record<string, unknown>;

/**
 * A schema file in the form that the type generator understands, which accepts the same values: parts are merged into
 * one object, and a choice by the presence of a key becomes `anyOf` of the two kinds, one of
 * which forbids the key. References stay where a value is nothing but a reference.
 */
export function typeForm(model: SchemaModel, name: string): SchemaObject {
  const form = formOf(model.root(name));
  return typeof form === "boolean" ? {} : form;
}

function formOf(node: SchemaNode): Schema {
  const { schema, keywords } = node;
  if (!isSchemaObject(schema)) return schema;
  const merged: Mutable = {};
  for (const keyword of Object.keys(keywords)) {
    if (!isMergedElsewhere(keyword)) mergeKeyword(merged, keyword, valueForm(node, keyword));
  }
  if ("$ref" in keywords) merge(merged, formOf(referred(node)));
  for (const part of node.held) if (part.keyword === "allOf") merge(merged, formOf(part.node));
  if ("if" in keywords) merge(merged, choiceForm(node, merged));
  return merged;
}

/** Identifiers and definitions do not affect a type; references, parts and choices are merged from what they hold. */
const isMergedElsewhere = (keyword: string): boolean =>
  keywordNamed(keyword)?.role === "core" || ["$ref", "allOf", "if", "then", "else"].includes(keyword);

function valueForm(node: SchemaNode, keyword: string): unknown {
  const held = node.held.filter((one) => one.keyword === keyword);
  switch (keyword) {
    case "properties":
      return Object.fromEntries(held.map(({ step, node: value }) => [step, referenceOr(value)]));
    case "items":
    case "additionalProperties":
      return held.map((one) => referenceOr(one.node))[0];
    case "anyOf":
      return held.map((one) => referenceOr(one.node));
    case "not":
      return held.map((one) => formOf(one.node))[0];
    default:
      return node.keywords[keyword];
  }
}

/** A value that only refers to a file stays a reference, with its own description beside it. */
function referenceOr(node: SchemaNode): Schema {
  const name = soleReference(node);
  return name === undefined ? formOf(node) : { ...node.keywords, $ref: idOf(name) };
}

function choiceForm(node: SchemaNode, rest: Mutable): Schema {
  const key = presenceTest(node);
  if (key === undefined) {
    throw new SchemaError(node.file, `${node.pointer}/if`, "a type can be generated for the presence of one key only");
  }
  const isBare = Object.keys(rest).every((keyword) => !["properties", "required", "anyOf", "items"].includes(keyword));
  const branches = [
    [
      "else",
      // What is no object satisfies every `required`.
      { type: "object", properties: { [key]: false } },
      (form: Mutable) => (form["properties"] as Mutable | undefined)?.[key] === false,
    ],
    ["then", { required: [key] }, (form: Mutable) => (form["required"] as string[] | undefined)?.includes(key)],
  ] as const;
  const anyOf = branches.map(([branch, condition, implies]) => {
    const place = branch in node.keywords ? at(node, branch) : undefined;
    const form = place === undefined ? {} : asObject(structuredClone(formOf(place)));
    const name = place && soleReference(place);
    if (isBare && name !== undefined && implies(form)) return { $ref: idOf(name) };
    merge(form, condition);
    merge(form, Object.fromEntries(Object.entries(rest).filter(([keyword]) => !isAnnotation(keyword))));
    return form;
  });
  for (const keyword of ["properties", "required", "additionalProperties"]) delete rest[keyword];
  return { anyOf };
}

const asObject = (form: Schema): Mutable => (form === true ? {} : form === false ? { not: {} } : { ...form });

/** Merges a second schema of the same value; the first one's annotations win. */
function merge(into: Mutable, from: Schema): void {
  if (typeof from === "boolean") {
    if (!from) into["not"] = {};
    return;
  }
  // `additionalProperties` speaks of the properties beside it, so two objects must not become one.
  if ("additionalProperties" in from || "additionalProperties" in into) {
    into["allOf"] = [...((into["allOf"] as unknown[] | undefined) ?? []), from];
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
    if (both.op === "type") into[keyword] = both.types;
    else into["not"] = {};
  } else if (keyword === "properties") {
    for (const [key, schema] of Object.entries(value as Record<string, Schema>))
      mergeProperty(own as Mutable, key, schema);
  } else if (!isAnnotation(keyword) && JSON.stringify(own) !== JSON.stringify(value)) {
    into["allOf"] = [...((into["allOf"] as unknown[] | undefined) ?? []), { [keyword]: value }];
  }
}

const typeOf = (types: unknown) => constraintType([types].flat() as TypeName[]);

function mergeProperty(properties: Mutable, key: string, schema: Schema): void {
  const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
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
