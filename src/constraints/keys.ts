import { additional, items, map, property } from "./combine.ts";
import { type Assertion, type AssertionWhere, assertNever, type Constraint, rowOf, yes } from "./constraint.ts";

/** The assertions on the values of an object's members. */
export type MemberAssertion = AssertionWhere<{ readonly holds: "members" }>;
/** The assertions about the members of an object. */
export type ObjectAssertion = MemberAssertion | AssertionWhere<{ readonly holds: "keys" }>;

export const isMemberAssertion = (part: Constraint): part is MemberAssertion => rowOf(part)?.holds === "members";

export const isObjectAssertion = (part: Constraint): part is ObjectAssertion =>
  isMemberAssertion(part) || rowOf(part)?.holds === "keys";

/** Whether an assertion is about the items of an array. */
export const isItemAssertion = (part: Constraint): part is AssertionWhere<{ readonly holds: "items" }> =>
  rowOf(part)?.holds === "items";

/** Whether an assertion is one on the value of the key. `undefined` stands for any key that no constraint mentions. */
export function appliesToKey(part: MemberAssertion, key: string | undefined): boolean {
  switch (part.op) {
    case "property":
      return part.key === key;
    case "additional":
      return key === undefined || !part.known.includes(key);
    default:
      return assertNever(part);
  }
}

/** The keys that one assertion mentions. */
export function keysIn(part: ObjectAssertion): readonly string[] {
  switch (part.op) {
    case "present":
    case "property":
      return [part.key];
    case "additional":
      return part.known;
    default:
      return assertNever(part);
  }
}

/** The keys that an object's constraint mentions, and more ones if wanted, each with all that it asserts on their values. */
export function keysOf(constraint: Constraint, more: readonly string[] = []): Map<string, readonly Constraint[]> {
  const parts = partsOf(constraint);
  const members = parts.filter(isMemberAssertion);
  const keys = new Set([...parts.filter(isObjectAssertion).flatMap(keysIn), ...more]);
  return new Map([...keys].map((key) => [key, valuesOf(members, key)]));
}

/** All that an object's constraint asserts on the values of keys that it does not mention. */
export const additionalOf = (constraint: Constraint): readonly Constraint[] =>
  valuesOf(partsOf(constraint).filter(isMemberAssertion), undefined);

const valuesOf = (members: readonly MemberAssertion[], key: string | undefined): readonly Constraint[] =>
  members.filter((part) => appliesToKey(part, key)).map((part) => part.of);

/** Every part of a constraint that applies to the same value, innermost ones only. */
export function partsOf(constraint: Constraint): Constraint[] {
  switch (constraint.op) {
    case "and":
    case "or":
      return constraint.of.flatMap(partsOf);
    case "not":
      return partsOf(constraint.of);
    case "named":
      return [constraint.of, ...(constraint.branches ?? [])].flatMap(partsOf);
    case "if":
      return [constraint.test, constraint.then, constraint.else].flatMap(partsOf);
    case "const":
      return [constraint];
    default:
      return [constraint satisfies Assertion];
  }
}

/** The constraints of other values, members or items, that are parts of a constraint. */
export const constraintsHeldIn = (constraint: Constraint): Constraint[] =>
  partsOf(constraint).flatMap((part) => (isMemberAssertion(part) || isItemAssertion(part) ? [part.of] : []));

/** The constraint of an object in which every key that is present has a valid value. */
export const assumeValues = (constraint: Constraint): Constraint =>
  isMemberAssertion(constraint) ? yes : map(constraint, assumeValues);

/** The constraint without the names of issues, at any depth: all that a guard needs. */
export function withoutIssues(constraint: Constraint): Constraint {
  switch (constraint.op) {
    case "named":
      return withoutIssues(constraint.of);
    case "property":
      return property(constraint.key, withoutIssues(constraint.of));
    case "additional":
      return additional(constraint.known, withoutIssues(constraint.of));
    case "items":
      return items(withoutIssues(constraint.of));
    case "and":
    case "or":
    case "not":
    case "if":
      return map(constraint, withoutIssues);
    case "const":
      return constraint;
    default:
      return constraint satisfies AssertionWhere<{ readonly holds: "nothing" | "keys" | "schema" }>;
  }
}
