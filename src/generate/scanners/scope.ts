import { compileWithIssues } from "../../constraints/compile.ts";
import { keysOf } from "../../constraints/keys.ts";
import { itemsPlaces } from "../../schemas/items.ts";
import { identifiersOf, plannedKeysOf, stitchedOf, timestampsOf } from "../../schemas/keys.ts";
import type { SchemaNode } from "../../schemas/model.ts";

/** What the scanner of a value needs to know about its position, besides the constraint. */
export interface Scope {
  /** Whether it is a payload or an envelope object: a known key that occurs twice in it is an error. */
  readonly isChecked: boolean;
  /** Whether a value that fails makes the whole document invalid: no key that occurs again can replace it. */
  readonly isCertain: boolean;
  /** The keys that the schema mentions, also in conditions that say nothing of objects: none may occur twice. */
  readonly keys: readonly string[];
  /** The keys whose values are identifiers. */
  readonly identifiers: readonly string[];
  /** Those of them that identify a person or account. */
  readonly stitched: readonly string[];
  /** The keys whose values are points in time. */
  readonly timestamps: readonly string[];
  /** The keys about whose values a tracking plan may say more. */
  readonly planned: readonly string[];
  /** The arrays below whose items have a compiled schema, by the keys that lead to them. */
  readonly items: readonly { readonly at: readonly string[]; readonly scope: Scope }[];
}

const nowhere: Scope = {
  isChecked: false,
  isCertain: false,
  keys: [],
  identifiers: [],
  stitched: [],
  timestamps: [],
  planned: [],
  items: [],
};

/** The scope of a value that has a compiled schema. */
export const scopeOf = (node: SchemaNode): Scope => ({
  isChecked: true,
  isCertain: true,
  keys: [...keysOf(compileWithIssues(node)).keys()],
  identifiers: identifiersOf(node),
  stitched: stitchedOf(node),
  timestamps: timestampsOf(node),
  planned: plannedKeysOf(node),
  items: itemsPlaces(node).map(({ at, items }) => ({ at, scope: scopeOf(items) })),
});

/**
 * The scope of a member's value, given whether its condition applies whatever other keys occur. Without a key, that of a member
 * that the schema does not know.
 */
export function memberScope({ items, isChecked, isCertain }: Scope, key: string | undefined, isAlways: boolean): Scope {
  const below = items.filter(({ at: [first] }) => first === key).map((one) => ({ ...one, at: one.at.slice(1) }));
  return { ...nowhere, items: below, isCertain: isCertain && isChecked && isAlways };
}

/** The scope of an array's items. */
export function itemScope({ items, isCertain }: Scope): Scope {
  const found = items.find(({ at }) => at.length === 0)?.scope ?? nowhere;
  return { ...found, isCertain };
}

/** What a scanner returns for a value that does not satisfy its constraint. */
export const failure = ({ isCertain }: Scope): string => (isCertain ? "-2" : "-1");
