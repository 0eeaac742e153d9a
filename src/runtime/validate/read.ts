import type { AjvError, CompiledSchema } from "./compiled-schema.ts";
import type { Path } from "./path.ts";
import { isObject } from "./presence.ts";

/** What the full validator may see of a value, each property read once and without harm. */
export interface Reading {
  readonly value: unknown;
  /** Keys that the schema does not know. */
  readonly unknown: readonly string[];
  /** Where reading threw; `[]` is the whole value. */
  readonly unreadable: readonly Path[];
  /** What the full validator says of the value. */
  readonly errors: readonly AjvError[];
}

/** Stands for a value that could not be read: it is present, and of no JSON type. */
export const unreadable: unique symbol = Symbol("unreadable");

export function read(input: unknown, compiled: CompiledSchema): Reading {
  try {
    const unknown: string[] = [];
    const value = compiled.view && isObject(input) ? compiled.view(input, unknown) : input;
    return { value, unknown, unreadable: [], errors: errorsOf(compiled.full, value) };
  } catch {
    return readCarefully(input, compiled);
  }
}

/** Reads key by key, after something threw: a getter, a Proxy's trap, or a revoked Proxy. */
function readCarefully(input: unknown, { view, full }: CompiledSchema): Reading {
  try {
    if (view === undefined || !isObject(input)) throw input;
    const keys = new Set(Object.keys(input));
    const value = view({}, []);
    const failed: Path[] = [];
    for (const key of Object.keys(value)) {
      if (keys.delete(key)) {
        value[key] = readKey(input, key, view, full);
        if (value[key] === unreadable) failed.push([key]);
      }
    }
    return { value, unknown: [...keys], unreadable: failed, errors: errorsOf(full, value) };
  } catch {
    return { value: unreadable, unknown: [], unreadable: [[]], errors: [] };
  }
}

function readKey(
  input: Record<string, unknown>,
  key: string,
  view: NonNullable<CompiledSchema["view"]>,
  full: CompiledSchema["full"],
) {
  try {
    const one = view({ [key]: input[key] }, []);
    full(one);
    return one[key];
  } catch {
    return unreadable;
  }
}

/** Ajv keeps the errors on the function until the next call, so they are taken at once. */
function errorsOf(full: CompiledSchema["full"], value: unknown): readonly AjvError[] {
  return full(value) ? [] : (full.errors ?? []);
}
