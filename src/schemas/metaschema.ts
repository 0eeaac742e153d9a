import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { fromPointer, toPointer, valueAt } from "../runtime/validate/path.ts";
import { latestSchema } from "./drafts.ts";
import { everySchemaIn, SchemaModel } from "./model.ts";
import { isSchemaObject, SchemaError, type SchemaObject, type SchemaSet } from "./schema.ts";
import { typeAdvice } from "./type-advice.ts";

/** Schema files without what the metaschema of 2020-12 forbids in them, so that the rest can be read, and what that is. */
export interface ReadableSchemas {
  readonly schemas: SchemaSet;
  readonly breaches: readonly SchemaError[];
}

export function readableSchemas(set: SchemaSet): ReadableSchemas {
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(metaschema);
  const all = [...set].map(([name, schema]) => {
    const breaches = metaschemaBreaches(validate, name, schema);
    const readable = withoutBreaches(schema, breaches);
    const inAnnotations = annotationBreaches(name, readable);
    const rest = withoutBreaches(readable, inAnnotations);
    return { name, rest, breaches: [...breaches, ...inAnnotations] };
  });
  return {
    schemas: new Map(all.map(({ name, rest }) => [name, rest])),
    breaches: all.flatMap(({ breaches }) => breaches),
  };
}

/** Whether an error may follow from leaving out what another one is about. */
export function isConsequence({ file, pointer }: SchemaError, breaches: readonly SchemaError[]): boolean {
  return breaches.some((breach) => {
    const schema = breach.pointer.slice(0, breach.pointer.lastIndexOf("/"));
    const isAbout = [schema, breach.pointer].includes(pointer) || pointer.startsWith(`${schema}/x-issue/`);
    return breach.file === file && isAbout;
  });
}

/** That of 2020-12, and the form of the one keyword that readers know besides. */
const metaschema = {
  $id: "https://schemas.invalid/metaschema",
  $dynamicAnchor: "meta",
  $ref: latestSchema,
  properties: { additionalItems: { $dynamicRef: "#meta" } },
};

function metaschemaBreaches(validate: ValidateFunction, file: string, schema: SchemaObject): SchemaError[] {
  if (validate(schema)) return [];
  // A branch of the metaschema fails whenever one of its subschemas fails; the innermost error is the one to fix.
  const all = (validate.errors ?? []).filter(({ keyword }) => keyword !== "$dynamicRef");
  const errors = all.filter(({ instancePath: outer }) => !(isType(outer) && all.some((one) => isTypeIn(outer, one))));
  const problems = new Map(errors.map((error) => [`${error.instancePath} ${problemOf(error, schema)}`, error]));
  return [...problems.values()].map((error) => new SchemaError(file, error.instancePath, problemOf(error, schema)));
}

const isType = (pointer: string): boolean => /\/type(\/\d+)?$/.test(pointer);

/** Whether an error is about a type in the list that is at the pointer. */
const isTypeIn = (list: string, { instancePath }: ErrorObject): boolean =>
  isType(instancePath) && instancePath.startsWith(`${list}/`);

/** What the metaschema says, in words. */
function problemOf({ keyword, params, instancePath, message = "" }: ErrorObject, schema: SchemaObject): string {
  if (isType(instancePath)) return typeAdvice(valueAt(schema, fromPointer(instancePath)));
  const problems: Readonly<Record<string, () => string>> = {
    type: () => typesInWords[[params["type"]].flat().join()] ?? message,
    minimum: () => `must be at least ${params["limit"]}`,
    exclusiveMinimum: () => `must be greater than ${params["limit"]}`,
    minItems: () => "must not be empty",
    uniqueItems: () => "must not list a value twice",
    pattern: () => "does not have the form that this keyword takes",
  };
  return problems[keyword]?.() ?? message;
}

const typesInWords: Readonly<Record<string, string>> = {
  "object,boolean": "must be a schema: an object, true or false",
  object: "must be an object",
  array: "must be an array",
  string: "must be a string",
  number: "must be a number",
  integer: "must be an integer",
  boolean: "must be true or false",
};

const objects = ["x-document", "x-issue", "x-kind", "x-missing"];

/** The annotations that do not have the form in which they are read. */
function annotationBreaches(file: string, schema: SchemaObject): SchemaError[] {
  const nodes = everySchemaIn(new SchemaModel(new Map([[file, schema]])).root(file));
  return [...nodes].flatMap(({ keywords, pointer }) =>
    objects.flatMap((keyword) => {
      const value = keywords[keyword];
      if (value === undefined) return [];
      const parts = keyword === "x-issue" && isSchemaObject(value) ? Object.keys(value) : [];
      const wrong = parts.filter((part) => !isSchemaObject((value as SchemaObject)[part])).map((part) => [part]);
      const paths = isSchemaObject(value) ? wrong : [[]];
      return paths.map((path) => new SchemaError(file, pointer + toPointer([keyword, ...path]), "must be an object"));
    }),
  );
}

function withoutBreaches(schema: SchemaObject, breaches: readonly SchemaError[]): SchemaObject {
  if (breaches.length === 0) return schema;
  const rest = structuredClone(schema);
  for (const { pointer } of breaches) leaveOut(rest, fromPointer(pointer));
  return rest;
}

/** Deletes the member of an object that the path leads to or through last. */
function leaveOut(root: SchemaObject, path: readonly string[]): void {
  let member: (() => void) | undefined;
  let value: unknown = root;
  for (const step of path) {
    const holder = value as Record<string, unknown> | undefined;
    if (isSchemaObject(holder)) member = () => delete (holder as Record<string, unknown>)[step];
    value = holder?.[step];
  }
  member?.();
}
