import { isSchemaObject, type SchemaObject } from "../schemas/schema.ts";

/** The formats that a plan can be exported to. */
export const exportFormats = ["intempt-yaml", "csv", "json-schema-bundle"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The formats that a plan can be imported from. */
export const importFormats = [...exportFormats, "segment", "rudderstack", "avo"] as const;
export type ImportFormat = (typeof importFormats)[number];

/** What a schema of a plan is about; `other` is a schema file of a team that describes none of these. */
export type Subject = "event" | (typeof attributeFiles)[number] | "other";

/** The files that describe something else than an event. */
const attributeFiles = ["user-attributes", "account-attributes", "product"] as const;

/** Something that was not carried over. */
export interface Loss {
  /** The name of the event on the wire, or of the schema; absent where the loss concerns the whole plan. */
  readonly event?: string;
  /** The path of the property, such as `lines[].sku`; absent where the loss concerns the whole event. */
  readonly property?: string;
  readonly what: string;
}

/** Why a plan cannot be read at all. */
export interface PlanError {
  readonly message: string;
  /** Counts from 1. Line and column are absent where the form of the whole plan is wrong. */
  readonly line?: number;
  readonly column?: number;
}

/** A schema of a plan before it has a file. */
export interface Entry {
  readonly subject: Subject;
  /** The name of an event on the wire; of a schema of another subject, the name of its file. */
  readonly name: string;
  /** The file that it was in, or has to be in; absent where it is to be made from the name. */
  readonly file?: string;
  readonly schema: SchemaObject;
}

/** The entries of a plan, or why it cannot be read. */
export type Reading = readonly Entry[] | { readonly error: PlanError };

/** The subject of a schema file, by its name. */
export const subjectOf = (file: string): Subject =>
  file.startsWith("events/") ? "event" : (attributeFiles.find((name) => name === file) ?? "other");

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  (typeof value === "object" && Object.keys(value as object).length === 0);

/** A loss for each key that is not among those that are read, unless its value is empty. */
export const unread = (object: object, known: readonly string[], where: Omit<Loss, "what"> = {}): Loss[] =>
  Object.entries(object)
    .filter(([key, value]) => !known.includes(key) && !isEmpty(value))
    .map(([key]) => ({ ...where, what: noEquivalent(key) }));

/** The objects in a list. Anything else in it is a loss. */
export function objectsIn(list: unknown, what: string, losses: Loss[], where: Omit<Loss, "what"> = {}): SchemaObject[] {
  const all: readonly unknown[] = Array.isArray(list) ? list : [];
  const objects = all.filter(isSchemaObject);
  if (objects.length < all.length) losses.push({ ...where, what: `${what} that is not an object is left out` });
  return objects;
}

/** The properties in a list, by what they have under a key. One without a name, or with that of another one, is a loss. */
export function propertiesIn(list: unknown, key: string, losses: Loss[], event: string): Map<string, SchemaObject> {
  const properties = new Map<string, SchemaObject>();
  for (const one of objectsIn(list, "a property", losses, { event })) {
    const name = one[key];
    if (typeof name !== "string") losses.push({ event, what: "a property without a name is left out" });
    else if (properties.has(name))
      losses.push({ event, what: `a second property of the name \`${name}\` is left out` });
    else properties.set(name, one);
  }
  return properties;
}

export const noEquivalent = (key: string): string => `\`${key}\` has no equivalent`;
