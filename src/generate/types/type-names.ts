import type { SchemaObject } from "../../schemas/schema.ts";
import { capital, typeName } from "../names.ts";

/** A schema whose type is declared. */
export interface Definition {
  readonly name: string;
  readonly form: SchemaObject;
  /** The schema file whose declarations it is among. */
  readonly file: string;
}

/**
 * The schemas that lead back to themselves, by the references to them: each is declared once, for the first file that refers to
 * it. Their names have the number of their position only where two would have one name.
 */
export function definitionsIn(forms: ReadonlyMap<string, SchemaObject>): ReadonlyMap<string, Definition> {
  const found = new Map<string, Omit<Definition, "name">>();
  for (const [file, { $defs = {} }] of forms)
    for (const [key, form] of Object.entries($defs as Record<string, SchemaObject>))
      if (!found.has(key)) found.set(key, { form, file });
  const shortNames = [...[...forms.keys()].map(typeName), ...[...found.keys()].map(shortName)];
  const isUnique = (name: string) => shortNames.indexOf(name) === shortNames.lastIndexOf(name);
  const nameOf = (key: string) => (isUnique(shortName(key)) ? shortName(key) : capital(key));
  return new Map([...found].map(([key, one]) => [`#/$defs/${key}`, { name: nameOf(key), ...one }]));
}

/** `category_3fa2b1c0` → `Category`. */
const shortName = (key: string): string => capital(key.replace(/_[^_]*$/, ""));

/** `A credit card` → `ACreditCard`; `undefined` where this is no name of a type. */
export function nameFromTitle(title: string): string | undefined {
  const name = title
    .split(/[^\p{ID_Continue}$]+/u)
    .map(capital)
    .join("");
  return /^[\p{ID_Start}_$]/u.test(name) ? name : undefined;
}
