import { presenceTest, soleReference } from "../schemas/keys.ts";
import { isAnnotation, keywordNamed, type PartKeyword } from "../schemas/keywords.ts";
import { at, heldBy, referred, type SchemaModel, type SchemaNode } from "../schemas/model.ts";
import { idOf, isSchemaObject, type Schema, SchemaError, type SchemaObject } from "../schemas/schema.ts";
import { and as constraintAnd, type as constraintType } from "./combine.ts";
import type { TypeName } from "./constraint.ts";

type Mutable = Record<string, unknown>;

/** The keyword that a choice by the presence of a key becomes: one branch forbids the key and the other requires it. */
export type ChoiceKeyword = "anyOf" | "oneOf";

/**
 * A schema file in the form that generators of types and clients understand, which accepts the same values: parts are merged
 * into one object, and a choice by the presence of a key becomes a union of the two kinds. References stay where a value is
 * nothing but a reference.
 */
export function typeForm(model: SchemaModel, name: string, choice: ChoiceKeyword = "anyOf"): SchemaObject {
  const form = formOf(model.root(name), choice);
  return typeof form === "boolean" ? asObject(form) : form;
}

function formOf(node: SchemaNode, choice: ChoiceKeyword): Schema {
  const { schema, keywords } = node;
  if (!isSchemaObject(schema)) return schema;
  const form: Mutable = {};
  for (const keyword of Object.keys(keywords))
    if (isKept(keyword)) mergeKeyword(form, keyword, valueForm(node, keyword, choice));
  for (const [keyword, merger] of Object.entries(mergers)) if (keyword in keywords) merger?.(node, form, choice);
  return form;
}

/** How the parts of a schema that apply to the same value become one with it. Without a merger they stay what they are. */
const mergers: Readonly<
  Record<PartKeyword, ((node: SchemaNode, form: Mutable, choice: ChoiceKeyword) => void) | undefined>
> = {
  $ref: (node, form, choice) => merge(form, formOf(referred(node), choice)),
  allOf: (node, form, choice) => {
    for (const { node: part } of heldBy(node, "allOf") ?? []) merge(form, formOf(part, choice));
  },
  if: (node, form, choice) => merge(form, choiceForm(node, form, choice)),
  then: () => {},
  else: () => {},
  anyOf: undefined,
  not: undefined,
};

/** Whether a keyword stays. Identifiers and definitions affect no type. */
const isKept = (keyword: string): boolean =>
  keywordNamed(keyword)?.role !== "core" && mergers[keyword as PartKeyword] === undefined;

/** The value of a keyword, with the forms of the schemas that it holds. */
function valueForm(node: SchemaNode, keyword: string, choice: ChoiceKeyword): unknown {
  const forms = (heldBy(node, keyword) ?? []).map(
    ({ step, node: inner }) => [step, referenceOr(inner, choice)] as const,
  );
  switch (keywordNamed(keyword)?.holds) {
    case "map":
      return Object.fromEntries(forms);
    case "list":
      return forms.map(([, form]) => form);
    case "schema":
      return forms[0]?.[1];
    default:
      return node.keywords[keyword];
  }
}

/** A value that only refers to a file stays a reference, with its own description beside it. */
function referenceOr(node: SchemaNode, choice: ChoiceKeyword): Schema {
  const name = soleReference(node);
  return name === undefined ? formOf(node, choice) : { ...node.keywords, $ref: idOf(name) };
}

function choiceForm(node: SchemaNode, rest: Mutable, choice: ChoiceKeyword): Schema {
  const key = presenceTest(node);
  if (key === undefined) {
    throw new SchemaError(node.file, `${node.pointer}/if`, "a type can be generated for the presence of one key only");
  }
  const isBare = Object.keys(rest).every((keyword) => !isOfObjects(keyword) && !keywordNamed(keyword)?.holds);
  const branches = [
    [
      "else",
      // What is no object satisfies every `required`.
      { type: "object", properties: { [key]: false } },
      (form: Mutable) => (form["properties"] as Mutable | undefined)?.[key] === false,
    ],
    ["then", { required: [key] }, (form: Mutable) => (form["required"] as string[] | undefined)?.includes(key)],
  ] as const;
  const kinds = branches.map(([branch, condition, implies]) => {
    const place = branch in node.keywords ? at(node, branch) : undefined;
    const form = place === undefined ? {} : asObject(structuredClone(formOf(place, choice)));
    const name = place && soleReference(place);
    if (isBare && name !== undefined && implies(form)) return { $ref: idOf(name) };
    merge(form, condition);
    merge(form, Object.fromEntries(Object.entries(rest).filter(([keyword]) => !isAnnotation(keyword))));
    return form;
  });
  for (const keyword of Object.keys(rest).filter(isOfObjects)) delete rest[keyword];
  return { [choice]: kinds };
}

const isOfObjects = (keyword: string): boolean => keywordNamed(keyword)?.of === "object";

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
      const isDeprecated = own["deprecated"] === true || schema["deprecated"] === true;
      properties[key] = {
        allOf: [own, schema],
        ...(description !== undefined && { description }),
        ...(isDeprecated && { deprecated: true }),
      };
      return;
    }
    const merged = { ...own };
    merge(merged, schema);
    properties[key] = merged;
  }
}
