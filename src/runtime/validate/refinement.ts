import type { CompiledSchema, SchemaPart } from "./compiled-schema.ts";
import type { IssueCollector } from "./issue-collector.ts";
import { collectBySchema } from "./nested.ts";
import { isObject, ownValue } from "./presence.ts";

type Guard = CompiledSchema["guard"];

/** Refines a schema of objects by schemas of their members. `guard` is the verdict of both. */
export const withParts = (base: CompiledSchema, parts: readonly SchemaPart[], guard: Guard): CompiledSchema => ({
  ...base,
  guard,
  parts,
  collectIssues(value, issues) {
    base.collectIssues(value, issues);
    if (isObject(value)) for (const part of parts) collectPart(value, part, issues);
  },
});

/** Refines a schema of objects that hold arrays by another schema of their items, which refines theirs. */
export const withItems = (base: CompiledSchema, compiled: CompiledSchema, guard: Guard): CompiledSchema => ({
  ...base,
  guard,
  items: base.items.map(({ at }) => ({ at, compiled })),
});

/** Refines a schema by the refinement of it that is chosen for each value. `choose` may throw where reading the value throws. */
export const withChoice = (
  base: CompiledSchema,
  choose: (value: unknown) => CompiledSchema,
  guard: Guard,
): CompiledSchema => ({
  ...base,
  guard,
  select(value) {
    try {
      return choose(value);
    } catch {
      return base;
    }
  },
});

function collectPart(object: object, { key, compiled, isRequired }: SchemaPart, issues: IssueCollector): void {
  const value = ownValue(object, key);
  if (value !== undefined) issues.member(key, value, (part) => collectBySchema(part, issues, compiled));
  else if (isRequired) issues.missing(key);
}
