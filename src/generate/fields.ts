import { annotations, subschemasOf } from "../schemas/keywords.ts";
import {
  at,
  isSchemaObject,
  type Located,
  resolve,
  SchemaError,
  type SchemaObject,
  type SchemaSet,
} from "../schemas/schema.ts";

/** A schema object that applies to the same value as another: itself, what it refers to, its parts and branches. */
export interface Applied extends Located {
  readonly schema: SchemaObject;
  /** True below `if`'s branches and alternatives: it applies only sometimes. */
  readonly isConditional: boolean;
}

/** Keywords whose schemas speak of the same value. */
const inPlace = new Set<string | number | undefined>(["allOf", "anyOf", "not", "if", "then", "else"]);

/** Every schema object that speaks of the same value, the located one first. */
export function appliedTo(set: SchemaSet, located: Located, isConditional = false): Applied[] {
  const { schema } = located;
  if (!isSchemaObject(schema)) return [];
  const referred = typeof schema["$ref"] === "string" ? [resolve(set, located, schema["$ref"])] : [];
  return [
    { ...located, schema, isConditional },
    ...referred.flatMap((target) => appliedTo(set, target, isConditional)),
    ...subschemasOf(schema)
      .filter(([keyword]) => inPlace.has(keyword))
      .flatMap((steps) => appliedTo(set, at(located, ...steps), isConditional || steps[0] !== "allOf")),
  ];
}

/** Where the schema describes the items of an array: the keys that lead to the array, and what is said of each item. */
export interface ItemsPlace {
  readonly at: readonly string[];
  readonly items: Located;
}

/** The arrays in a value whose items the schema constrains. Each array's items must be described in one place. */
export function itemsPlaces(set: SchemaSet, located: Located): ItemsPlace[] {
  const places = allItemsPlaces(set, located, []);
  const seen = new Set<string>();
  for (const { at: steps, items } of places) {
    const key = JSON.stringify(steps);
    if (seen.has(key))
      throw new SchemaError(items.file, items.pointer, "the items of this array are constrained twice");
    seen.add(key);
  }
  return places;
}

function allItemsPlaces(set: SchemaSet, located: Located, steps: readonly string[]): ItemsPlace[] {
  return appliedTo(set, located).flatMap((applied) => {
    const { schema, file, pointer } = applied;
    const own = "items" in schema ? [{ at: steps, items: at(applied, "items") }] : [];
    const inner = Object.keys((schema["properties"] ?? {}) as object).flatMap((key) =>
      allItemsPlaces(set, at(applied, "properties", key), [...steps, key]),
    );
    if (applied.isConditional && own.length + inner.length > 0) {
      throw new SchemaError(file, pointer, "items that are constrained only under a condition are not supported");
    }
    return [...own, ...inner];
  });
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
