import { hasFormat } from "../constraints/formats.ts";
import { isMultipleOf } from "../runtime/validate/multiple-of.ts";
import { equalItems } from "../runtime/validate/unique-items.ts";
import type { ArrayLiteral, Formula, JsonType, Literal, ObjectLiteral, Shape } from "./formula.ts";

export function typeOf(value: unknown): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as JsonType;
}

/** Whether a JSON value has a shape. */
export const hasShape = (shape: Shape, value: unknown): boolean => holds(shape.parts[typeOf(value)], value);

/** Whether a formula holds for a value of its type. */
export function holds(formula: Formula, value: unknown): boolean {
  if (formula.op === "and") return formula.of.every((part) => holds(part, value));
  if (formula.op === "or") return formula.of.some((part) => holds(part, value));
  return literalHolds(formula.literal as Literal, value);
}

function literalHolds(literal: Literal, value: unknown): boolean {
  switch (literal.op) {
    case "is":
      return value === literal.value;
    case "atLeast":
      return (value as number) >= literal.limit;
    case "above":
      return (value as number) > literal.limit;
    case "atMost":
      return (value as number) <= literal.limit;
    case "below":
      return (value as number) < literal.limit;
    case "multiple":
      return isMultipleOf(value as number, literal.limit);
    case "notMultiple":
      return !isMultipleOf(value as number, literal.limit);
    case "numbers":
    case "strings":
      return (literal.values as readonly unknown[]).includes(value);
    case "otherNumbers":
    case "otherStrings":
      return !(literal.values as readonly unknown[]).includes(value);
    case "pattern":
      return matches(literal.pattern, value as string);
    case "notPattern":
      return !matches(literal.pattern, value as string);
    case "format":
      return hasFormat(literal.name, value as string);
    case "notFormat":
      return !hasFormat(literal.name, value as string);
    case "minLength":
      return [...(value as string)].length >= literal.limit;
    case "maxLength":
      return [...(value as string)].length <= literal.limit;
    case "minItems":
    case "maxItems":
    case "unique":
    case "notUnique":
    case "item":
    case "some":
    case "few":
      return arrayLiteralHolds(literal, value as unknown[]);
    default:
      return objectLiteralHolds(literal, value as Readonly<Record<string, unknown>>);
  }
}

const matches = (pattern: string, text: string): boolean => new RegExp(pattern, "u").test(text);

function arrayLiteralHolds(literal: ArrayLiteral, items: readonly unknown[]): boolean {
  switch (literal.op) {
    case "minItems":
      return items.length >= literal.limit;
    case "maxItems":
      return items.length <= literal.limit;
    case "unique":
      return equalItems(items) === undefined;
    case "notUnique":
      return equalItems(items) !== undefined;
    case "item":
      return items.length <= literal.index || hasShape(literal.shape, items[literal.index]);
    default: {
      const found = items.slice(literal.from).filter((item) => hasShape(literal.shape, item)).length;
      return literal.op === "some" ? found >= literal.limit : found <= literal.limit;
    }
  }
}

function objectLiteralHolds(literal: ObjectLiteral, object: Readonly<Record<string, unknown>>): boolean {
  switch (literal.op) {
    case "minProperties":
      return Object.keys(object).length >= literal.limit;
    case "maxProperties":
      return Object.keys(object).length <= literal.limit;
    case "present":
      return Object.hasOwn(object, literal.key);
    case "property":
      return !Object.hasOwn(object, literal.key) || hasShape(literal.shape, object[literal.key]);
    default: {
      const keys = Object.keys(object).filter((key) => holds(literal.keys, key));
      const has = (key: string) => hasShape(literal.shape, object[key]);
      return literal.op === "every" ? keys.every(has) : keys.some(has);
    }
  }
}
