import { type Constraint, items, map, property, yes } from "./constraint.ts";

/** The keys that an object's constraint mentions, and all that it asserts on their values. */
export function keysOf(constraint: Constraint): Map<string, readonly Constraint[]> {
  const keys = new Map<string, readonly Constraint[]>();
  for (const part of partsOf(constraint)) {
    if (part.op !== "present" && part.op !== "property") continue;
    keys.set(part.key, [...(keys.get(part.key) ?? []), ...(part.op === "property" ? [part.of] : [])]);
  }
  return keys;
}

/** Every part of a constraint that applies to the same value, innermost ones only. */
export function partsOf(constraint: Constraint): Constraint[] {
  switch (constraint.op) {
    case "and":
    case "or":
      return constraint.of.flatMap(partsOf);
    case "not":
    case "named":
      return partsOf(constraint.of);
    case "if":
      return [constraint.test, constraint.then, constraint.else].flatMap(partsOf);
    default:
      return [constraint];
  }
}

/** The constraint of an object in which every key that is present has a valid value. */
export const assumeValues = (constraint: Constraint): Constraint =>
  constraint.op === "property" ? yes : map(constraint, assumeValues);

/** The constraint without the names of issues, at any depth: all that a guard needs. */
export function withoutIssues(constraint: Constraint): Constraint {
  switch (constraint.op) {
    case "named":
      return withoutIssues(constraint.of);
    case "property":
      return property(constraint.key, withoutIssues(constraint.of));
    case "items":
      return items(withoutIssues(constraint.of));
    default:
      return map(constraint, withoutIssues);
  }
}
