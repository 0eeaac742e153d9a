import { keywordNamed } from "./keywords.ts";
import { referred, type SchemaNode } from "./model.ts";
import { isRecursive } from "./recursion.ts";

/** Where a schema describes the items of an array: the keys that lead to the array, and the schema of each item. */
export interface ItemsPlace {
  readonly at: readonly string[];
  readonly items: SchemaNode;
}

interface Found extends ItemsPlace {
  /** Whether the items are described whatever else the value is. */
  readonly isSure: boolean;
}

/**
 * The arrays in a value whose items are validated one by one, each as a value of its own: those that the schema describes
 * in one position and under no condition. The items of other arrays are part of the value that holds them.
 */
export function itemsPlaces(node: SchemaNode): ItemsPlace[] {
  const places = new Map<string, Found[]>();
  for (const one of foundIn(node, [], new Set())) {
    const key = JSON.stringify(one.at);
    places.set(key, [...(places.get(key) ?? []), one]);
  }
  return [...places.values()].flatMap((found) => {
    const [first, ...others] = found.filter(({ isSure }) => isSure);
    if (first === undefined || others.some(({ items }) => items !== first.items)) return [];
    const isElsewhere = found.some(({ isSure, items }) => !isSure && items === first.items);
    return isElsewhere || isRecursive(first.items) ? [] : [{ at: first.at, items: first.items }];
  });
}

function foundIn(node: SchemaNode, at: readonly string[], open: ReadonlySet<SchemaNode>): Found[] {
  if (open.has(node)) return [];
  const within = new Set([...open, node]);
  const branches = ["then", "else"].map((keyword) =>
    node.held.filter((one) => one.keyword === keyword).flatMap((one) => foundIn(one.node, at, within)),
  );
  const parts = node.held.flatMap(({ keyword, step, node: inner }): Found[] => {
    if (keyword === "then" || keyword === "else") return [];
    if (keyword === "items") return [{ at, items: inner, isSure: !("prefixItems" in node.keywords) }];
    if (keyword === "properties") return foundIn(inner, [...at, String(step)], within);
    if (keywordNamed(keyword)?.appliesTo !== "value") return [];
    const found = foundIn(inner, at, within);
    return keyword === "allOf" ? found : unsure(found);
  });
  const fromTarget = "$ref" in node.keywords ? foundIn(referred(node), at, within) : [];
  return [...fromTarget, ...parts, ...shared(branches)];
}

const unsure = (found: readonly Found[]): Found[] => found.map((one) => ({ ...one, isSure: false }));

/** What both branches of a choice describe in the same way is sure. */
function shared([then = [], otherwise = []]: readonly (readonly Found[])[]): Found[] {
  const isIn = (some: readonly Found[], { at, items, isSure }: Found) =>
    isSure && some.some((one) => one.isSure && one.items === items && one.at.join("\0") === at.join("\0"));
  const both = then.filter((one) => isIn(otherwise, one));
  const rest = [...then.filter((one) => !isIn(otherwise, one)), ...otherwise.filter((one) => !isIn(then, one))];
  return [...both, ...unsure(rest)];
}
