import type { IssueCode } from "../runtime/validate/codes.ts";
import type { TypeName } from "../schemas/keywords.ts";

/**
 * The intermediate form of a schema: a boolean combination of assertions on one value. As in JSON Schema, an assertion holds
 * for a value of a type that it does not constrain. Guards, issue collectors, scanners and arbitraries are readers of it.
 */
export type Constraint =
  | { readonly op: "const"; readonly value: boolean }
  | { readonly op: "and" | "or"; readonly of: readonly Constraint[] }
  | { readonly op: "not"; readonly of: Constraint }
  | { readonly op: "if"; readonly test: Constraint; readonly then: Constraint; readonly else: Constraint }
  /** A constraint that fails as a whole, and the issue that it then gives. It changes no verdict. */
  | { readonly op: "named"; readonly of: Constraint; readonly issue: NamedIssue }
  | Assertion;

export type Assertion =
  | { readonly op: "type"; readonly types: readonly TypeName[] }
  | { readonly op: "enum"; readonly values: readonly Scalar[] }
  | { readonly op: "pattern"; readonly pattern: string }
  | { readonly op: "minimum"; readonly limit: number }
  /** Counts Unicode code points. */
  | { readonly op: "minLength"; readonly limit: number }
  | { readonly op: "minItems"; readonly limit: number }
  /** `place` names the schema of the items, for readers that need more than its constraint. */
  | { readonly op: "items"; readonly of: Constraint; readonly place?: string }
  /** An object has the key. Like every assertion, it holds for a value of another type, so its `not` does not. */
  | { readonly op: "present"; readonly key: string }
  /** The key is absent, or its value satisfies the constraint. */
  | { readonly op: "property"; readonly key: string; readonly of: Constraint }
  /** The value of every key that is not known satisfies the constraint. */
  | { readonly op: "additional"; readonly known: readonly string[]; readonly of: Constraint }
  /** The value satisfies the schema file of that name, which has a guard of its own. */
  | { readonly op: "schema"; readonly name: string };

/** The issue that a schema names (`x-issue`), and the keys whose absence it reports. */
export interface NamedIssue {
  readonly code: IssueCode;
  readonly message: string;
  readonly absent: readonly string[];
}

export { type TypeName, typeNames } from "../schemas/keywords.ts";
export type Scalar = string | number | boolean | null;

export const yes: Constraint = { op: "const", value: true };
export const no: Constraint = { op: "const", value: false };

export const isYes = (constraint: Constraint): boolean => constraint.op === "const" && constraint.value;
export const isNo = (constraint: Constraint): boolean => constraint.op === "const" && !constraint.value;

export const conjunctsOf = (constraint: Constraint): readonly Constraint[] =>
  constraint.op === "and" ? constraint.of : isYes(constraint) ? [] : [constraint];

const keyOf = (constraint: Constraint): string => JSON.stringify(constraint);

/** Fails to compile where a member of a union is not handled. */
export function assertNever(value: never): never {
  throw new Error(`not handled: ${JSON.stringify(value)}`);
}

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

const slotOf = (part: Constraint): string =>
  part.op === "property" ? `property ${part.key}` : part.op === "type" || part.op === "items" ? part.op : keyOf(part);

function both(a: Constraint, b: Constraint): Constraint {
  if (a.op === "property" && b.op === "property") return property(a.key, and([a.of, b.of]));
  if (a.op === "items" && b.op === "items") return items(and([a.of, b.of]), a.place);
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

export const type = (types: readonly TypeName[]): Constraint => (types.length === 0 ? no : { op: "type", types });
export const items = (of: Constraint, place?: string): Constraint =>
  isYes(of) ? yes : { op: "items", of, ...(place !== undefined && { place }) };
export const property = (key: string, of: Constraint): Constraint => (isYes(of) ? yes : { op: "property", key, of });
export const additional = (known: readonly string[], of: Constraint): Constraint =>
  isYes(of) ? yes : { op: "additional", known, of };
export const named = (of: Constraint, issue: NamedIssue): Constraint => (isYes(of) ? yes : { op: "named", of, issue });

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
    case "not":
      return not(change(constraint.of));
    case "if":
      return choose(change(constraint.test), change(constraint.then), change(constraint.else), join);
    case "named":
      return named(change(constraint.of), constraint.issue);
    default:
      return constraint;
  }
}
