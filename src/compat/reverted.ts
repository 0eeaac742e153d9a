import { fromPointer, valueAt } from "../runtime/validate/path.ts";
import type { AnySchemas } from "../schemas/model.ts";
import type { Schema } from "../schemas/schema.ts";
import type { Difference } from "./differences.ts";

/** The two versions, as sides of a question: those whose payloads are asked about, and those that they are validated by. */
export type Side = "base" | "head";

export const otherSide = (side: Side): Side => (side === "base" ? "head" : "base");

/** The schemas of one version with what the other one says at each of the places. */
export function reverted(schemas: AnySchemas, side: Side, differences: readonly Difference[]): AnySchemas {
  const files = new Set(differences.map(({ file }) => file));
  const changed = new Map([...files].map((file) => [file, structuredClone(schemas.get(file))]));
  // Entries of lists are taken out last and from the end, so that no pointer leads to another entry before.
  const inOrder = [...differences].sort((a, b) => rank(a, side) - rank(b, side));
  for (const difference of inOrder) {
    const root = { "": changed.get(difference.file) };
    revert(root, difference, side);
    changed.set(difference.file, root[""] as Schema);
  }
  return new Map([...schemas, ...(changed as Map<string, Schema>)]);
}

function rank(difference: Difference, side: Side): number {
  const own = difference[side];
  return difference.isEntry && own !== undefined ? 1_000_000 - Number(own.pointer.replace(/^.*\//, "")) : 0;
}

/** Makes one place of a version what it is in the other one. */
function revert(root: object, difference: Difference, side: Side): void {
  const { keyword, step, isEntry, within } = difference;
  const own = difference[side];
  const other = difference[otherSide(side)];
  const parentOf = (pointer: string) => {
    const path = ["", ...fromPointer(pointer)];
    return [valueAt(root, path.slice(0, -1)) as Record<string, unknown>, path.at(-1) as string] as const;
  };
  if (own !== undefined) {
    const [parent, key] = parentOf(own.pointer);
    if (other !== undefined) parent[key] = other.value;
    else if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
    return;
  }
  const schema = valueAt(root, ["", ...fromPointer(within[side])]) as Record<string, unknown>;
  if (isEntry) (schema[keyword] as unknown[]).push(other?.value);
  else if (step === undefined) schema[keyword] = other?.value;
  else schema[keyword] = { ...(schema[keyword] as object), [step]: other?.value };
}
