import { isMultipleOf } from "../runtime/validate/multiple-of.ts";
import { isObject } from "../runtime/validate/presence.ts";
import { equalItems } from "../runtime/validate/unique-items.ts";
import { isOfType } from "../schemas/keywords.ts";
import { assertNever, type Constraint } from "./constraint.ts";
import { hasFormat } from "./formats.ts";
import { appliesToKey, evaluates } from "./keys.ts";

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
    case "one":
      return constraint.of.filter((part) => holds(part)).length === 1;
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
    case "format":
      return typeof value !== "string" || hasFormat(constraint.name, value);
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
    case "multipleOf":
      return typeof value !== "number" || isMultipleOf(value, constraint.divisor);
    case "uniqueItems":
      return !Array.isArray(value) || equalItems(value) === undefined;
    case "item":
      return !Array.isArray(value) || value.length <= constraint.index || holds(constraint.of, value[constraint.index]);
    case "items":
      return !Array.isArray(value) || value.slice(constraint.from).every((item) => holds(constraint.of, item));
    case "contains": {
      const found = Array.isArray(value) ? value.filter((item) => holds(constraint.of, item)).length : constraint.min;
      return found >= constraint.min && found <= constraint.max;
    }
    case "unevaluatedItems": {
      if (!Array.isArray(value)) return true;
      const by = constraint.by.filter(({ when }) => holds(when));
      const isEvaluated = (item: unknown, i: number) =>
        by.some(({ first, matching }) => i < first || (matching !== undefined && holds(matching, item)));
      return value.every((item, i) => isEvaluated(item, i) || holds(constraint.of, item));
    }
    case "present":
      return !isObject(value) || Object.hasOwn(value, constraint.key);
    case "minProperties":
      return !isObject(value) || Object.keys(value).length >= constraint.limit;
    case "maxProperties":
      return !isObject(value) || Object.keys(value).length <= constraint.limit;
    case "property":
    case "matching":
    case "additional":
      return (
        !isObject(value) ||
        Object.entries(value).every(([key, of]) => !appliesToKey(constraint, key) || holds(constraint.of, of))
      );
    case "propertyNames":
      return !isObject(value) || Object.keys(value).every((key) => holds(constraint.of, key));
    case "unevaluatedProperties": {
      if (!isObject(value)) return true;
      const by = constraint.by.filter(({ when }) => holds(when));
      const isEvaluated = (key: string) => by.some((one) => evaluates(one, key));
      return Object.entries(value).every(([key, of]) => isEvaluated(key) || holds(constraint.of, of));
    }
    case "schema":
      return holds(schemaNamed(constraint.name));
    default:
      return assertNever(constraint);
  }
}
