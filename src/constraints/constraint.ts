/**
 * The intermediate form of a schema: a boolean formula over assertions on one value. As in JSON Schema, an assertion holds
 * for a value of a type that it does not speak of. Everything that judges without listing issues is generated from it.
 */
export type Formula =
  | { readonly op: "const"; readonly value: boolean }
  | { readonly op: "and" | "or"; readonly of: readonly Formula[] }
  | { readonly op: "not"; readonly of: Formula }
  | { readonly op: "if"; readonly test: Formula; readonly then: Formula; readonly else: Formula }
  | Assertion;

type Assertion =
  | { readonly op: "type"; readonly types: readonly TypeName[] }
  | { readonly op: "enum"; readonly values: readonly Scalar[] }
  | { readonly op: "pattern"; readonly pattern: string }
  | { readonly op: "minimum"; readonly limit: number }
  | { readonly op: "minItems"; readonly limit: number }
  | { readonly op: "items"; readonly of: Formula }
  /** An object has the key. Like every assertion, it holds for a value of another type, so its `not` does not. */
  | { readonly op: "present"; readonly key: string }
  /** The key is absent, or its value satisfies the formula. */
  | { readonly op: "property"; readonly key: string; readonly of: Formula }
  /** The value satisfies the schema file of that name, which has a guard of its own. */
  | { readonly op: "schema"; readonly name: string };

export type TypeName = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";
export type Scalar = string | number | boolean | null;

export const yes: Formula = { op: "const", value: true };
export const no: Formula = { op: "const", value: false };

export const isYes = (formula: Formula): boolean => formula.op === "const" && formula.value;
export const isNo = (formula: Formula): boolean => formula.op === "const" && !formula.value;

export const conjunctsOf = (formula: Formula): readonly Formula[] =>
  formula.op === "and" ? formula.of : isYes(formula) ? [] : [formula];

const keyOf = (formula: Formula): string => JSON.stringify(formula);

export function not(of: Formula): Formula {
  if (of.op === "const") return of.value ? no : yes;
  return of.op === "not" ? of.of : { op: "not", of };
}

/** A conjunction; what is said twice of one key, of the items or of the type becomes one assertion. */
export function and(formulas: readonly Formula[]): Formula {
  const parts = new Map<string, Formula>();
  for (const part of formulas.flatMap(conjunctsOf)) {
    if (isNo(part)) return no;
    const slot = slotOf(part);
    const earlier = parts.get(slot);
    parts.set(slot, earlier === undefined ? part : both(earlier, part));
  }
  const of = [...parts.values()].filter((part) => !isYes(part));
  if (of.some(isNo)) return no;
  return of.length === 0 ? yes : of.length === 1 ? (of[0] as Formula) : { op: "and", of };
}

const slotOf = (part: Formula): string =>
  part.op === "property" ? `property ${part.key}` : part.op === "type" || part.op === "items" ? part.op : keyOf(part);

function both(a: Formula, b: Formula): Formula {
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

export function or(formulas: readonly Formula[]): Formula {
  const parts = new Map(
    formulas.flatMap((part) => (part.op === "or" ? part.of : [part])).map((part) => [keyOf(part), part]),
  );
  const of = [...parts.values()].filter((part) => !isNo(part));
  if (of.some(isYes)) return yes;
  return of.length === 0 ? no : of.length === 1 ? (of[0] as Formula) : { op: "or", of };
}

export const type = (types: readonly TypeName[]): Formula => (types.length === 0 ? no : { op: "type", types });
export const items = (of: Formula): Formula => (isYes(of) ? yes : { op: "items", of });
export const property = (key: string, of: Formula): Formula => (isYes(of) ? yes : { op: "property", key, of });

/**
 * A choice. What both branches say is said once, before it; and where the test is the presence of a key, each branch knows
 * the answer: without the key, whatever is said of its value holds. So most of a choice can be judged in one pass.
 */
export function choose(test: Formula, then: Formula, otherwise: Formula): Formula {
  if (test.op === "const") return test.value ? then : otherwise;
  if (test.op === "not") return choose(test.of, otherwise, then);
  const present = test.op === "present" ? test.key : undefined;
  const thenParts = conjunctsOf(present === undefined ? then : assume(then, present, true));
  const elseParts = conjunctsOf(present === undefined ? otherwise : assume(otherwise, present, false));
  const elseKeys = new Set(elseParts.map(keyOf));
  const isShared = (part: Formula): boolean =>
    elseKeys.has(keyOf(part)) || (part.op === "property" && part.key === present);
  const shared = thenParts.filter(isShared);
  const sharedKeys = new Set(shared.map(keyOf));
  const restThen = and(thenParts.filter((part) => !isShared(part)));
  const restElse = and(elseParts.filter((part) => !sharedKeys.has(keyOf(part))));
  return and([...shared, branch(test, restThen, restElse)]);
}

function branch(test: Formula, then: Formula, otherwise: Formula): Formula {
  if (isYes(then)) return or([test, otherwise]);
  if (isYes(otherwise)) return or([not(test), then]);
  return { op: "if", test, then, else: otherwise };
}

/** The formula for an object of which it is known whether the key is present. */
function assume(formula: Formula, key: string, isPresent: boolean): Formula {
  switch (formula.op) {
    case "present":
      return formula.key === key ? (isPresent ? yes : no) : formula;
    case "property":
      return formula.key === key && !isPresent ? yes : formula;
    default:
      return map(formula, (part) => assume(part, key, isPresent));
  }
}

/** The formula for an object of which it is known that every key that is present has a value as it should be. */
export const assumeValues = (formula: Formula): Formula =>
  formula.op === "property" ? yes : map(formula, assumeValues);

/** Rebuilds a formula from its parts that speak of the same value; assertions are left as they are. */
function map(formula: Formula, change: (part: Formula) => Formula): Formula {
  switch (formula.op) {
    case "and":
      return and(formula.of.map(change));
    case "or":
      return or(formula.of.map(change));
    case "not":
      return not(change(formula.of));
    case "if":
      return choose(change(formula.test), change(formula.then), change(formula.else));
    default:
      return formula;
  }
}

/** The keys that an object's formula speaks of, and all that it says of their values. */
export function keysOf(formula: Formula): Map<string, readonly Formula[]> {
  const keys = new Map<string, readonly Formula[]>();
  collectKeys(formula, keys);
  return keys;
}

function collectKeys(formula: Formula, keys: Map<string, readonly Formula[]>): void {
  switch (formula.op) {
    case "present":
    case "property":
      keys.set(formula.key, [...(keys.get(formula.key) ?? []), ...(formula.op === "property" ? [formula.of] : [])]);
      break;
    case "and":
    case "or":
      for (const part of formula.of) collectKeys(part, keys);
      break;
    case "not":
      collectKeys(formula.of, keys);
      break;
    case "if":
      for (const part of [formula.test, formula.then, formula.else]) collectKeys(part, keys);
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

/** What is left of a formula for values of one class. For numbers, types are left: NaN and fractions are to be judged. */
export function restrict(formula: Formula, to: ValueClass): Formula {
  switch (formula.op) {
    case "type":
      if (to === "number") return numberTypes(formula.types);
      return (formula.types as readonly string[]).includes(to) ? yes : no;
    case "enum": {
      const values = formula.values.filter((value) => (value === null ? "null" : typeof value) === to);
      return values.length === 0 ? no : { op: "enum", values };
    }
    case "pattern":
    case "minimum":
    case "minItems":
    case "items":
    case "present":
    case "property":
      return speaksOf[formula.op] === to ? formula : yes;
    case "schema":
    case "const":
      return formula;
    default:
      return map(formula, (part) => restrict(part, to));
  }
}

function numberTypes(types: readonly TypeName[]): Formula {
  if (types.includes("number")) return type(["number"]);
  return types.includes("integer") ? type(["integer"]) : no;
}
