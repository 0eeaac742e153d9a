import type { IssueCollector } from "./issue-collector.ts";

/** Reports why a value is not valid. Generated from a schema. */
export type CollectIssues = (value: unknown, issues: IssueCollector) => void;

/** The keys that a schema knows of an object, by their index, and what reports the issues of each value. */
export interface Members {
  readonly keys: readonly string[];
  /** The index of a key, -1 for one that the schema does not know. */
  readonly indexOf: (key: string) => number;
  readonly collectors: readonly (CollectIssues | undefined)[];
  /** The values of an object that has none of the keys. */
  readonly absent: readonly unknown[];
}

/** The keys of a schema, given what reports the issues of each. */
export const createMembers = (
  entries: readonly (readonly [key: string, collect?: CollectIssues])[],
  indexOf: Members["indexOf"],
): Members => ({
  keys: entries.map(([key]) => key),
  indexOf,
  collectors: entries.map(([, collect]) => collect),
  absent: entries.map(() => undefined),
});

/** The same without a `switch` that is generated for the index: it is faster than a map, and larger. */
export function mappedMembers(entries: Parameters<typeof createMembers>[0]): Members {
  const indices = new Map(entries.map(([key], i) => [key, i]));
  return createMembers(entries, (key) => indices.get(key) ?? -1);
}
