import type { IssueCode } from "../runtime/validate/codes.ts";
import type { SchemaObject } from "./schema.ts";

/** The types of JSON Schema. */
export const typeNames = ["null", "boolean", "integer", "number", "string", "array", "object"] as const;
export type TypeName = (typeof typeNames)[number];

/** Whether a JSON value is of the type. Every integer is a number. */
export function isOfType(value: unknown, type: TypeName): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "integer":
      return Number.isInteger(value);
    case "number":
      return Number.isFinite(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

/** What one keyword of JSON Schema is; readers of schemas look it up here and keep no lists of their own. */
interface KeywordRow {
  /** In the terms of JSON Schema 2020-12; `core` keywords identify a schema or hold definitions and assert nothing. */
  readonly role: "core" | "reference" | "assertion" | "applicator" | "annotation";
  /** The type of the values that it constrains; a value of another type satisfies it. */
  readonly of?: "number" | "string" | "array" | "object" | "any";
  /** How its value holds schemas. */
  readonly holds?: "schema" | "list" | "map";
  /** How many of the schemas in its list a value must satisfy. */
  readonly asksFor?: "all" | "some" | "one";
  /** To what the schemas that it holds apply: the same value, a member's value, an item, or a member's name. */
  readonly appliesTo?: "value" | "member" | "item" | "name";
  /** The code of the issue where it fails, unless `x-issue` names another. */
  readonly code?: IssueCode;
  /** Whether the constraint form has it. A schema that uses an assertion or applicator without it is refused. */
  readonly isCompiled?: true;
  /** Whether the types of TypeScript can express it. */
  readonly isTyped?: true;
  /** Where documentation shows it besides the rules: at the head of a schema's page, or in the columns of its fields. */
  readonly shownIn?: "head" | "columns";
  /** Whether it fails as a whole, so that `x-issue` may name the issue. */
  readonly canBeNamed?: true;
}

/** Every keyword that a schema file may hold: those of 2020-12, older ones that readers meet, and this project's own. */
export const keywords = {
  $schema: { role: "core", shownIn: "head" },
  $id: { role: "core", shownIn: "head" },
  $anchor: { role: "core" },
  $comment: { role: "core", shownIn: "head" },
  $defs: { role: "core", holds: "map", shownIn: "columns" },
  definitions: { role: "core", holds: "map", shownIn: "columns" },
  $ref: { role: "reference", of: "any", isCompiled: true, shownIn: "columns" },
  $dynamicRef: { role: "reference", of: "any" },
  $dynamicAnchor: { role: "core" },
  $vocabulary: { role: "reference", of: "any" },
  $recursiveRef: { role: "reference", of: "any" },

  type: {
    role: "assertion",
    of: "any",
    code: "type",
    isCompiled: true,
    isTyped: true,
    canBeNamed: true,
    shownIn: "columns",
  },
  enum: { role: "assertion", of: "any", code: "enum", isCompiled: true, isTyped: true, canBeNamed: true },
  const: { role: "assertion", of: "any", code: "const", isCompiled: true, isTyped: true, canBeNamed: true },
  minimum: { role: "assertion", of: "number", code: "minimum", isCompiled: true, canBeNamed: true },
  maximum: { role: "assertion", of: "number", code: "maximum", isCompiled: true, canBeNamed: true },
  exclusiveMinimum: { role: "assertion", of: "number", code: "minimum", isCompiled: true, canBeNamed: true },
  exclusiveMaximum: { role: "assertion", of: "number", code: "maximum", isCompiled: true, canBeNamed: true },
  multipleOf: { role: "assertion", of: "number", code: "multiple_of", isCompiled: true, canBeNamed: true },
  minLength: { role: "assertion", of: "string", code: "min_length", isCompiled: true, canBeNamed: true },
  maxLength: { role: "assertion", of: "string", code: "max_length", isCompiled: true, canBeNamed: true },
  pattern: { role: "assertion", of: "string", code: "format", isCompiled: true, canBeNamed: true },
  minItems: { role: "assertion", of: "array", code: "min_items", isCompiled: true, canBeNamed: true },
  maxItems: { role: "assertion", of: "array", code: "max_items", isCompiled: true, canBeNamed: true },
  uniqueItems: { role: "assertion", of: "array", code: "not_unique", isCompiled: true, canBeNamed: true },
  minContains: { role: "assertion", of: "array", isCompiled: true },
  maxContains: { role: "assertion", of: "array", isCompiled: true },
  minProperties: { role: "assertion", of: "object", code: "min_properties", isCompiled: true, canBeNamed: true },
  maxProperties: { role: "assertion", of: "object", code: "max_properties", isCompiled: true, canBeNamed: true },
  required: { role: "assertion", of: "object", code: "required", isCompiled: true, isTyped: true, shownIn: "columns" },
  dependentRequired: { role: "assertion", of: "object", isCompiled: true },

  allOf: {
    role: "applicator",
    of: "any",
    holds: "list",
    asksFor: "all",
    appliesTo: "value",
    isCompiled: true,
    isTyped: true,
    canBeNamed: true,
    shownIn: "columns",
  },
  anyOf: {
    role: "applicator",
    of: "any",
    holds: "list",
    asksFor: "some",
    appliesTo: "value",
    isCompiled: true,
    code: "any_of",
    isTyped: true,
    canBeNamed: true,
  },
  oneOf: {
    role: "applicator",
    of: "any",
    holds: "list",
    asksFor: "one",
    appliesTo: "value",
    code: "one_of",
    isCompiled: true,
    isTyped: true,
    canBeNamed: true,
  },
  not: {
    role: "applicator",
    of: "any",
    holds: "schema",
    appliesTo: "value",
    code: "not",
    isCompiled: true,
    canBeNamed: true,
  },
  if: { role: "applicator", of: "any", holds: "schema", appliesTo: "value", isCompiled: true },
  then: { role: "applicator", of: "any", holds: "schema", appliesTo: "value", isCompiled: true },
  else: { role: "applicator", of: "any", holds: "schema", appliesTo: "value", isCompiled: true },
  dependentSchemas: { role: "applicator", of: "object", holds: "map", appliesTo: "value", isCompiled: true },
  properties: {
    role: "applicator",
    of: "object",
    holds: "map",
    appliesTo: "member",
    isCompiled: true,
    isTyped: true,
    shownIn: "columns",
  },
  patternProperties: { role: "applicator", of: "object", holds: "map", appliesTo: "member", isCompiled: true },
  additionalProperties: {
    role: "applicator",
    of: "object",
    holds: "schema",
    appliesTo: "member",
    code: "additional_property",
    isCompiled: true,
    isTyped: true,
  },
  unevaluatedProperties: {
    role: "applicator",
    of: "object",
    holds: "schema",
    appliesTo: "member",
    code: "additional_property",
    isCompiled: true,
  },
  propertyNames: {
    role: "applicator",
    of: "object",
    holds: "schema",
    appliesTo: "name",
    code: "property_name",
    isCompiled: true,
  },
  items: {
    role: "applicator",
    of: "array",
    holds: "schema",
    appliesTo: "item",
    isCompiled: true,
    isTyped: true,
    shownIn: "columns",
  },
  prefixItems: { role: "applicator", of: "array", holds: "list", appliesTo: "item", isCompiled: true, isTyped: true },
  additionalItems: { role: "applicator", of: "array", holds: "schema", appliesTo: "item" },
  unevaluatedItems: {
    role: "applicator",
    of: "array",
    holds: "schema",
    appliesTo: "item",
    code: "additional_item",
    isCompiled: true,
  },
  contains: {
    role: "applicator",
    of: "array",
    holds: "schema",
    appliesTo: "item",
    code: "contains",
    isCompiled: true,
    canBeNamed: true,
  },

  title: { role: "annotation", shownIn: "head" },
  description: { role: "annotation", shownIn: "head" },
  examples: { role: "annotation", shownIn: "head" },
  default: { role: "annotation", shownIn: "columns" },
  deprecated: { role: "annotation" },
  readOnly: { role: "annotation" },
  writeOnly: { role: "annotation" },
  /** An annotation, unless the file says that formats are assertions (`x-formats`). */
  format: { role: "assertion", of: "string", code: "format", isCompiled: true, canBeNamed: true, shownIn: "columns" },
  contentEncoding: { role: "annotation", of: "string" },
  contentMediaType: { role: "annotation", of: "string" },
  "x-document": { role: "annotation" },
  "x-formats": { role: "annotation", shownIn: "head" },
  "x-identifier": { role: "annotation", shownIn: "columns" },
  "x-issue": { role: "annotation", shownIn: "columns" },
  "x-kind": { role: "annotation", shownIn: "columns" },
  "x-missing": { role: "annotation", shownIn: "columns" },
  "x-owner": { role: "annotation", shownIn: "head" },
  "x-planned": { role: "annotation", shownIn: "columns" },
  "x-replaced-by": { role: "annotation", shownIn: "head" },
} as const satisfies Readonly<Record<string, KeywordRow>>;

export type KeywordName = keyof typeof keywords;

/** The assertions and applicators that the constraint form has: the compiler of constraints is a table of all of these. */
export type CompiledKeyword = {
  [name in KeywordName]: (typeof keywords)[name] extends { readonly isCompiled: true } ? name : never;
}[KeywordName];

/** The compiled keywords whose schemas apply to the same value. */
export type PartKeyword = {
  [name in CompiledKeyword]: (typeof keywords)[name] extends
    | { readonly appliesTo: "value" }
    | { readonly role: "reference" }
    ? name
    : never;
}[CompiledKeyword];

/** The row of a keyword; `undefined` for an unknown one. */
export const keywordNamed = (name: string): KeywordRow | undefined =>
  Object.hasOwn(keywords, name) ? keywords[name as KeywordName] : undefined;

/** Whether a keyword makes no value valid or invalid, like every keyword that begins with `x-`. */
export const isAnnotation = (name: string): boolean => {
  const role = keywordNamed(name)?.role;
  return role === "annotation" || role === "core" || name.startsWith("x-");
};

/** The names of all keywords whose row satisfies a condition. */
export const keywordsWhere = (holds: (row: KeywordRow) => boolean): KeywordName[] =>
  (Object.keys(keywords) as KeywordName[]).filter((name) => holds(keywords[name]));

/** The steps from a schema to each schema that it holds directly. */
export function subschemasOf(schema: SchemaObject): (string | number)[][] {
  return Object.entries(schema).flatMap(([keyword, value]): (string | number)[][] => {
    switch (keywordNamed(keyword)?.holds) {
      case "schema":
        return [[keyword]];
      case "list":
        return (value as unknown[]).map((_, i) => [keyword, i]);
      case "map":
        return Object.keys(value as object).map((key) => [keyword, key]);
      default:
        return [];
    }
  });
}

/** The schema with each schema that it holds directly replaced. */
export function withSubschemas(schema: SchemaObject, change: (inner: unknown) => unknown): SchemaObject {
  const entries = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    switch (keywordNamed(keyword)?.holds) {
      case "schema":
        return [keyword, change(value)];
      case "list":
        return [keyword, (value as unknown[]).map(change)];
      case "map":
        return [
          keyword,
          Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, change(inner)])),
        ];
      default:
        return [keyword, value];
    }
  });
  return Object.fromEntries(entries);
}
