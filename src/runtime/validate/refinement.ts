import type { CompiledSchema, SchemaPart } from "./compiled-schema.ts";
import type { IssueCollector } from "./issue-collector.ts";
import { collectBySchema } from "./nested.ts";
import { valueAt } from "./path.ts";
import { isObject, ownValue } from "./presence.ts";

/** A schema that asks more of the values of another one. */
export interface Refinement {
  /** Both together. */
  readonly compiled: CompiledSchema;
  /** Whether a value that is valid by the other schema is so by this one too. May throw where reading the value throws. */
  readonly test: (value: unknown) => boolean;
}

/** Refines a schema of objects by schemas of their members. */
export const withParts = (base: CompiledSchema, parts: readonly SchemaPart[]): Refinement =>
  refined(base, (value) => passParts(value as object, parts), {
    parts,
    collectIssues(value, issues) {
      base.collectIssues(value, issues);
      if (isObject(value)) for (const part of parts) collectPart(value, part, issues);
    },
  });

/** Refines a schema of objects that hold arrays by what each of their items must be besides. */
export const withItems = (base: CompiledSchema, { compiled, test }: Refinement): Refinement =>
  refined(base, (value) => passItems(value, base, test), { items: base.items.map(({ at }) => ({ at, compiled })) });

/** Refines a schema by the refinement of it that is chosen for each value. `choose` may throw where reading the value throws. */
export const withChoice = (base: CompiledSchema, choose: (value: unknown) => Refinement): Refinement =>
  refined(base, (value) => choose(value).test(value), {
    select(value) {
      try {
        return choose(value).compiled;
      } catch {
        return base;
      }
    },
  });

const refined = (base: CompiledSchema, test: Refinement["test"], more: Partial<CompiledSchema>): Refinement => ({
  compiled: { ...base, ...more, guard: (value) => base.guard(value) && test(value) },
  test,
});

function passItems(value: unknown, { items: places }: CompiledSchema, test: Refinement["test"]): boolean {
  for (let place = 0; place < places.length; place++) {
    const items = valueAt(value, (places[place] as CompiledSchema["items"][0]).at);
    // An array on whose way something is absent.
    if (!Array.isArray(items)) continue;
    for (let i = 0; i < items.length; i++) if (!test(items[i])) return false;
  }
  return true;
}

function passParts(value: object, parts: readonly SchemaPart[]): boolean {
  for (let i = 0; i < parts.length; i++) {
    const { key, compiled, isRequired } = parts[i] as SchemaPart;
    const part = ownValue(value, key);
    if (part === undefined ? isRequired : !compiled.guard(part)) return false;
  }
  return true;
}

function collectPart(object: object, { key, compiled, isRequired }: SchemaPart, issues: IssueCollector): void {
  const value = ownValue(object, key);
  if (value !== undefined) issues.member(key, value, (part) => collectBySchema(part, issues, compiled));
  else if (isRequired) issues.missing(key);
}
