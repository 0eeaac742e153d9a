import { schemas } from "../../generated/schemas.ts";
import type { IssueCode } from "../index.ts";
import { at, isSchemaObject, type Located, resolve, type SchemaObject } from "../schemas/schema.ts";

/** What a schema says of one value, in one of the ways that it allows. */
export interface Alternative {
  readonly types: readonly string[] | undefined;
  readonly minimum: number | undefined;
  /** The values that are allowed, if they are listed. */
  readonly values: readonly unknown[] | undefined;
  readonly minItems: number;
  readonly patterns: readonly { readonly pattern: RegExp; readonly code: IssueCode }[];
  readonly items: readonly Located[];
  readonly required: readonly string[];
  readonly forbidden: readonly string[];
  readonly properties: ReadonlyMap<string, readonly Located[]>;
  /** Keys whose presence chose this way: without them the value would be of another kind. */
  readonly discriminators: readonly string[];
}

const open: Alternative = {
  types: undefined,
  minimum: undefined,
  values: undefined,
  minItems: 0,
  patterns: [],
  items: [],
  required: [],
  forbidden: [],
  properties: new Map(),
  discriminators: [],
};

export function schemaFile(name: string): Located {
  const schema = schemas.get(name);
  if (schema === undefined) throw new Error(`there is no schema ${name}`);
  return { schema, file: name, pointer: "" };
}

/** The ways to satisfy all of the schemas: one, unless they choose (`if`) or offer alternatives (`anyOf`). */
export function alternativesOf(places: readonly Located[]): Alternative[] {
  return places.reduce<Alternative[]>((ways, place) => product(ways, alternativesOfOne(place)), [open]);
}

const product = (some: readonly Alternative[], others: readonly Alternative[]): Alternative[] =>
  some.flatMap((one) => others.map((other) => both(one, other)));

function alternativesOfOne(place: Located): Alternative[] {
  const { schema } = place;
  if (!isSchemaObject(schema)) return [open];
  let ways = [ownAlternative(place, schema)];
  if (typeof schema["$ref"] === "string")
    ways = product(ways, alternativesOfOne(resolve(schemas, place, schema["$ref"])));
  for (let i = 0; i < listOf(schema["allOf"]).length; i++)
    ways = product(ways, alternativesOfOne(at(place, "allOf", i)));
  const alternatives = listOf(schema["anyOf"]).flatMap((_, i) => alternativesOfOne(at(place, "anyOf", i)));
  if (alternatives.length > 0) ways = product(ways, alternatives);
  return "if" in schema ? product(ways, choice(place, schema)) : ways;
}

function choice(place: Located, schema: SchemaObject): Alternative[] {
  const [test] = alternativesOfOne(at(place, "if")) as [Alternative];
  const branch = (keyword: string) => (keyword in schema ? alternativesOfOne(at(place, keyword)) : [open]);
  return [
    ...product([{ ...open, required: test.required, discriminators: test.required }], branch("then")),
    ...product([{ ...open, forbidden: test.required }], branch("else")),
  ];
}

function ownAlternative(place: Located, schema: SchemaObject): Alternative {
  const keys = Object.keys((schema["properties"] ?? {}) as object);
  const isForbidden = (key: string) => (schema["properties"] as Record<string, unknown>)[key] === false;
  return {
    types: schema["type"] === undefined ? undefined : ([schema["type"]].flat() as string[]),
    minimum: schema["minimum"] as number | undefined,
    values: "const" in schema ? [schema["const"]] : (schema["enum"] as unknown[] | undefined),
    minItems: (schema["minItems"] as number | undefined) ?? 0,
    patterns: schema["pattern"] === undefined ? [] : [patternOf(schema)],
    items: "items" in schema ? [at(place, "items")] : [],
    required: listOf(schema["required"]) as string[],
    forbidden: keys.filter(isForbidden),
    properties: new Map(keys.filter((key) => !isForbidden(key)).map((key) => [key, [at(place, "properties", key)]])),
    discriminators: [],
  };
}

function patternOf(schema: SchemaObject): { pattern: RegExp; code: IssueCode } {
  const issues = schema["x-issue"] as Record<string, { code: IssueCode }> | undefined;
  return { pattern: new RegExp(schema["pattern"] as string, "u"), code: issues?.["pattern"]?.code ?? "format" };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function both(a: Alternative, b: Alternative): Alternative {
  const properties = new Map(a.properties);
  for (const [key, places] of b.properties) properties.set(key, [...(properties.get(key) ?? []), ...places]);
  return {
    types: a.types && b.types ? a.types.filter((type) => b.types?.includes(type)) : (a.types ?? b.types),
    minimum: a.minimum === undefined ? b.minimum : Math.max(a.minimum, b.minimum ?? a.minimum),
    values: a.values && b.values ? a.values.filter((value) => b.values?.includes(value)) : (a.values ?? b.values),
    minItems: Math.max(a.minItems, b.minItems),
    patterns: [...a.patterns, ...b.patterns],
    items: [...a.items, ...b.items],
    required: [...new Set([...a.required, ...b.required])],
    forbidden: [...new Set([...a.forbidden, ...b.forbidden])],
    properties,
    discriminators: [...a.discriminators, ...b.discriminators],
  };
}
