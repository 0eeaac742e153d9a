import { and, items, not, or, property, type } from "../constraints/combine.ts";
import { assertNever, type Constraint, type TypeName, typeNames } from "../constraints/constraint.ts";

/** A key that no schema lists. */
const strangeKey = "unlistedKey";

/**
 * A constraint that fails the given one, and from which values can be made; its users filter out the values that satisfy the
 * given one after all. Faults of members and items are faults of their own, so they have none here.
 */
export function complement(constraint: Constraint): Constraint | undefined {
  switch (constraint.op) {
    case "const":
      return undefined;
    case "and":
    case "property":
    case "item":
    case "if":
      return undefined;
    case "or":
      return and(constraint.of.map((part) => complement(part) ?? not(part)));
    case "one":
      return or([and(constraint.of.map((part) => complement(part) ?? not(part))), ...pairsOf(constraint.of)]);
    case "not":
      return constraint.of;
    case "named":
      return complement(constraint.of) ?? not(constraint.of);
    case "type":
      return type(typeNames.filter((name) => !isAllowed(name, constraint.types)));
    case "enum":
      return and([type(typesOf(constraint.values)), not(constraint)]);
    case "pattern":
    case "format":
      return and([type(["string"]), not(constraint)]);
    case "minimum":
      return and([type(["number"]), { op: "maximum", limit: constraint.limit, ...exclusive(constraint.isExclusive) }]);
    case "maximum":
      return and([type(["number"]), { op: "minimum", limit: constraint.limit, ...exclusive(constraint.isExclusive) }]);
    case "multipleOf":
      return and([type(["number"]), not(constraint)]);
    case "minLength":
      return and([type(["string"]), { op: "maxLength", limit: constraint.limit - 1 }]);
    case "maxLength":
      return and([type(["string"]), { op: "minLength", limit: constraint.limit + 1 }]);
    case "minItems":
      return and([type(["array"]), { op: "maxItems", limit: constraint.limit - 1 }]);
    case "maxItems":
      return and([type(["array"]), { op: "minItems", limit: constraint.limit + 1 }]);
    case "uniqueItems":
      return and([type(["array"]), items({ op: "enum", values: [0, "a", null] }, 0), { op: "minItems", limit: 4 }]);
    case "items":
      return constraint.of.op === "const"
        ? and([type(["array"]), { op: "minItems", limit: constraint.from + 1 }])
        : undefined;
    case "contains":
      return or([
        and([type(["array"]), items(complement(constraint.of) ?? not(constraint.of), 0)]),
        ...(Number.isFinite(constraint.max)
          ? [
              and([
                type(["array"]),
                items(constraint.of, 0),
                { op: "minItems", limit: constraint.max + 1 } as Constraint,
              ]),
            ]
          : []),
      ]);
    case "unevaluatedItems":
      return and([type(["array"]), { op: "minItems", limit: 1 }, not(constraint)]);
    case "present":
      return and([type(["object"]), property(constraint.key, { op: "const", value: false })]);
    case "minProperties":
      return and([type(["object"]), { op: "maxProperties", limit: constraint.limit - 1 }]);
    case "maxProperties":
      return and([type(["object"]), { op: "minProperties", limit: constraint.limit + 1 }]);
    case "matching":
      return undefined;
    case "additional":
    case "unevaluatedProperties":
      return and([type(["object"]), { op: "present", key: strangeKey }]);
    case "propertyNames":
      return and([
        type(["object"]),
        { op: "minProperties", limit: 1 },
        { op: "propertyNames", of: complement(constraint.of) ?? not(constraint.of) },
      ]);
    case "schema":
      return undefined;
    default:
      return assertNever(constraint);
  }
}

const exclusive = (isExclusive: boolean | undefined) => (isExclusive ? {} : { isExclusive: true as const });

const isAllowed = (name: TypeName, types: readonly TypeName[]): boolean =>
  types.includes(name) || (name === "integer" && types.includes("number"));

/** The types of values, in which others are easily found. */
function typesOf(values: readonly unknown[]): TypeName[] {
  const found = values.map(
    (value): TypeName => (value === null || typeof value === "boolean" ? "string" : (typeof value as TypeName)),
  );
  return [...new Set(found)];
}

/** Two of several constraints at once. */
const pairsOf = (of: readonly Constraint[]): Constraint[] =>
  of.flatMap((first, i) => of.slice(i + 1).map((second) => and([first, second])));
