import { isOfType } from "../schemas/keywords.ts";
import { assertNever, type Constraint } from "./constraint.ts";

/**
 * Whether a JSON value satisfies the constraint. Guards give the same answer much faster; this is for readers without
 * generated code, such as arbitraries. `schemaNamed` gives the constraints of other schema files.
 */
export function satisfies(constraint: Constraint, value: unknown, schemaNamed: (name: string) => Constraint): boolean {
  const holds = (part: Constraint, of = value): boolean => satisfies(part, of, schemaNamed);
  switch (constraint.op) {
    case "const":
      return constraint.value;
    case "and":
      return constraint.of.every((part) => holds(part));
    case "or":
      return constraint.of.some((part) => holds(part));
    case "not":
      return !holds(constraint.of);
    case "if":
      return holds(holds(constraint.test) ? constraint.then : constraint.else);
    case "named":
      return holds(constraint.of);
    case "type":
      return constraint.types.some((type) => isOfType(value, type));
    case "enum":
      return constraint.values.some((one) => one === value);
    case "pattern":
      return typeof value !== "string" || new RegExp(constraint.pattern, "u").test(value);
    case "minimum":
      return (
        typeof value !== "number" ||
        !(value < constraint.limit || (constraint.isExclusive && value === constraint.limit))
      );
    case "maximum":
      return (
        typeof value !== "number" ||
        !(value > constraint.limit || (constraint.isExclusive && value === constraint.limit))
      );
    case "minLength":
      return typeof value !== "string" || [...value].length >= constraint.limit;
    case "maxLength":
      return typeof value !== "string" || [...value].length <= constraint.limit;
    case "minItems":
      return !Array.isArray(value) || value.length >= constraint.limit;
    case "maxItems":
      return !Array.isArray(value) || value.length <= constraint.limit;
    case "items":
      return !Array.isArray(value) || value.every((item) => holds(constraint.of, item));
    case "present":
      return !isOfType(value, "object") || Object.hasOwn(value as object, constraint.key);
    case "property":
      return (
        !isOfType(value, "object") ||
        !Object.hasOwn(value as object, constraint.key) ||
        holds(constraint.of, (value as Record<string, unknown>)[constraint.key])
      );
    case "additional":
      return (
        !isOfType(value, "object") ||
        Object.entries(value as object).every(([key, of]) => constraint.known.includes(key) || holds(constraint.of, of))
      );
    case "schema":
      return holds(schemaNamed(constraint.name));
    default:
      return assertNever(constraint);
  }
}
