/**
 * What the generator emits for one schema, without the items of its arrays: each array has a compiled of its own for its
 * items, so that they can be walked one by one and the visitMembers can stop at the cap.
 */
export interface CompiledSchema {
  /** How messages name the value, such as "payload". */
  readonly title: string;
  /** The verdict, items included. May throw where reading the value throws. */
  readonly guard: (value: unknown) => boolean;
  /** Ajv's standalone validator without items. It sees views only, never the input. */
  readonly full: AjvFunction;
  /**
   * The keys that the schema knows, each own, enumerable and read once, as a fresh object; the names of other keys are
   * pushed to `unknown`. Without it the value itself is what `full` sees (schemas of texts, numbers and arrays).
   */
  readonly view?: (object: object, unknown: string[]) => Record<string, unknown>;
  /** The keys that hold an identifier: what near misses are near to. */
  readonly identifiers: readonly string[];
  /** The key that decides between two kinds, if there is one: a near miss of it explains what else is missing. */
  readonly discriminator?: string;
  /** What to do about a missing key (`x-missing` in the schema). */
  readonly missing: Readonly<Record<string, string>>;
  /** Of which kind a valid payload is, if it is one. */
  readonly kindOf?: (payload: object) => PayloadKind;
  readonly items: readonly { readonly at: readonly string[]; readonly compiled: CompiledSchema }[];
}

export type PayloadKind = "event" | "product";

interface AjvFunction {
  (value: unknown): boolean;
  errors?: readonly AjvError[] | null;
}

export interface AjvError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What generated code does with an error: the list is made with the first one. */
export function addError(errors: AjvError[] | null, error: AjvError): AjvError[] {
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}
