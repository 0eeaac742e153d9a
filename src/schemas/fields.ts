import { annotations, subschemasOf } from "./keywords.ts";
import { at, isSchemaObject, type Located, resolve, SchemaError, type SchemaObject, type SchemaSet } from "./schema.ts";

/** A schema object that applies to the same value as another: itself, what it refers to, its parts and branches. */
export interface Applied extends Located {
  readonly schema: SchemaObject;
}

/** Keywords whose schemas speak of the same value. */
const inPlace = new Set<string | number | undefined>(["allOf", "anyOf", "not", "if", "then", "else"]);

/** Every schema object that speaks of the same value, the located one first. */
export function appliedTo(set: SchemaSet, located: Located): Applied[] {
  const { schema } = located;
  if (!isSchemaObject(schema)) return [];
  const referred = typeof schema["$ref"] === "string" ? [resolve(set, located, schema["$ref"])] : [];
  const inner = subschemasOf(schema).filter(([keyword]) => inPlace.has(keyword));
  return [
    { ...located, schema },
    ...[...referred, ...inner.map((steps) => at(located, ...steps))].flatMap((place) => appliedTo(set, place)),
  ];
}

/** Where the schema describes the items of an array: the keys that lead to the array, and what is said of each item. */
export interface ItemsPlace {
  readonly at: readonly string[];
  readonly items: Located;
}

/**
 * The arrays in a value whose items the schema constrains. Each array's items must be described in one place, and whatever
 * else is in the value: in no branch of a choice, unless the other branch says the same.
 */
export function itemsPlaces(set: SchemaSet, located: Located): ItemsPlace[] {
  const places = [...allItemsPlaces(set, located, []).values()];
  const seen = new Set<string>();
  for (const { at: steps, items } of places) {
    const key = JSON.stringify(steps);
    if (seen.has(key))
      throw new SchemaError(items.file, items.pointer, "the items of this array are constrained twice");
    seen.add(key);
  }
  return places;
}

type Places = Map<string, ItemsPlace>;

function allItemsPlaces(set: SchemaSet, located: Located, steps: readonly string[]): Places {
  const { schema } = located;
  if (!isSchemaObject(schema)) return new Map();
  const inner = (...way: (string | number)[]) => allItemsPlaces(set, at(located, ...way), steps);
  const parts = subschemasOf(schema).map(([keyword, key]): Places => {
    if (keyword === "items") return placeOf(steps, at(located, "items"));
    if (keyword === "properties")
      return allItemsPlaces(set, at(located, "properties", key as string), [...steps, key as string]);
    if (keyword === "allOf") return inner("allOf", key as number);
    if (keyword === "anyOf") return refused(inner("anyOf", key as number));
    return keyword === "not" || keyword === "if" ? refused(inner(keyword)) : new Map();
  });
  const referred =
    typeof schema["$ref"] === "string" ? allItemsPlaces(set, resolve(set, located, schema["$ref"]), steps) : [];
  const [then, otherwise] = ["then", "else"].map((branch): Places => (branch in schema ? inner(branch) : new Map()));
  return new Map([...referred, ...parts.flatMap((part) => [...part]), ...shared(then as Places, otherwise as Places)]);
}

const placeOf = (steps: readonly string[], items: Located): Places =>
  new Map([[JSON.stringify([steps, items.file, items.pointer]), { at: steps, items }]]);

function refused(places: Places): Places {
  for (const { items } of places.values()) {
    throw new SchemaError(
      items.file,
      items.pointer,
      "items that are constrained only under a condition are not supported",
    );
  }
  return places;
}

/** What both branches of a choice say; what only one says is refused. */
function shared(a: Places, b: Places): Places {
  refused(new Map([...a].filter(([key]) => !b.has(key))));
  refused(new Map([...b].filter(([key]) => !a.has(key))));
  return a;
}

/** The schema file that a schema only refers to, adding nothing but annotations. */
export function soleReference(set: SchemaSet, located: Located): string | undefined {
  const { schema } = located;
  if (!isSchemaObject(schema) || typeof schema["$ref"] !== "string") return undefined;
  if (!Object.keys(schema).every((keyword) => keyword === "$ref" || annotations.has(keyword))) return undefined;
  const target = resolve(set, located, schema["$ref"]);
  return target.pointer === "" ? target.file : undefined;
}

/** The key whose presence an `if` asks for, where it asks for nothing else. */
export function presenceTest(schema: SchemaObject): string | undefined {
  const test = schema["if"];
  if (
    !isSchemaObject(test) ||
    Object.keys(test).some((keyword) => keyword !== "required" && !annotations.has(keyword))
  ) {
    return undefined;
  }
  const keys = test["required"] as readonly string[] | undefined;
  return keys?.length === 1 ? keys[0] : undefined;
}

/** The keys whose values are identifiers, through any number of references (`x-identifier`). */
export function identifiersOf(set: SchemaSet, place: Located): string[] {
  const keys = appliedTo(set, place).flatMap((applied) =>
    Object.entries((applied.schema["properties"] ?? {}) as Record<string, unknown>)
      .filter(([, schema]) => isSchemaObject(schema))
      .filter(([key]) => {
        const property = {
          ...applied,
          schema: (applied.schema["properties"] as Record<string, SchemaObject>)[key] as SchemaObject,
        };
        return appliedTo(set, property).some(({ schema }) => schema["x-identifier"] === true);
      })
      .map(([key]) => key),
  );
  return [...new Set(keys)];
}
