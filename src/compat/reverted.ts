import { fromPointer } from "../runtime/validate/path.ts";
import type { AnySchemas } from "../schemas/model.ts";
import type { Schema } from "../schemas/schema.ts";
import type { Difference } from "./differences.ts";

/** The two versions, as sides of a question: those whose payloads are asked about, and those that they are validated by. */
export type Side = "base" | "head";

export const otherSide = (side: Side): Side => (side === "base" ? "head" : "base");

/** The schemas of one version with what the other one says at each of the places. */
export function reverted(schemas: AnySchemas, side: Side, differences: readonly Difference[]): AnySchemas {
  const changed = new Map(schemas);
  // Entries of lists are taken out last and from the end, so that no pointer leads to another entry before.
  for (const difference of [...differences].sort((a, b) => rank(a, side) - rank(b, side)))
    changed.set(difference.file, taken(changed.get(difference.file), difference, side) as Schema);
  return changed;
}

function rank(difference: Difference, side: Side): number {
  const own = difference[side];
  return difference.isEntry && own !== undefined ? 1_000_000 - Number(own.pointer.replace(/^.*\//, "")) : 0;
}

/** A file in which one place is what it is in the other version. */
function taken(schema: unknown, difference: Difference, side: Side): unknown {
  const { keyword, step, isEntry, within } = difference;
  const own = difference[side];
  const other = difference[otherSide(side)];
  if (own !== undefined) {
    const path = fromPointer(own.pointer);
    if (other !== undefined) return changedAt(schema, path, () => other.value);
    return changedAt(schema, path.slice(0, -1), (parent) => without(parent, path.at(-1) as string));
  }
  const value = other?.value;
  const path = [...fromPointer(within[side]), keyword];
  if (isEntry) return changedAt(schema, path, (list) => [...(list as unknown[]), value]);
  if (step === undefined) return changedAt(schema, path, () => value);
  return changedAt(schema, path, (map) => ({ ...(map as object), [step]: value }));
}

function without(parent: unknown, key: string): unknown {
  if (Array.isArray(parent)) return parent.filter((_, i) => String(i) !== key);
  return Object.fromEntries(Object.entries(parent as object).filter(([other]) => other !== key));
}

/** The value with what is at the path changed. Only what is on the way is copied. */
function changedAt(value: unknown, path: readonly string[], change: (inner: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return value.map((one, i) => (String(i) === step ? changedAt(one, rest, change) : one));
  const object = value as Readonly<Record<string, unknown>>;
  const inner = changedAt(Object.hasOwn(object, step) ? object[step] : undefined, rest, change);
  return Object.hasOwn(object, step)
    ? Object.fromEntries(Object.entries(object).map(([key, one]) => [key, key === step ? inner : one]))
    : { ...object, [step]: inner };
}
