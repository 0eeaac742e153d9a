import { map, type } from "./combine.ts";
import { type Assertion, assertNever, type Constraint, no, type TypeName, yes } from "./constraint.ts";
import { partsOf } from "./keys.ts";

/** The classes that JavaScript's `typeof`, `null` and `Array.isArray` distinguish; `other` is no JSON at all. */
export const valueClasses = ["string", "number", "boolean", "object", "array", "null", "other"] as const;
export type ValueClass = (typeof valueClasses)[number];

/** The class of the values that an assertion constrains; values of other classes satisfy it. */
export const constrainedClass = {
  type: "any",
  enum: "any",
  schema: "any",
  pattern: "string",
  minLength: "string",
  minimum: "number",
  minItems: "array",
  items: "array",
  present: "object",
  property: "object",
  additional: "object",
} as const satisfies Readonly<Record<Assertion["op"], ValueClass | "any">>;

/** Whether an assertion is about what a value holds, or leaves the value to another schema. */
const isCompound = {
  type: false,
  enum: false,
  schema: true,
  pattern: false,
  minLength: false,
  minimum: false,
  minItems: false,
  items: true,
  present: true,
  property: true,
  additional: true,
} as const satisfies Readonly<Record<Assertion["op"], boolean>>;

/** Whether a constraint is of a value by itself, whatever the value holds. */
export const isScalar = (constraint: Constraint): boolean =>
  partsOf(constraint).every(({ op }) => !(op in isCompound && isCompound[op as Assertion["op"]]));

/** What is left of a constraint for values of one class. For numbers, types are left: NaN and fractions must be checked. */
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
    case "minLength":
    case "minimum":
    case "minItems":
    case "items":
    case "present":
    case "property":
    case "additional":
      return constrainedClass[constraint.op] === to ? constraint : yes;
    case "schema":
    case "const":
      return constraint;
    case "and":
    case "or":
    case "not":
    case "if":
    case "named":
      return map(constraint, (part) => restrict(part, to));
    default:
      return assertNever(constraint);
  }
}

function numberTypes(types: readonly TypeName[]): Constraint {
  if (types.includes("number")) return type(["number"]);
  return types.includes("integer") ? type(["integer"]) : no;
}
