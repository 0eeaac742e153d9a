import { additional, items, map, property } from "./combine.ts";
import { type Assertion, assertNever, type Constraint, yes } from "./constraint.ts";

/** The assertions on the values of an object's members. */
export type MemberAssertion = Assertion & { readonly op: "property" | "additional" };

export const isMemberAssertion = (part: Constraint): part is MemberAssertion =>
  part.op === "property" || part.op === "additional";

/** Whether an assertion is about the members of an object. */
export const isOfMembers = (part: Constraint): boolean => part.op === "present" || isMemberAssertion(part);

/** Whether an assertion is one on the value of the key. `undefined` stands for any key that no constraint mentions. */
export const appliesToKey = (part: MemberAssertion, key: string | undefined): boolean =>
  part.op === "property" ? part.key === key : key === undefined || !part.known.includes(key);

/** The keys that an object's constraint mentions, and all that it asserts on their values. */
export function keysOf(constraint: Constraint): Map<string, readonly Constraint[]> {
  const parts = partsOf(constraint);
  const members = parts.filter(isMemberAssertion);
  const keys = new Set(parts.flatMap(keysIn));
  return new Map([...keys].map((key) => [key, valuesOf(members, key)]));
}

/** All that an object's constraint asserts on the values of keys that it does not mention. */
export const additionalOf = (constraint: Constraint): readonly Constraint[] =>
  valuesOf(partsOf(constraint).filter(isMemberAssertion), undefined);

/** The keys that one assertion mentions. */
export const keysIn = (part: Constraint): readonly string[] =>
  "key" in part ? [part.key] : part.op === "additional" ? part.known : [];

const valuesOf = (members: readonly MemberAssertion[], key: string | undefined): readonly Constraint[] =>
  members.filter((part) => appliesToKey(part, key)).map((part) => part.of);

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
    case "type":
    case "enum":
    case "pattern":
    case "minLength":
    case "minimum":
    case "minItems":
    case "present":
    case "schema":
      return constraint;
    default:
      return assertNever(constraint);
  }
}
