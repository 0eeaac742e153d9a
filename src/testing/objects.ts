import fc from "fast-check";
import { and } from "../constraints/combine.ts";
import { type Constraint, isNo } from "../constraints/constraint.ts";
import { appliesToKey } from "../constraints/keys.ts";
import { satisfies } from "../constraints/satisfies.ts";
import type { Alternative } from "./alternatives.ts";
import { giveUp } from "./give-up.ts";
import { stringsLike } from "./strings.ts";
import type { Making, ValuesOf } from "./values.ts";

type Made = Record<string, unknown>;

/** Keys that no schema knows, beyond those that an object must have. */
const moreKeys = 3;

/** Known keys, required ones always, among a few keys that no schema knows; `undefined` where a required one has no value. */
export function objectsOf(
  alternative: Alternative,
  making: Making,
  valuesOf: ValuesOf,
): fc.Arbitrary<Made> | undefined {
  const { properties, others, required, forbidden, names } = alternative;
  const known = [
    ...new Set([
      ...properties.keys(),
      ...required,
      ...forbidden,
      ...others.flatMap((one) => (one.op === "additional" ? one.known : [])),
    ]),
  ];
  const ofKey = (key: string): Constraint =>
    and([...(properties.get(key) ?? []), ...others.filter((part) => appliesToKey(part, key)).map((part) => part.of)]);
  const isName = (key: string) => names.every((name) => satisfies(name, key, making.schemaNamed));
  const record: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(
    known
      .filter((key) => !forbidden.includes(key) && isName(key) && !isNo(ofKey(key)))
      .map((key) => [key, valuesOf(ofKey(key), making)] as const)
      .filter((entry): entry is [string, fc.Arbitrary<unknown>] => entry[1] !== undefined),
  );
  if (!required.every((key) => Object.hasOwn(record, key))) return undefined;
  const own = recordOf(alternative, record);
  const more = moreMembers(alternative, making, valuesOf, (key) => known.includes(key), ofKey);
  return fc.tuple(own, more).map(([members, others]) => ({ ...members, ...others }));
}

/** Members of the known keys. Where their number is limited, some optional ones are chosen. */
function recordOf(
  { required, minProperties, maxProperties }: Alternative,
  record: Record<string, fc.Arbitrary<unknown>>,
) {
  const optional = Object.keys(record).filter((key) => !required.includes(key));
  const membersOf = (model: Record<string, fc.Arbitrary<unknown>>, requiredKeys: readonly string[]) =>
    fc.record(model, { requiredKeys: requiredKeys as string[], noNullPrototype: true }) as fc.Arbitrary<Made>;
  const most = maxProperties - required.length;
  const least = minProperties - required.length;
  if (most >= optional.length && least <= 0) return membersOf(record, required);
  const count = (limit: number) => Math.max(0, Math.min(limit, optional.length));
  const chosen = fc.subarray(optional, { minLength: count(Math.min(least, most)), maxLength: count(most) });
  return chosen.chain((some) => {
    const keys = [...required, ...some];
    return membersOf(Object.fromEntries(keys.map((key) => [key, record[key] as fc.Arbitrary<unknown>])), keys);
  });
}

/** Members of keys that the schema does not know, of some that match a pattern, and that have an allowed name. */
function moreMembers(
  { others, names, minProperties, maxProperties, required }: Alternative,
  making: Making,
  valuesOf: ValuesOf,
  isKnown: (key: string) => boolean,
  ofKey: (key: string) => Constraint,
): fc.Arbitrary<Made> {
  const patterns = others.flatMap((one) => (one.op === "matching" ? [stringsLike(new RegExp(one.pattern, "u"))] : []));
  const named =
    names.length === 0
      ? fc.string()
      : ((valuesOf(and([{ op: "type", types: ["string"] }, ...names]), making) ?? fc.string()) as fc.Arbitrary<string>);
  const isClosed = others.some((one) => one.op === "additional" && isNo(one.of));
  const keyMakers = isClosed ? patterns : [named, ...patterns];
  const most = Math.min(moreKeys, Math.max(0, maxProperties - required.length));
  if (keyMakers.length === 0 || most === 0) return fc.constant({});
  const isFit = (key: string) =>
    !isKnown(key) && !isNo(ofKey(key)) && names.every((name) => satisfies(name, key, making.schemaNamed));
  const least = Math.min(most, Math.max(0, minProperties - required.length));
  const keys = fc.oneof(...keyMakers).filter(giveUp(isFit));
  if (patterns.length === 0) {
    const values = valuesOf(and(others.map((part) => part.of)), making);
    if (values === undefined) return fc.constant({});
    return fc.dictionary(keys, values, { minKeys: least, maxKeys: most, noNullPrototype: true });
  }
  return fc.uniqueArray(keys, { minLength: least, maxLength: most }).chain((some) => {
    const members = some.map((key) => [key, valuesOf(ofKey(key), making)] as const);
    const made = members.filter((entry): entry is [string, fc.Arbitrary<unknown>] => entry[1] !== undefined);
    return fc.record(Object.fromEntries(made), { noNullPrototype: true }) as fc.Arbitrary<Made>;
  });
}
