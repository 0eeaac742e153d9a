import { additional, item, items, map, matching, property, propertyNames } from "./combine.ts";
import {
  type Assertion,
  type AssertionWhere,
  assertNever,
  type Constraint,
  conjunctsOf,
  type EvaluatedKeys,
  rowOf,
  yes,
} from "./constraint.ts";

/** The assertions on the values of an object's members. */
export type MemberAssertion = AssertionWhere<{ readonly holds: "members" }>;
/** The assertions about the members of an object. */
export type ObjectAssertion = MemberAssertion | AssertionWhere<{ readonly holds: "keys" }>;

export const isMemberAssertion = (part: Constraint): part is MemberAssertion => rowOf(part)?.holds === "members";

export const isObjectAssertion = (part: Constraint): part is ObjectAssertion =>
  isMemberAssertion(part) || rowOf(part)?.holds === "keys";

/** Whether an assertion is about the items of an array. */
const isItemAssertion = (part: Constraint): part is AssertionWhere<{ readonly holds: "items" }> =>
  rowOf(part)?.holds === "items";

/** Whether an assertion is one on the value of the key. */
export function appliesToKey(part: MemberAssertion, key: string): boolean {
  if (part.op === "property") return part.key === key;
  if (part.op === "additional" && part.known.includes(key)) return false;
  const { isForMatching, patterns } = othersOf(part);
  return matchesAny(patterns, key) === isForMatching;
}

/** The keys that no constraint mentions on whose values an assertion is: those that match one of the patterns, or none of them. */
export interface OtherKeys {
  readonly isForMatching: boolean;
  readonly patterns: readonly string[];
}

export function othersOf(part: MemberAssertion): OtherKeys {
  switch (part.op) {
    case "property":
      return { isForMatching: true, patterns: [] };
    case "matching":
      return { isForMatching: true, patterns: [part.pattern] };
    case "additional":
      return { isForMatching: false, patterns: part.patterns };
    default:
      return assertNever(part);
  }
}

/** Whether an assertion is on the values of some keys that no constraint mentions. */
export const isForOthers = (part: MemberAssertion): boolean => {
  const { isForMatching, patterns } = othersOf(part);
  return !isForMatching || patterns.length > 0;
};

const matchesAny = (patterns: readonly string[], key: string): boolean =>
  patterns.some((pattern) => new RegExp(pattern, "u").test(key));

/** Whether a part of a schema evaluates a key. */
export const evaluates = ({ known, patterns, all }: EvaluatedKeys, key: string): boolean =>
  all || known.includes(key) || matchesAny(patterns, key);

/** The keys that one assertion mentions. */
export function keysIn(part: ObjectAssertion): readonly string[] {
  switch (part.op) {
    case "present":
    case "property":
      return [part.key];
    case "additional":
      return part.known;
    case "matching":
      return [];
    default:
      return assertNever(part);
  }
}

/** The keys that an object's constraint mentions, and more ones if wanted, each with all that it asserts on their values. */
export function keysOf(constraint: Constraint, more: readonly string[] = []): Map<string, readonly Constraint[]> {
  const parts = partsOf(constraint);
  const members = parts.filter(isMemberAssertion);
  const keys = new Set([...parts.filter(isObjectAssertion).flatMap(keysIn), ...more]);
  return new Map(
    [...keys].map((key) => [key, members.filter((part) => appliesToKey(part, key)).map((part) => part.of)]),
  );
}

/** The keys that a constraint on objects knows, those first that must be there. */
export function membersOf(constraint: Constraint): string[] {
  const required = conjunctsOf(constraint).flatMap((part) => (part.op === "present" ? [part.key] : []));
  return [...new Set([...required, ...keysOf(constraint).keys()])];
}

/** The assertions on the values of keys that an object's constraint does not mention. */
export const additionalOf = (constraint: Constraint): readonly MemberAssertion[] =>
  partsOf(constraint).filter(isMemberAssertion).filter(isForOthers);

/** Every part of a constraint that applies to the same value, innermost ones only. */
export function partsOf(constraint: Constraint): Constraint[] {
  switch (constraint.op) {
    case "and":
    case "or":
    case "one":
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

/** The constraints of other values, members, items or keys, that are parts of a constraint. */
export const constraintsHeldIn = (constraint: Constraint): Constraint[] => partsOf(constraint).flatMap(heldDirectly);

function heldDirectly(part: Constraint): Constraint[] {
  if (part.op === "unevaluatedItems")
    return [
      part.of,
      ...part.by.flatMap(({ when, matching }) => [...constraintsHeldIn(when), ...(matching ? [matching] : [])]),
    ];
  if (part.op === "unevaluatedProperties") return [part.of, ...part.by.flatMap(({ when }) => constraintsHeldIn(when))];
  return isMemberAssertion(part) || isItemAssertion(part) || part.op === "propertyNames" ? [part.of] : [];
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
    case "matching":
      return matching(constraint.pattern, withoutIssues(constraint.of));
    case "additional":
      return additional(constraint.known, constraint.patterns, withoutIssues(constraint.of));
    case "propertyNames":
      return propertyNames(withoutIssues(constraint.of));
    case "item":
      return item(constraint.index, withoutIssues(constraint.of));
    case "items":
      return items(withoutIssues(constraint.of), constraint.from);
    case "contains":
      return { ...constraint, of: withoutIssues(constraint.of) };
    case "unevaluatedProperties":
      return {
        ...constraint,
        of: withoutIssues(constraint.of),
        by: constraint.by.map((one) => ({ ...one, when: withoutIssues(one.when) })),
      };
    case "unevaluatedItems":
      return {
        ...constraint,
        of: withoutIssues(constraint.of),
        by: constraint.by.map(({ when, first, matching }) => ({
          ...{ when: withoutIssues(when), first },
          ...(matching && { matching: withoutIssues(matching) }),
        })),
      };
    case "and":
    case "or":
    case "one":
    case "not":
    case "if":
      return map(constraint, withoutIssues);
    case "const":
      return constraint;
    default:
      return constraint satisfies AssertionWhere<{ readonly holds: "nothing" | "keys" | "schema" }>;
  }
}
