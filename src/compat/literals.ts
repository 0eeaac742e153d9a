import type { Formula, Literal } from "./formula.ts";
import type { FormulaStore } from "./store.ts";

/** A simpler formula than the literal itself. */
export function simplified(store: FormulaStore, literal: Literal): Formula | undefined {
  switch (literal.op) {
    case "strings":
    case "numbers":
    case "otherStrings":
    case "otherNumbers": {
      if (literal.values.length > 0) return undefined;
      return literal.op.startsWith("other") ? store.yes : store.no;
    }
    case "minLength":
    case "minItems":
    case "minProperties":
      return literal.limit <= 0 ? store.yes : undefined;
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      if (literal.limit === Number.POSITIVE_INFINITY) return store.yes;
      return literal.limit < 0 ? store.no : undefined;
    case "item":
      if (literal.shape === store.anything) return store.yes;
      return literal.shape === store.nothing ? store.literal({ op: "maxItems", limit: literal.index }) : undefined;
    case "some":
      if (literal.limit <= 0) return store.yes;
      if (literal.shape === store.nothing || literal.limit === Number.POSITIVE_INFINITY) return store.no;
      if (literal.shape !== store.anything) return undefined;
      return store.literal({ op: "minItems", limit: literal.from + literal.limit });
    case "few":
      if (literal.limit < 0) return store.no;
      if (literal.shape === store.nothing || literal.limit === Number.POSITIVE_INFINITY) return store.yes;
      if (literal.shape !== store.anything) return undefined;
      return store.literal({ op: "maxItems", limit: literal.from + literal.limit });
    case "property":
      return literal.shape === store.anything ? store.yes : undefined;
    case "every":
      if (literal.keys === store.no || literal.shape === store.anything) return store.yes;
      if (literal.keys.literal?.op !== "strings") return undefined;
      return store.and(
        literal.keys.literal.values.map((key) => store.literal({ op: "property", key, shape: literal.shape })),
      );
    case "any":
      if (literal.keys === store.no || literal.shape === store.nothing) return store.no;
      if (literal.keys.literal?.op !== "strings") return undefined;
      return store.or(literal.keys.literal.values.map((key) => store.presentWith(key, literal.shape)));
    default:
      return undefined;
  }
}

/** The formula that holds where the literal does not. */
export function negatedLiteral(store: FormulaStore, literal: Literal): Formula {
  switch (literal.op) {
    case "is":
      return store.literal({ op: "is", value: !literal.value });
    case "minLength":
    case "minItems":
    case "minProperties":
      return store.literal({ op: opposites[literal.op], limit: literal.limit - 1 });
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return store.literal({ op: opposites[literal.op], limit: literal.limit + 1 });
    case "some":
      return store.literal({ ...literal, op: "few", limit: literal.limit - 1 });
    case "few":
      return store.literal({ ...literal, op: "some", limit: literal.limit + 1 });
    case "item":
      return store.and([
        store.literal({ op: "minItems", limit: literal.index + 1 }),
        store.literal({ ...literal, shape: store.negated(literal.shape) }),
      ]);
    case "present":
      return store.literal({ op: "property", key: literal.key, shape: store.nothing });
    case "property":
      return store.presentWith(literal.key, store.negated(literal.shape));
    case "every":
    case "any":
      return store.literal({ ...literal, op: opposites[literal.op], shape: store.negated(literal.shape) });
    default:
      return store.literal({ ...literal, op: opposites[literal.op] } as Literal);
  }
}

const opposites = {
  atLeast: "below",
  below: "atLeast",
  atMost: "above",
  above: "atMost",
  multiple: "notMultiple",
  notMultiple: "multiple",
  numbers: "otherNumbers",
  otherNumbers: "numbers",
  pattern: "notPattern",
  notPattern: "pattern",
  format: "notFormat",
  notFormat: "format",
  strings: "otherStrings",
  otherStrings: "strings",
  minLength: "maxLength",
  maxLength: "minLength",
  minItems: "maxItems",
  maxItems: "minItems",
  unique: "notUnique",
  notUnique: "unique",
  minProperties: "maxProperties",
  maxProperties: "minProperties",
  every: "any",
  any: "every",
} as const;
