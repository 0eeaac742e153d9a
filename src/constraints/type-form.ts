import { namedIssues, presenceTest, soleReference } from "../schemas/keys.ts";
import { isAnnotation, keywordNamed, type PartKeyword } from "../schemas/keywords.ts";
import { at, heldBy, referred, type SchemaModel, type SchemaNode } from "../schemas/model.ts";
import { isRecursive } from "../schemas/recursion.ts";
import { idOf, isAddress, isSchemaObject, type Schema, type SchemaObject } from "../schemas/schema.ts";
import { and as constraintAnd, type as constraintType } from "./combine.ts";
import type { TypeName } from "./constraint.ts";
import { hashOf } from "./patterns.ts";

type Mutable = Record<string, unknown>;

/** The keyword that a choice by the presence of a key becomes: one branch forbids the key and the other requires it. */
export type ChoiceKeyword = "anyOf" | "oneOf";

/** What the forms of one file share. */
interface Context {
  readonly choice: ChoiceKeyword;
  /** The forms of the positions that lead back to themselves, by their keys in `$defs`. */
  readonly definitions: Map<string, Schema>;
}

/**
 * A schema file in the form that generators of types and clients understand, which accepts the same values: parts are merged
 * into one object, and a choice by the presence of a key becomes a union of the two kinds. References stay where a value is
 * nothing but a reference, or where a schema leads back to itself.
 */
export function typeForm(model: SchemaModel, name: string, choice: ChoiceKeyword = "anyOf"): SchemaObject {
  const context = { choice, definitions: new Map<string, Schema>() };
  const form = asObject(formOf(model.root(name), context));
  return context.definitions.size === 0 ? form : { ...form, $defs: Object.fromEntries(context.definitions) };
}

function formOf(node: SchemaNode, context: Context): Schema {
  const { schema, keywords } = node;
  if (!isSchemaObject(schema)) return schema;
  const form: Mutable = {};
  const isMerged = (keyword: string) => mergers[keyword as PartKeyword] !== undefined && !isOtherChoice(node, keyword);
  const own = Object.keys(keywords).filter((one) => keywordNamed(one)?.role !== "core" && !isMerged(one));
  for (const keyword of own) mergeKeyword(form, keyword, valueForm(node, keyword, context));
  for (const [keyword, merger] of Object.entries(mergers))
    if (keyword in keywords && isMerged(keyword)) merger?.(node, form, context);
  return form;
}

/** Whether a keyword is of a choice that is not by the presence of a key: it stays what it is. */
const isOtherChoice = (node: SchemaNode, keyword: string): boolean =>
  ["if", "then", "else"].includes(keyword) && "if" in node.keywords && presenceTest(node) === undefined;

/** How the parts of a schema that apply to the same value become one with it. Without a merger they stay what they are. */
const mergers: Readonly<
  Record<PartKeyword, ((node: SchemaNode, form: Mutable, context: Context) => void) | undefined>
> = {
  $ref: (node, form, context) => {
    const target = referred(node);
    merge(form, isRecursive(target) ? referenceTo(target, context) : formOf(target, context));
  },
  allOf: (node, form, context) => {
    const issue = namedIssues(node)["allOf"];
    for (const { node: part } of heldBy(node, "allOf") ?? []) merge(form, withIssue(formOf(part, context), issue));
  },
  if: (node, form, context) => merge(form, choiceForm(node, form, context)),
  then: () => {},
  else: () => {},
  dependentSchemas: undefined,
  anyOf: undefined,
  oneOf: undefined,
  not: undefined,
};

/** The form of a part, whose keywords fail with the issue that is named for all parts. */
function withIssue(form: Schema, issue: SchemaObject | undefined): Schema {
  if (issue === undefined || !isSchemaObject(form)) return form;
  const keywords = Object.keys(form).filter((keyword) => !isAnnotation(keyword));
  return { ...form, "x-issue": { ...Object.fromEntries(keywords.map((one) => [one, issue])), ...issuesOf(form) } };
}

/** The issue that a form names for each of its keywords. */
const issuesOf = (form: SchemaObject): Readonly<Record<string, unknown>> =>
  (form["x-issue"] ?? {}) as Readonly<Record<string, unknown>>;

/** A reference to a schema that leads back to itself: to its file, or to a definition beside the form. */
function referenceTo(target: SchemaNode, context: Context): SchemaObject {
  const { file, pointer } = target;
  if (pointer === "" && !isAddress(file)) return { $ref: idOf(file) };
  const key = definitionKey(target);
  if (!context.definitions.has(key)) {
    context.definitions.set(key, true);
    context.definitions.set(key, formOf(target, context));
  }
  return { $ref: `#/$defs/${key}` };
}

/** The last part of the position that says something, and a number that no other position has. */
function definitionKey({ file, pointer }: SchemaNode): string {
  const fileName = isAddress(file) ? file.replace(/[?#].*$/, "").replace(/^.*\/|\.\w+$/g, "") : "";
  const steps = [fileName, ...pointer.split("/")];
  const name = steps.findLast((step) => /^[A-Za-z]/.test(step) && keywordNamed(step) === undefined) ?? "part";
  const word = name.replace(/\W+(\w?)/g, (_, letter: string) => letter.toUpperCase());
  return `${word}_${hashOf(`${file}#${pointer}`)}`;
}

/** The value of a keyword, with the forms of the schemas that it holds. */
function valueForm(node: SchemaNode, keyword: string, context: Context): unknown {
  const forms = (heldBy(node, keyword) ?? []).map(
    ({ step, node: inner }) => [step, referenceOr(inner, context)] as const,
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

/** A value that only refers to a file, or to what leads back to itself, stays a reference, with its own description beside it. */
function referenceOr(node: SchemaNode, context: Context): Schema {
  const name = soleReference(node);
  if (name !== undefined) return { ...node.keywords, $ref: idOf(name) };
  const isSole = Object.keys(node.keywords).every((keyword) => keyword === "$ref" || isAnnotation(keyword));
  if (!isSole || node.target === undefined || !isRecursive(node.target)) return formOf(node, context);
  return { ...node.keywords, ...referenceTo(node.target, context) };
}

function choiceForm(node: SchemaNode, rest: Mutable, context: Context): Schema {
  const key = presenceTest(node) as string;
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
    const form = place === undefined ? {} : asObject(structuredClone(formOf(place, context)));
    const name = place && soleReference(place);
    if (isBare && name !== undefined && implies(form)) return { $ref: idOf(name) };
    merge(form, condition);
    const isKept = (keyword: string) => !isAnnotation(keyword) || keyword === "x-issue";
    merge(form, Object.fromEntries(Object.entries(rest).filter(([keyword]) => isKept(keyword))));
    return form;
  });
  for (const keyword of Object.keys(rest).filter(isOfObjects)) delete rest[keyword];
  return { [context.choice]: kinds };
}

const isOfObjects = (keyword: string): boolean => keywordNamed(keyword)?.of === "object";

const asObject = (form: Schema): Mutable => (form === true ? {} : form === false ? { not: {} } : { ...form });

/** The keywords whose meaning depends on other keywords beside them. */
const speaksOfOthers: ReadonlySet<string> = new Set([
  ...["additionalProperties", "patternProperties", "unevaluatedProperties", "unevaluatedItems", "prefixItems"],
  ...["contains", "minContains", "maxContains", "if", "then", "else", "$ref"],
]);

/** Merges a second schema of the same value; the first one's annotations win, and each keyword keeps its issue. */
function merge(into: Mutable, from: Schema): void {
  if (typeof from === "boolean") {
    if (!from) into["not"] = {};
    return;
  }
  // Such keywords speak of those beside them, so two schemas must not become one.
  if ([from, into].some((one) => Object.keys(one).some((keyword) => speaksOfOthers.has(keyword)))) {
    into["allOf"] = [...((into["allOf"] as unknown[] | undefined) ?? []), from];
    return;
  }
  const { "x-issue": _, ...keywords } = from;
  for (const [keyword, value] of Object.entries(keywords)) mergeKeyword(into, keyword, value, issuesOf(from)[keyword]);
}

function mergeKeyword(into: Mutable, keyword: string, value: unknown, issue?: unknown): void {
  const own = into[keyword];
  if (own === undefined) {
    into[keyword] = structuredClone(value);
    if (issue !== undefined) into["x-issue"] = { ...issuesOf(into), [keyword]: issue };
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
    const part = { [keyword]: value, ...(issue !== undefined && { "x-issue": { [keyword]: issue } }) };
    into["allOf"] = [...((into["allOf"] as unknown[] | undefined) ?? []), part];
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
