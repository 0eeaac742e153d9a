import type { Schema, SchemaObject } from "../../schemas/schema.ts";
import type { Kind } from "./kinds.ts";

/** What a `$ref` in the form of a schema leads to: the name of its type, and its form. */
interface Referred {
  readonly name: string;
  readonly form: SchemaObject;
}

export type References = ReadonlyMap<string, Referred>;

/** What the types of one set of schemas share. */
export interface TypeContext {
  readonly references: References;
  /** The members of the union that is the type of a value to which only this schema applies. */
  typesOf(schema: Schema): readonly string[];
  /** The doc comment of a member or declaration; empty where there is nothing to say. */
  commentOn(schema: Schema): string;
  /** Declares the type of an alternative by its title; `undefined` where it cannot have that name. */
  declare(alternative: SchemaObject, types: readonly string[]): string | undefined;
}

/** What the schemas around a schema say of the same value. */
export interface Around {
  readonly kinds: readonly Kind[];
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
}

/** A union of types. */
export function union(types: readonly string[]): string {
  const all = [...new Set(types)];
  return all.includes("unknown") ? "unknown" : all.length === 0 ? "never" : all.join(" | ");
}

/** The keywords by which other schemas evaluate members and items of the same value. */
const appliedKeywords = ["$ref", "allOf", "anyOf", "oneOf", "if", "dependentSchemas"];

/** Whether a schema alone says which members and items are evaluated. */
export const evaluatesAlone = (schema: SchemaObject): boolean => !appliedKeywords.some((keyword) => keyword in schema);
