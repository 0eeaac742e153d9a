import fc from "fast-check";
import { and } from "../constraints/combine.ts";
import { type Constraint, isNo, isYes, type TypeName } from "../constraints/constraint.ts";
import { appliesToKey } from "../constraints/keys.ts";
import { type Alternative, alternativesOf, typesOf } from "./alternatives.ts";
import { holds, shippedConstraint } from "./schema-constraints.ts";

/** JSON values that satisfy the constraint. */
export function valuesOf(constraint: Constraint): fc.Arbitrary<unknown> {
  if (isYes(constraint)) return fc.jsonValue();
  const ways = alternativesOf(constraint).map(valuesOfAlternative);
  const values = ways.length === 1 ? (ways[0] as fc.Arbitrary<unknown>) : fc.oneof({ withCrossShrink: true }, ...ways);
  return values.filter((value) => holds(constraint, value));
}

/** Values that satisfy an alternative, but for what it denies. The simplest type comes first, so that values shrink to it. */
export function valuesOfAlternative(alternative: Alternative): fc.Arbitrary<unknown> {
  const { schemas, values } = alternative;
  if (schemas.length > 0) return valuesOf(and(schemas.map(shippedConstraint)));
  if (values !== undefined) return fc.constantFrom(...values);
  const makers = typesOf(alternative).map((type) => byType[type](alternative));
  return makers.length === 1 ? (makers[0] as fc.Arbitrary<unknown>) : fc.oneof({ withCrossShrink: true }, ...makers);
}

/** Items of an array beyond those that it must have. Arrays are nested, so each further item multiplies the size of a value. */
const moreItems = 3;

const byType: Readonly<Record<TypeName, (alternative: Alternative) => fc.Arbitrary<unknown>>> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: ({ minimum, maximum }) =>
    fc.integer({
      min: Math.max(Math.ceil(minimum), Number.MIN_SAFE_INTEGER),
      max: Math.min(Math.floor(maximum), Number.MAX_SAFE_INTEGER),
    }),
  number: ({ minimum, maximum }) =>
    fc.double({
      noNaN: true,
      noDefaultInfinity: true,
      min: Math.max(minimum, -Number.MAX_VALUE),
      max: Math.min(maximum, Number.MAX_VALUE),
    }),
  string: ({ patterns, minLength, maxLength }) =>
    strings(
      patterns.map((pattern) => new RegExp(pattern, "u")),
      minLength,
      Math.min(maxLength, minLength + 10),
    ),
  array: ({ items, minItems, maxItems }) =>
    fc.array(items.length > 0 ? valuesOf(and(items)) : fc.jsonValue(), {
      minLength: minItems,
      maxLength: Math.min(maxItems, minItems + moreItems),
    }),
  object: objects,
};

/**
 * Strings that match all the patterns. A pattern for the whole string is worked backwards. One that only looks for something finds
 * it in a character between two other strings, each of which shrinks to nothing.
 */
function strings(patterns: readonly RegExp[], minLength: number, maxLength: number): fc.Arbitrary<string> {
  const anything = anyText(minLength, maxLength, () => true);
  if (patterns.length === 0) return anything;
  const matches = (text: string) => patterns.every((pattern) => pattern.test(text));
  const whole = patterns.find(({ source }) => source.startsWith("^") && source.endsWith("$"));
  if (whole) return fc.stringMatching(whole).filter(matches);
  const found = anyText(1, matches("!") ? 1 : 10, matches);
  return fc
    .tuple(anything, found, anything)
    .map((parts) => parts.join(""))
    .filter(matches);
}

/** ASCII comes first, because strings shrink to it. */
const anyText = (minLength: number, maxLength: number, matches: (text: string) => boolean): fc.Arbitrary<string> =>
  fc.oneof(
    { withCrossShrink: true },
    fc.string({ unit: "grapheme-ascii", minLength, maxLength }).filter(matches),
    fc.string({ unit: "grapheme", minLength, maxLength }).filter(matches),
  );

/** Known keys, required ones always, among a few keys that no schema knows. */
function objects({ properties, additional, required, forbidden }: Alternative): fc.Arbitrary<Record<string, unknown>> {
  const known = new Set([
    ...[...properties.keys(), ...required, ...forbidden],
    ...additional.flatMap((part) => part.known),
  ]);
  const ofKey = (key: string | undefined): Constraint =>
    and([
      ...((key !== undefined && properties.get(key)) || []),
      ...additional.filter((part) => appliesToKey(part, key)).map((part) => part.of),
    ]);
  const allowed = [...known].filter((key) => !forbidden.includes(key) && !isNo(ofKey(key)));
  const record = Object.fromEntries(allowed.map((key) => [key, valuesOf(ofKey(key))]));
  const others = fc.dictionary(
    fc.string().filter((key) => !known.has(key)),
    isNo(ofKey(undefined)) ? fc.constant(undefined) : valuesOf(ofKey(undefined)),
    { maxKeys: isNo(ofKey(undefined)) ? 0 : 3, noNullPrototype: true },
  );
  return fc
    .tuple(fc.record(record, { requiredKeys: required as string[], noNullPrototype: true }), others)
    .map(([own, more]) => ({ ...own, ...more }));
}
