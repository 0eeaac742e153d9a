import { and, not, type } from "../constraints/combine.ts";
import { assertNever, type Constraint, type TypeName, typeNames } from "../constraints/constraint.ts";
import type { FormatName } from "../constraints/formats.ts";
import type { MemberAssertion } from "../constraints/keys.ts";

/** One way to satisfy a constraint. Its users must filter out the values that it denies. */
export interface Alternative {
  /** The types that are allowed; absent where the type is open. */
  readonly types?: readonly TypeName[];
  /** The values that are allowed, if they are listed. */
  readonly values?: readonly unknown[];
  readonly minimum: number;
  readonly maximum: number;
  readonly minLength: number;
  readonly maxLength: number;
  readonly minItems: number;
  readonly maxItems: number;
  readonly minProperties: number;
  readonly maxProperties: number;
  readonly divisors: readonly number[];
  readonly isUnique: boolean;
  /** The constraint of the items from an index on. */
  readonly items: readonly Extract<Constraint, { readonly op: "items" | "item" }>[];
  /** What some items satisfy, and how many at least. */
  readonly contains: readonly Extract<Constraint, { readonly op: "contains" }>[];
  readonly patterns: readonly string[];
  readonly formats: readonly FormatName[];
  readonly required: readonly string[];
  readonly forbidden: readonly string[];
  readonly properties: ReadonlyMap<string, readonly Constraint[]>;
  /** The assertions on the values of keys that are not listed, or match a pattern. */
  readonly others: readonly Exclude<MemberAssertion, { readonly op: "property" }>[];
  /** What the keys satisfy, as strings. */
  readonly names: readonly Constraint[];
  /** Required keys whose presence chose this alternative: without them another one may hold. */
  readonly discriminators: readonly string[];
  /** The schema files that it satisfies. */
  readonly schemas: readonly string[];
}

const open: Alternative = {
  minimum: Number.NEGATIVE_INFINITY,
  maximum: Number.POSITIVE_INFINITY,
  minLength: 0,
  maxLength: Number.POSITIVE_INFINITY,
  minItems: 0,
  maxItems: Number.POSITIVE_INFINITY,
  minProperties: 0,
  maxProperties: Number.POSITIVE_INFINITY,
  divisors: [],
  isUnique: false,
  contains: [],
  patterns: [],
  formats: [],
  items: [],
  required: [],
  forbidden: [],
  properties: new Map(),
  others: [],
  names: [],
  discriminators: [],
  schemas: [],
};

/** The ways to satisfy a constraint: one, unless it is a choice or a disjunction. */
export function alternativesOf(constraint: Constraint): Alternative[] {
  switch (constraint.op) {
    case "const":
      return constraint.value ? [open] : [];
    case "and":
      return constraint.of.map(alternativesOf).reduce(combined, [open]);
    case "or":
    case "one":
      return constraint.of.flatMap(alternativesOf).map(chosen);
    case "if":
      return [
        ...combined(alternativesOf(constraint.test).map(chosen), alternativesOf(constraint.then)),
        ...combined(alternativesOf(not(constraint.test)), alternativesOf(constraint.else)),
      ];
    case "named":
      return alternativesOf(constraint.of);
    case "not":
      return [constraint.of.op === "present" ? { ...open, forbidden: [constraint.of.key] } : open];
    case "type":
      return [{ ...open, types: constraint.types }];
    case "enum":
      return [{ ...open, values: constraint.values }];
    case "pattern":
      return [{ ...open, patterns: [constraint.pattern] }];
    case "format":
      return [{ ...open, formats: [constraint.name] }];
    case "minimum":
    case "maximum":
    case "minLength":
    case "maxLength":
    case "minItems":
    case "maxItems":
    case "minProperties":
    case "maxProperties":
      return [{ ...open, [constraint.op]: constraint.limit }];
    case "multipleOf":
      return [{ ...open, divisors: [constraint.divisor] }];
    case "uniqueItems":
      return [{ ...open, isUnique: true }];
    case "items":
    case "item":
      return [{ ...open, items: [constraint] }];
    case "contains":
      return [{ ...open, contains: [constraint] }];
    case "propertyNames":
      return [{ ...open, names: [constraint.of] }];
    // What is evaluated depends on the whole value, so that values are filtered.
    case "unevaluatedItems":
    case "unevaluatedProperties":
      return [open];
    case "present":
      return [{ ...open, required: [constraint.key] }];
    case "property":
      return [propertyAlternative(constraint.key, constraint.of)];
    case "matching":
    case "additional":
      return [{ ...open, others: [constraint] }];
    case "schema":
      return [{ ...open, schemas: [constraint.name] }];
    default:
      return assertNever(constraint);
  }
}

const propertyAlternative = (key: string, of: Constraint): Alternative =>
  of.op === "const" && !of.value ? { ...open, forbidden: [key] } : { ...open, properties: new Map([[key, [of]]]) };

const chosen = (one: Alternative): Alternative => ({ ...one, discriminators: one.required });

const combined = (some: readonly Alternative[], others: readonly Alternative[]): Alternative[] =>
  some.flatMap((one) => others.map((other) => merged(one, other)));

function merged(a: Alternative, b: Alternative): Alternative {
  const properties = new Map(a.properties);
  for (const [key, of] of b.properties) properties.set(key, [...(properties.get(key) ?? []), ...of]);
  const types = a.types && b.types ? sharedTypes(a.types, b.types) : (a.types ?? b.types);
  const values = a.values && b.values ? a.values.filter((value) => b.values?.includes(value)) : (a.values ?? b.values);
  return {
    ...(types && { types }),
    ...(values && { values }),
    minimum: Math.max(a.minimum, b.minimum),
    maximum: Math.min(a.maximum, b.maximum),
    minLength: Math.max(a.minLength, b.minLength),
    maxLength: Math.min(a.maxLength, b.maxLength),
    minItems: Math.max(a.minItems, b.minItems),
    maxItems: Math.min(a.maxItems, b.maxItems),
    minProperties: Math.max(a.minProperties, b.minProperties),
    maxProperties: Math.min(a.maxProperties, b.maxProperties),
    divisors: [...a.divisors, ...b.divisors],
    isUnique: a.isUnique || b.isUnique,
    contains: [...a.contains, ...b.contains],
    patterns: [...a.patterns, ...b.patterns],
    formats: [...a.formats, ...b.formats],
    items: [...a.items, ...b.items],
    required: [...new Set([...a.required, ...b.required])],
    forbidden: [...new Set([...a.forbidden, ...b.forbidden])],
    properties,
    others: [...a.others, ...b.others],
    names: [...a.names, ...b.names],
    discriminators: [...new Set([...a.discriminators, ...b.discriminators])],
    schemas: [...a.schemas, ...b.schemas],
  };
}

function sharedTypes(a: readonly TypeName[], b: readonly TypeName[]): readonly TypeName[] {
  const shared = and([type(a), type(b)]);
  return shared.op === "type" ? shared.types : [];
}

/** The types that an alternative leaves, `integer` only where it is asked for. */
export const typesOf = ({ types }: Alternative): readonly TypeName[] =>
  types ?? typeNames.filter((type) => type !== "integer");
