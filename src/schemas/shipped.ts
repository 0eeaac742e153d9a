import type { SchemaSet } from "./schema.ts";

/**
 * A schema set in which files may refer to the schemas of the package by their `$id`s. `shipped` has these as its names, so they are
 * only referred to. Where the set has a schema of the same `$id`, that one counts.
 */
export function withShipped(set: SchemaSet, shipped: SchemaSet): SchemaSet {
  const own = new Set([...set.values()].map(({ $id }) => $id));
  return new Map([...set, ...[...shipped].filter(([address]) => !own.has(address))]);
}
