import type { SchemaObject } from "../schemas/schema.ts";

/** The formats that a plan can be exported to. */
export const exportFormats = ["intempt-yaml", "csv", "json-schema-bundle"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The formats that a plan can be imported from. */
export const importFormats = [...exportFormats, "segment", "rudderstack", "avo"] as const;
export type ImportFormat = (typeof importFormats)[number];

/** What the schema of a plan is about; `other` is a schema file of a team that describes none of these. */
export const subjects = ["event", "user-attributes", "account-attributes", "product", "other"] as const;
export type Subject = (typeof subjects)[number];

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
export function subjectOf(file: string): Subject {
  if (file.startsWith("events/")) return "event";
  return subjects.find((subject) => subject === file && subject !== "event" && subject !== "other") ?? "other";
}

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

export const noEquivalent = (key: string): string => `\`${key}\` has no equivalent`;
