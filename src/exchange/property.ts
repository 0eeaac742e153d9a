import type { SchemaObject } from "../schemas/schema.ts";
import type { Entry, Subject } from "./plan.ts";

/** The types that plans have which are no JSON Schema, and the schema of each. `format` is an annotation. */
export const planTypes = {
  any: {},
  string: { type: "string" },
  number: { type: "number" },
  integer: { type: "integer" },
  boolean: { type: "boolean" },
  array: { type: "array" },
  object: { type: "object" },
  date: { type: "string", format: "date" },
  datetime: { type: "string", format: "date-time" },
} as const satisfies Readonly<Record<string, SchemaObject>>;
export type PlanType = keyof typeof planTypes;

export const isPlanType = (type: unknown): type is PlanType =>
  typeof type === "string" && Object.hasOwn(planTypes, type);

/** A value as such plans describe it. */
export interface PlanValue {
  readonly type: PlanType;
  readonly description?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  /** Of an object. */
  readonly properties?: PlanProperties | undefined;
  /** Of an array. */
  readonly items?: PlanValue | undefined;
}

export interface PlanProperty extends PlanValue {
  readonly required: boolean;
}

export type PlanProperties = ReadonlyMap<string, PlanProperty>;

/** An event, or the attributes of users or accounts, as such plans describe it. */
export interface PlanEntry {
  readonly subject: Subject;
  readonly name: string;
  readonly description?: string | undefined;
  readonly properties: PlanProperties;
}

/** The entry as a schema. */
export function entryOf({ subject, name, description, properties }: PlanEntry): Entry {
  const schema = { ...described(description), type: "object", ...membersOf(properties) };
  return subject === "event"
    ? { subject, name, schema: { title: name, ...schema } }
    : { subject, name, file: subject, schema };
}

function schemaOf({ type, description, enum: values, properties, items }: PlanValue): SchemaObject {
  return {
    ...planTypes[type],
    ...described(description),
    ...(values && { enum: values }),
    ...(properties && membersOf(properties)),
    ...(items && { items: schemaOf(items) }),
  };
}

const described = (description: string | undefined): SchemaObject => (description ? { description } : {});

function membersOf(properties: PlanProperties): SchemaObject {
  const required = [...properties].filter(([, property]) => property.required).map(([name]) => name);
  const schemas = [...properties].map(([name, property]) => [name, schemaOf(property)]);
  return {
    ...(schemas.length > 0 && { properties: Object.fromEntries(schemas) }),
    ...(required.length > 0 && { required }),
  };
}

/** The plan type of a schema's `type` and `format`; `undefined` where there is none. */
export function planTypeOf({ type, format }: SchemaObject): PlanType | undefined {
  const [only, ...others] = type === undefined ? [] : [type].flat();
  if (others.length > 0) return undefined;
  const isOf = (schema: SchemaObject) => schema["type"] === only && schema["format"] === format;
  const types = Object.keys(planTypes) as PlanType[];
  return (
    types.find((one) => isOf(planTypes[one])) ??
    types.find((one) => !("format" in planTypes[one]) && isOf({ ...planTypes[one], format }))
  );
}

/** Whether a plan can list the value: no object, array, or number that JSON does not have. */
export const isListable = (value: unknown): boolean =>
  value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
