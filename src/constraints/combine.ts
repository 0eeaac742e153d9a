import {
  type Assertion,
  type Constraint,
  conjunctsOf,
  isNo,
  isYes,
  type NamedIssue,
  no,
  type TypeName,
  yes,
} from "./constraint.ts";

const keyOf = (constraint: Constraint): string => JSON.stringify(constraint);

/** Whether two constraints are written alike, which is sure to mean that they ask for the same. */
export const isSame = (one: Constraint, other: Constraint): boolean => keyOf(one) === keyOf(other);

export function not(of: Constraint): Constraint {
  if (of.op === "const") return of.value ? no : yes;
  return of.op === "not" ? of.of : { op: "not", of };
}

/** A conjunction. Several assertions on one key, on the items or on the type become one. */
export function and(constraints: readonly Constraint[]): Constraint {
  const parts = new Map<string, Constraint>();
  for (const part of constraints.flatMap(conjunctsOf)) {
    if (isNo(part)) return no;
    const slot = slotOf(part);
    const earlier = parts.get(slot);
    parts.set(slot, earlier === undefined ? part : both(earlier, part));
  }
  const of = [...parts.values()].filter((part) => !isYes(part));
  if (of.some(isNo)) return no;
  return of.length === 0 ? yes : of.length === 1 ? (of[0] as Constraint) : { op: "and", of };
}

/** Equal for constraints that a conjunction makes one of. */
function slotOf(part: Constraint): string {
  if (part.op === "property") return `property ${part.key}`;
  if (part.op === "items") return `items ${part.from}`;
  return part.op === "type" ? part.op : keyOf(part);
}

/** The conjunction of two constraints in one slot. */
function both(a: Constraint, b: Constraint): Constraint {
  if (a.op === "property" && b.op === "property") return property(a.key, and([a.of, b.of]));
  if (a.op === "items" && b.op === "items")
    return items(and([a.of, b.of]), a.from, a.place === b.place ? a.place : undefined);
  if (a.op === "type" && b.op === "type") return type(a.types.flatMap((one) => narrower(one, b.types)));
  return a;
}

/** The part of a type that a list of types also allows: every integer is a number. */
function narrower(one: TypeName, types: readonly TypeName[]): TypeName[] {
  if (types.includes(one) || (one === "integer" && types.includes("number"))) return [one];
  return one === "number" && types.includes("integer") ? ["integer"] : [];
}

export function or(constraints: readonly Constraint[]): Constraint {
  const parts = new Map(
    constraints.flatMap((part) => (part.op === "or" ? part.of : [part])).map((part) => [keyOf(part), part]),
  );
  const of = [...parts.values()].filter((part) => !isNo(part));
  if (of.some(isYes)) return yes;
  return of.length === 0 ? no : of.length === 1 ? (of[0] as Constraint) : { op: "or", of };
}

/** Exactly one of the constraints. What no value satisfies is left out; of two that every value satisfies, none is the one. */
export function one(constraints: readonly Constraint[]): Constraint {
  const of = constraints.filter((part) => !isNo(part));
  const certain = of.filter(isYes).length;
  if (certain > 1) return no;
  if (certain === 1) return and(of.filter((part) => !isYes(part)).map(not));
  return of.length === 0 ? no : of.length === 1 ? (of[0] as Constraint) : { op: "one", of };
}

export const type = (types: readonly TypeName[]): Constraint => (types.length === 0 ? no : { op: "type", types });
export const item = (index: number, of: Constraint): Constraint => (isYes(of) ? yes : { op: "item", index, of });
export const items = (of: Constraint, from: number, place?: string): Constraint =>
  isYes(of) ? yes : { op: "items", from, of, ...(place !== undefined && { place }) };
export const contains = (of: Constraint, min: number, max: number): Constraint =>
  min === 0 && max === Number.POSITIVE_INFINITY ? yes : { op: "contains", of, min, max };
export const property = (key: string, of: Constraint): Constraint => (isYes(of) ? yes : { op: "property", key, of });
export const matching = (pattern: string, of: Constraint): Constraint =>
  isYes(of) ? yes : { op: "matching", pattern, of };
export const additional = (known: readonly string[], patterns: readonly string[], of: Constraint): Constraint =>
  isYes(of) ? yes : { op: "additional", known, patterns, of };
export const propertyNames = (of: Constraint): Constraint => (isYes(of) ? yes : { op: "propertyNames", of });
export const named = (of: Constraint, issue: NamedIssue, branches: readonly Constraint[] = []): Constraint =>
  isYes(of) ? yes : { op: "named", of, issue, ...(branches.length > 0 && { branches }) };

/**
 * A choice. Assertions that both branches share come once, before it. Where the test is the presence of a key, each branch
 * knows the answer: without the key, every assertion on its value holds. So most of a choice can be decided in one pass.
 */
export function choose(test: Constraint, then: Constraint, otherwise: Constraint, join: Join = simplified): Constraint {
  if (test.op === "const") return test.value ? then : otherwise;
  if (test.op === "not") return choose(test.of, otherwise, then, join);
  const present = test.op === "present" ? test.key : undefined;
  const thenParts = conjunctsOf(present === undefined ? then : assume(then, present, true, join));
  const elseParts = conjunctsOf(present === undefined ? otherwise : assume(otherwise, present, false, join));
  const elseKeys = new Set(elseParts.map(keyOf));
  const isShared = (part: Constraint): boolean =>
    elseKeys.has(keyOf(part)) || (part.op === "property" && part.key === present);
  const shared = thenParts.filter(isShared);
  const sharedKeys = new Set(shared.map(keyOf));
  const restThen = and(thenParts.filter((part) => !isShared(part)));
  const restElse = and(elseParts.filter((part) => !sharedKeys.has(keyOf(part))));
  return and([...shared, join(test, restThen, restElse)]);
}

/** How the rest of a choice is written. */
type Join = (test: Constraint, then: Constraint, otherwise: Constraint) => Constraint;

/** A choice with an empty branch is a disjunction. */
const simplified: Join = (test, then, otherwise) => {
  if (isYes(then)) return or([test, otherwise]);
  if (isYes(otherwise)) return or([not(test), then]);
  return { op: "if", test, then, else: otherwise };
};

/** Every choice stays one, so that the issues of the branch that applies can be given. */
export const asChoice: Join = (test, then, otherwise) =>
  isYes(then) && isYes(otherwise) ? yes : { op: "if", test, then, else: otherwise };

/** The constraint of an object, given whether the key is present. */
function assume(constraint: Constraint, key: string, isPresent: boolean, join: Join): Constraint {
  switch (constraint.op) {
    case "present":
      return constraint.key === key ? (isPresent ? yes : no) : constraint;
    case "property":
      return constraint.key === key && !isPresent ? yes : constraint;
    default:
      return map(constraint, (part) => assume(part, key, isPresent, join), join);
  }
}

/** Rebuilds a constraint from its parts that apply to the same value; assertions stay unchanged. */
export function map(
  constraint: Constraint,
  change: (part: Constraint) => Constraint,
  join: Join = simplified,
): Constraint {
  switch (constraint.op) {
    case "and":
      return and(constraint.of.map(change));
    case "or":
      return or(constraint.of.map(change));
    case "one":
      return one(constraint.of.map(change));
    case "not":
      return not(change(constraint.of));
    case "if":
      return choose(change(constraint.test), change(constraint.then), change(constraint.else), join);
    case "named":
      return named(change(constraint.of), constraint.issue, constraint.branches);
    case "const":
      return constraint;
    default:
      return constraint satisfies Assertion;
  }
}
