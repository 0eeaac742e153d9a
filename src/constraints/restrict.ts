import { map, type } from "./combine.ts";
import {
  type Assertion,
  type AssertionWhere,
  assertions,
  type Constraint,
  no,
  rowOf,
  type TypeName,
  type ValueClass,
  yes,
} from "./constraint.ts";
import { partsOf } from "./keys.ts";

/** Whether a constraint is of a value by itself, whatever the value holds. */
export const isScalar = (constraint: Constraint): boolean =>
  partsOf(constraint).every((part) => (rowOf(part)?.holds ?? "nothing") === "nothing");

/** What is left of a constraint for values of one class. For numbers, types are left: NaN and fractions must be checked. */
export function restrict(constraint: Constraint, to: ValueClass): Constraint {
  switch (constraint.op) {
    case "type":
      if (to === "number") return numberTypes(constraint.types);
      return (constraint.types as readonly string[]).includes(to) ? yes : no;
    case "enum": {
      const values = constraint.values.filter((value) => (value === null ? "null" : typeof value) === to);
      return values.length === 0 ? no : { ...constraint, values };
    }
    case "schema":
    case "const":
      return constraint;
    case "and":
    case "or":
    case "one":
    case "not":
    case "if":
    case "named":
      return map(constraint, (part) => restrict(part, to));
    default:
      constraint satisfies Exclude<Assertion, AssertionWhere<{ readonly of: "any" }>>;
      return assertions[constraint.op].of === to ? constraint : yes;
  }
}

function numberTypes(types: readonly TypeName[]): Constraint {
  if (types.includes("number")) return type(["number"]);
  return types.includes("integer") ? type(["integer"]) : no;
}
