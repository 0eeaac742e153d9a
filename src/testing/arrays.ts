import fc from "fast-check";
import { and } from "../constraints/combine.ts";
import type { Constraint } from "../constraints/constraint.ts";
import type { Alternative } from "./alternatives.ts";
import type { Making, ValuesOf } from "./values.ts";

/** Items of an array beyond those that it must have. Arrays are nested, so each further item multiplies the size of a value. */
const moreItems = 3;

/** Arrays whose items satisfy what is asked of each, some of them more; `undefined` where there are none. */
export function arraysOf(
  alternative: Alternative,
  making: Making,
  valuesOf: ValuesOf,
): fc.Arbitrary<unknown[]> | undefined {
  const { items, contains, isUnique } = alternative;
  const first = items.reduce((most, one) => (one.op === "item" ? Math.max(most, one.index + 1) : most), 0);
  const wanted = contains.flatMap(({ of, min }) => Array.from({ length: min }, () => of));
  const minItems = Math.max(alternative.minItems, wanted.length);
  const maxItems = Math.min(alternative.maxItems, Math.max(minItems, first) + moreItems);
  if (minItems > maxItems) return undefined;
  const itemAt = (index: number, more: readonly Constraint[] = []) =>
    valuesOf(and([...items.filter((one) => isOn(one, index)).map((one) => one.of), ...more]), making);
  const plain = first === 0 && wanted.length === 0 ? itemAt(0) : undefined;
  if (plain !== undefined) {
    const limits = { minLength: minItems, maxLength: maxItems };
    return isUnique ? fc.uniqueArray(plain, { ...limits, selector: JSON.stringify }) : fc.array(plain, limits);
  }
  const lengths = fc.integer({ min: minItems, max: maxItems });
  const ofLength = (length: number): fc.Arbitrary<unknown>[] | undefined => {
    // What is contained comes last, where the least is asked of items.
    const made = Array.from({ length }, (_, i) => {
      const more = wanted[length - 1 - i];
      return itemAt(i, more === undefined ? [] : [more]) ?? (more === undefined ? undefined : itemAt(i));
    });
    return made.includes(undefined) ? undefined : (made as fc.Arbitrary<unknown>[]);
  };
  const least = ofLength(minItems);
  if (least === undefined) return undefined;
  return lengths.chain((length) => fc.tuple(...(ofLength(length) ?? least)));
}

/** Whether an assertion is on the item at the index. */
const isOn = (one: Alternative["items"][number], index: number): boolean =>
  one.op === "item" ? one.index === index : index >= one.from;
