import { toPointer } from "../runtime/validate/path.ts";
import type { SchemaModel } from "../schemas/model.ts";
import { isSchemaObject, type Schema, type SchemaObject } from "../schemas/schema.ts";

/** A schema that applies, and its place. */
export interface Layer {
  readonly schema: SchemaObject;
  readonly name: string;
  readonly pointer: string;
  readonly isRef: boolean;
  /** Whether the schema that it is a part of says in words of its own what it means. */
  readonly isExplained?: boolean;
}

type At = Pick<Layer, "name" | "pointer" | "isExplained">;

/** The schema itself, what it refers to, and what is in its `allOf`: all that holds of every value. */
export function layersOf(
  model: SchemaModel,
  schema: unknown,
  at: At,
  isRef = false,
  seen = new Set<unknown>(),
): Layer[] {
  if (!isSchemaObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const own = [schema, ...absences(schema)].map((one): Layer => ({ schema: one, ...at, isRef }));
  const target = typeof schema["$ref"] === "string" ? model.resolve(at.name, schema["$ref"]) : undefined;
  const referred = target
    ? layersOf(model, target.schema, { name: target.file, pointer: target.pointer }, true, seen)
    : [];
  const isExplained = at.isExplained || hasIssue(schema, "allOf");
  const parts = listOf(schema["allOf"]).flatMap((part, i) =>
    layersOf(model, part, { ...at, pointer: `${at.pointer}/allOf/${i}`, isExplained }, isRef, seen),
  );
  return [...own, ...referred, ...parts];
}

/** Keys that `not` forbids (`{"required": [key]}`, alone or in an `anyOf`), as `properties` expresses it. */
function absences({ not }: SchemaObject): SchemaObject[] {
  if (!isSchemaObject(not)) return [];
  const forbidden = isOnly(not, "anyOf") ? listOf(not["anyOf"]) : [not];
  const keys = forbidden
    .map((one) => (isSchemaObject(one) ? soleKeyIn(one) : undefined))
    .filter((key) => key !== undefined);
  return keys.map((key) => ({ properties: { [key]: false } }));
}

/** The key that a schema asks for, if it asks for nothing else. */
export function soleKeyIn(schema: SchemaObject): string | undefined {
  const [key, another] = stringsOf(schema["required"]);
  return isOnly(schema, "required") && another === undefined ? key : undefined;
}

const isOnly = (schema: SchemaObject, keyword: string): boolean =>
  keyword in schema && Object.keys(schema).length === 1;

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const stringsOf = (value: unknown): string[] => listOf(value).filter((one) => typeof one === "string");

export function propertyOf({ schema, name, pointer }: Layer, key: string): (At & { readonly schema: Schema })[] {
  const properties = schema["properties"];
  if (!isSchemaObject(properties) || !Object.hasOwn(properties, key)) return [];
  return [{ schema: properties[key] as Schema, name, pointer: `${pointer}/properties${toPointer([key])}` }];
}

export const itemsOf = ({ schema, name, pointer }: Layer): (At & { readonly schema: Schema })[] =>
  isSchemaObject(schema["items"]) ? [{ schema: schema["items"], name, pointer: `${pointer}/items` }] : [];

/** The words of its own that a schema has for a keyword that fails. */
export const issueOf = (schema: SchemaObject, keyword: string): unknown => {
  const issues = schema["x-issue"];
  const issue = isSchemaObject(issues) && Object.hasOwn(issues, keyword) ? issues[keyword] : undefined;
  return isSchemaObject(issue) ? issue["message"] : undefined;
};

const hasIssue = (schema: SchemaObject, keyword: string): boolean => typeof issueOf(schema, keyword) === "string";
