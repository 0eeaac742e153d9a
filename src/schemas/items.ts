import { keywordNamed } from "./keywords.ts";
import { at, referred, type SchemaNode } from "./model.ts";
import { isSchemaObject, SchemaError } from "./schema.ts";

/** Where a schema describes the items of an array: the keys that lead to the array, and the schema of each item. */
export interface ItemsPlace {
  readonly at: readonly string[];
  readonly items: SchemaNode;
}

type Places = Map<string, ItemsPlace>;

/**
 * The arrays in a value whose items the schema constrains. Each array's items must be described in one position only, and
 * not in a single branch of a choice: both branches must describe them in the same way.
 */
export function itemsPlaces(node: SchemaNode): ItemsPlace[] {
  const places = [...allPlaces(node, []).values()];
  const seen = new Set<string>();
  for (const { at: steps, items } of places) {
    const key = JSON.stringify(steps);
    if (seen.has(key))
      throw new SchemaError(items.file, items.pointer, "the items of this array are constrained twice");
    seen.add(key);
  }
  return places;
}

function allPlaces(node: SchemaNode, steps: readonly string[]): Places {
  if (!isSchemaObject(node.schema)) return new Map();
  const parts = node.held.map(({ keyword, step, node: inner }): Places => {
    if (keyword === "then" || keyword === "else") return new Map();
    if (keyword === "items") return placeOf(steps, inner);
    if (keyword === "properties") return allPlaces(inner, [...steps, String(step)]);
    if (keyword === "additionalProperties")
      return refused(allPlaces(inner, steps), "items in the values of keys that the schema does not list");
    if (keywordNamed(keyword)?.appliesTo !== "value") return new Map();
    return keyword === "allOf" ? allPlaces(inner, steps) : refused(allPlaces(inner, steps));
  });
  const fromTarget = "$ref" in node.keywords ? allPlaces(referred(node), steps) : [];
  const branch = (keyword: string) => (keyword in node.keywords ? allPlaces(at(node, keyword), steps) : new Map());
  return new Map([...fromTarget, ...parts.flatMap((part) => [...part]), ...shared(branch("then"), branch("else"))]);
}

const placeOf = (steps: readonly string[], items: SchemaNode): Places =>
  new Map([[JSON.stringify([steps, items.file, items.pointer]), { at: steps, items }]]);

function refused(places: Places, what = "items that are constrained only under a condition"): Places {
  for (const { items } of places.values())
    throw new SchemaError(items.file, items.pointer, `${what} are not supported`);
  return places;
}

/** What both branches of a choice describe; what only one describes is refused. */
function shared(a: Places, b: Places): Places {
  refused(new Map([...a].filter(([key]) => !b.has(key))));
  refused(new Map([...b].filter(([key]) => !a.has(key))));
  return a;
}
