import { isSchemaObject, type Schema, type SchemaObject } from "../../schemas/schema.ts";
import type { References } from "./context.ts";
import { kindsOf, listedIn } from "./kinds.ts";

/** Whether no value can satisfy two of the branches, as their types or the values of a common key show. */
export const isExclusive = (branches: readonly Schema[], around: SchemaObject, references: References): boolean =>
  branches.every((one, i) => branches.slice(i + 1).every((other) => areApart(one, other, around, references)));

function areApart(one: Schema, other: Schema, around: SchemaObject, references: References): boolean {
  const [own, others] = [one, other].map((branch) => kindsOf(branch, references));
  const common = kindsOf(around, references).filter((kind) => own?.includes(kind) && others?.includes(kind));
  if (common.length === 0) return true;
  const [a, b] = [one, other].map((branch) => resolved(branch, references));
  if (a === undefined || b === undefined) return false;
  if (haveApartValues(a, b)) return true;
  return (
    common.join() === "object" &&
    requiredBy(a, around).some(
      (key) => requiredBy(b, around).includes(key) && haveApartValues(memberOf(a, key), memberOf(b, key)),
    )
  );
}

const resolved = (schema: Schema, references: References): SchemaObject | undefined =>
  isSchemaObject(schema) ? (references.get(String(schema["$ref"]))?.form ?? schema) : undefined;

const requiredBy = (schema: SchemaObject, around: SchemaObject): string[] =>
  [schema, around].flatMap(({ required = [] }) => required as string[]);

const memberOf = (schema: SchemaObject, key: string): SchemaObject => {
  const properties = (schema["properties"] ?? {}) as Record<string, Schema>;
  const value = Object.hasOwn(properties, key) ? properties[key] : undefined;
  return isSchemaObject(value) ? value : {};
};

/** Whether both list their values, and none in common. */
function haveApartValues(a: SchemaObject, b: SchemaObject): boolean {
  const [own, others] = [a, b].map((schema) => listedIn(schema)?.map((value) => JSON.stringify(value)));
  return own !== undefined && others !== undefined && !own.some((value) => others.includes(value));
}
