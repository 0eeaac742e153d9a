import type { Formula, Literal } from "./formula.ts";
import { holds } from "./holds.ts";
import type { FormulaStore } from "./store.ts";

/** A list of the values that are allowed, or of those that are not. */
export type ListLiteral = Extract<Literal, { readonly op: "strings" | "numbers" | "otherStrings" | "otherNumbers" }>;

const lists = [
  ["strings", "otherStrings"],
  ["numbers", "otherNumbers"],
] as const;

/** Of listed values, those that the other parts allow: a formula about scalars can be evaluated for each. */
export function filtered(store: FormulaStore, list: ListLiteral, parts: readonly Formula[]): Formula {
  store.budget.spend(list.values.length * parts.length);
  const values = (list.values as readonly unknown[]).filter((value) => parts.every((part) => holds(part, value)));
  return store.literal({ ...list, values } as Literal);
}

/** A disjunction's parts, those that list values put together. */
export function united(store: FormulaStore, parts: readonly Formula[]): Formula[] {
  for (const [some, others] of lists) {
    const listed = parts.filter(({ literal }) => literal?.op === some || literal?.op === others);
    if (listed.length < 2) continue;
    const rest = parts.filter((part) => !listed.includes(part));
    const lists = listed.map(({ literal }) => literal as ListLiteral);
    const values = lists.filter(({ op }) => op === some).flatMap((list): unknown[] => [...list.values]);
    const excluded = lists.filter(({ op }) => op === others).map((list): readonly unknown[] => list.values);
    const left = excluded[0]?.filter((one) => !values.includes(one) && excluded.every((list) => list.includes(one)));
    const all = left === undefined ? { op: some, values } : { op: others, values: left };
    return united(store, [...rest, store.literal(all as Literal)]);
  }
  return parts.some((part) => part === store.yes) ? [store.yes] : parts.filter((part) => part !== store.no);
}

/** A list of values in one order and without repetition. */
export function inOrder(literal: Literal): Literal {
  if (!("values" in literal)) return literal;
  const values = [...new Set<unknown>(literal.values)].sort((a, b) => ((a as string) < (b as string) ? -1 : 1));
  return { ...literal, values } as Literal;
}
