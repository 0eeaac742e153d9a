/**
 * The intermediate form of a schema: a boolean constraint over assertions on one value. As in JSON Schema, an assertion holds
 * for a value of a type that it does not speak of. Everything that judges without listing issues is generated from it.
 */
export type Constraint =
  | { readonly op: "const"; readonly value: boolean }
  | { readonly op: "and" | "or"; readonly of: readonly Constraint[] }
  | { readonly op: "not"; readonly of: Constraint }
  | { readonly op: "if"; readonly test: Constraint; readonly then: Constraint; readonly else: Constraint }
  | Assertion;

type Assertion =
  | { readonly op: "type"; readonly types: readonly TypeName[] }
  | { readonly op: "enum"; readonly values: readonly Scalar[] }
  | { readonly op: "pattern"; readonly pattern: string }
  | { readonly op: "minimum"; readonly limit: number }
  | { readonly op: "minItems"; readonly limit: number }
  | { readonly op: "items"; readonly of: Constraint }
  /** An object has the key. Like every assertion, it holds for a value of another type, so its `not` does not. */
  | { readonly op: "present"; readonly key: string }
  /** The key is absent, or its value satisfies the constraint. */
  | { readonly op: "property"; readonly key: string; readonly of: Constraint }
  /** The value satisfies the schema file of that name, which has a guard of its own. */
  | { readonly op: "schema"; readonly name: string };

export type TypeName = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";
export type Scalar = string | number | boolean | null;

export const yes: Constraint = { op: "const", value: true };
export const no: Constraint = { op: "const", value: false };

export const isYes = (constraint: Constraint): boolean => constraint.op === "const" && constraint.value;
export const isNo = (constraint: Constraint): boolean => constraint.op === "const" && !constraint.value;

export const conjunctsOf = (constraint: Constraint): readonly Constraint[] =>
  constraint.op === "and" ? constraint.of : isYes(constraint) ? [] : [constraint];

const keyOf = (constraint: Constraint): string => JSON.stringify(constraint);

export function not(of: Constraint): Constraint {
  if (of.op === "const") return of.value ? no : yes;
  return of.op === "not" ? of.of : { op: "not", of };
}

/** A conjunction; what is said twice of one key, of the items or of the type becomes one assertion. */
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
  if (a.op === "items" && b.op === "items") return items(and([a.of, b.of]));
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
export const items = (of: Constraint): Constraint => (isYes(of) ? yes : { op: "items", of });
export const property = (key: string, of: Constraint): Constraint => (isYes(of) ? yes : { op: "property", key, of });

/**
 * A choice. What both branches say is said once, before it; and where the test is the presence of a key, each branch knows
 * the answer: without the key, whatever is said of its value holds. So most of a choice can be judged in one pass.
 */
export function choose(test: Constraint, then: Constraint, otherwise: Constraint): Constraint {
  if (test.op === "const") return test.value ? then : otherwise;
  if (test.op === "not") return choose(test.of, otherwise, then);
  const present = test.op === "present" ? test.key : undefined;
  const thenParts = conjunctsOf(present === undefined ? then : assume(then, present, true));
  const elseParts = conjunctsOf(present === undefined ? otherwise : assume(otherwise, present, false));
  const elseKeys = new Set(elseParts.map(keyOf));
  const isShared = (part: Constraint): boolean =>
    elseKeys.has(keyOf(part)) || (part.op === "property" && part.key === present);
  const shared = thenParts.filter(isShared);
  const sharedKeys = new Set(shared.map(keyOf));
  const restThen = and(thenParts.filter((part) => !isShared(part)));
  const restElse = and(elseParts.filter((part) => !sharedKeys.has(keyOf(part))));
  return and([...shared, branch(test, restThen, restElse)]);
}

function branch(test: Constraint, then: Constraint, otherwise: Constraint): Constraint {
  if (isYes(then)) return or([test, otherwise]);
  if (isYes(otherwise)) return or([not(test), then]);
  return { op: "if", test, then, else: otherwise };
}

/** The constraint for an object of which it is known whether the key is present. */
function assume(constraint: Constraint, key: string, isPresent: boolean): Constraint {
  switch (constraint.op) {
    case "present":
      return constraint.key === key ? (isPresent ? yes : no) : constraint;
    case "property":
      return constraint.key === key && !isPresent ? yes : constraint;
    default:
      return map(constraint, (part) => assume(part, key, isPresent));
  }
}

/** The constraint for an object of which it is known that every key that is present has a value as it should be. */
export const assumeValues = (constraint: Constraint): Constraint =>
  constraint.op === "property" ? yes : map(constraint, assumeValues);

/** Rebuilds a constraint from its parts that speak of the same value; assertions are left as they are. */
function map(constraint: Constraint, change: (part: Constraint) => Constraint): Constraint {
  switch (constraint.op) {
    case "and":
      return and(constraint.of.map(change));
    case "or":
      return or(constraint.of.map(change));
    case "not":
      return not(change(constraint.of));
    case "if":
      return choose(change(constraint.test), change(constraint.then), change(constraint.else));
    default:
      return constraint;
  }
}

/** The keys that an object's constraint speaks of, and all that it says of their values. */
export function keysOf(constraint: Constraint): Map<string, readonly Constraint[]> {
  const keys = new Map<string, readonly Constraint[]>();
  collectKeys(constraint, keys);
  return keys;
}

function collectKeys(constraint: Constraint, keys: Map<string, readonly Constraint[]>): void {
  switch (constraint.op) {
    case "present":
    case "property":
      keys.set(constraint.key, [
        ...(keys.get(constraint.key) ?? []),
        ...(constraint.op === "property" ? [constraint.of] : []),
      ]);
      break;
    case "and":
    case "or":
      for (const part of constraint.of) collectKeys(part, keys);
      break;
    case "not":
      collectKeys(constraint.of, keys);
      break;
    case "if":
      for (const part of [constraint.test, constraint.then, constraint.else]) collectKeys(part, keys);
  }
}

/** The classes that JavaScript's `typeof`, `null` and `Array.isArray` tell apart; `other` is no JSON at all. */
export const valueClasses = ["string", "number", "boolean", "object", "array", "null", "other"] as const;
export type ValueClass = (typeof valueClasses)[number];

const speaksOf = {
  pattern: "string",
  minimum: "number",
  minItems: "array",
  items: "array",
  present: "object",
  property: "object",
} as const;

/** What is left of a constraint for values of one class. For numbers, types are left: NaN and fractions are to be judged. */
export function restrict(constraint: Constraint, to: ValueClass): Constraint {
  switch (constraint.op) {
    case "type":
      if (to === "number") return numberTypes(constraint.types);
      return (constraint.types as readonly string[]).includes(to) ? yes : no;
    case "enum": {
      const values = constraint.values.filter((value) => (value === null ? "null" : typeof value) === to);
      return values.length === 0 ? no : { op: "enum", values };
    }
    case "pattern":
    case "minimum":
    case "minItems":
    case "items":
    case "present":
    case "property":
      return speaksOf[constraint.op] === to ? constraint : yes;
    case "schema":
    case "const":
      return constraint;
    default:
      return map(constraint, (part) => restrict(part, to));
  }
}

function numberTypes(types: readonly TypeName[]): Constraint {
  if (types.includes("number")) return type(["number"]);
  return types.includes("integer") ? type(["integer"]) : no;
}
