import type { Scalar } from "../../constraints/constraint.ts";
import { asciiOnly } from "../ascii.ts";

/** A number of things, such as "1 item" or "2 items". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** The most values that a message lists. */
const mostValues = 10;

/** The allowed values are the schema's own, never those of a payload. */
export function valuesInWords(values: readonly Scalar[]): string {
  const listed = values.slice(0, mostValues).map((value) => shown(JSON.stringify(value)));
  const rest = values.length - listed.length;
  const last = rest > 0 ? `one of ${rest} more allowed values` : (listed.pop() as string);
  return listed.length === 0 ? last : `${listed.join(", ")} or ${last}`;
}

const longestShown = 100;

/** A part of a schema as messages show it: everything but printable ASCII is escaped, and what is long is cut. */
export function shown(text: string): string {
  const escaped = asciiOnly(text);
  return escaped.length > longestShown ? `${escaped.slice(0, longestShown)}...` : escaped;
}

/** How many items of a kind an array must have. */
export function containsInWords({ min, max }: { readonly min: number; readonly max: number }): string {
  const most = `at most ${counted(max, "item")}`;
  const limits = max === Number.POSITIVE_INFINITY ? "" : min === 0 ? most : ` and ${most}`;
  const least = min === 0 ? "" : `at least ${counted(min, "item")}`;
  return `must have ${least}${limits} of the kind that the schema describes`;
}
