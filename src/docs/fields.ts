import { keywordNamed } from "../schemas/keywords.ts";
import type { SchemaModel } from "../schemas/model.ts";
import { isSchemaObject, type SchemaObject } from "../schemas/schema.ts";
import { casesOf } from "./cases.ts";
import { oneLine, orList } from "./inline.ts";
import { issueOf, itemsOf, type Layer, layersOf, listOf, propertyOf, stringsOf } from "./layers.ts";
import { schemaLink } from "./links.ts";
import { rulesIn } from "./rules.ts";

/** Whether a payload must, may or must not have a field. */
type Presence = "required" | "optional" | "absent";

/** A field of a schema, nested ones with their whole path. */
export interface Field {
  /** Such as `track[].name`. */
  readonly path: string;
  /** For each case of the schema, in the order of its `cases`. */
  readonly presence: readonly Presence[];
  /** Markdown, on one line, as are the following. */
  readonly type: string;
  /** What a value must satisfy beyond its type. */
  readonly constraints: readonly string[];
  readonly description: string;
  readonly examples: readonly unknown[];
}

/** All fields that a schema speaks of, required ones first. */
export function fieldsOf(model: SchemaModel, name: string): readonly Field[] {
  const cases = casesOf(model, name);
  const found = new Map<string, { presence: Presence[]; field: Omit<Field, "presence"> }>();
  for (const [i, { layers }] of cases.entries()) {
    for (const { presence, ...field } of fieldsIn(model, layers, "", new Set())) {
      const known = found.get(field.path) ?? { presence: cases.map((): Presence => "optional"), field };
      known.presence[i] = presence;
      if (known.field.type === "" && field.type !== "") known.field = field;
      found.set(field.path, known);
    }
  }
  const fields = [...found.values()].map(({ presence, field }) => ({ ...field, presence }));
  const isNeeded = (field: Field): boolean => {
    const top = fields.find(({ path }) => path === /^[^.[]*/.exec(field.path)?.[0]);
    return (top ?? field).presence.includes("required");
  };
  return [...fields.filter(isNeeded), ...fields.filter((field) => !isNeeded(field))];
}

function* fieldsIn(
  model: SchemaModel,
  layers: readonly Layer[],
  prefix: string,
  outer: ReadonlySet<SchemaObject>,
): Generator<Omit<Field, "presence"> & { readonly presence: Presence }> {
  const required = new Set(layers.flatMap(({ schema }) => stringsOf(schema["required"])));
  const described = layers.flatMap(({ schema }) =>
    Object.keys(isSchemaObject(schema["properties"]) ? schema["properties"] : {}),
  );
  for (const key of new Set([...required, ...described])) {
    const schemas = layers.flatMap((layer) => propertyOf(layer, key));
    const isAbsent = schemas.some(({ schema }) => schema === false);
    const inner = schemas.flatMap(({ schema, ...at }) => layersOf(model, schema, at));
    const path = prefix + key;
    yield {
      path,
      presence: isAbsent ? "absent" : required.has(key) ? "required" : "optional",
      ...fieldOf(model, inner),
    };
    if (!isAbsent) yield* nestedFields(model, inner, path, outer);
  }
}

/** The fields within objects, and within objects in arrays. Those of a schema with a page of its own are on that page. */
function* nestedFields(
  model: SchemaModel,
  layers: readonly Layer[],
  path: string,
  outer: ReadonlySet<SchemaObject>,
): ReturnType<typeof fieldsIn> {
  if (layers.some(({ schema }) => outer.has(schema))) return;
  const within = new Set([...outer, ...layers.map(({ schema }) => schema)]);
  const isOwn = (one: Layer) => !one.isRef;
  if (layers.filter(isOwn).some(({ schema }) => "properties" in schema || "required" in schema)) {
    yield* fieldsIn(model, layers, `${path}.`, within);
  }
  const items = layers.flatMap((layer) => itemsOf(layer));
  const inner = items.flatMap(({ schema, ...at }) => layersOf(model, schema, at));
  if (items.length > 0) yield* nestedFields(model, inner, `${path}[]`, within);
}

function fieldOf(model: SchemaModel, layers: readonly Layer[]): Omit<Field, "path" | "presence"> {
  const description = layers.map(({ schema }) => schema["description"]).find((one) => typeof one === "string") ?? "";
  const examples = listOf(layers.map(({ schema }) => schema["examples"]).find(Array.isArray));
  // A value of several types need not satisfy the constraints of one of them.
  const types = new Set(layers.flatMap(({ schema }) => schema["type"] ?? []));
  return {
    type: typeOf(model, layers),
    constraints: [...new Set(layers.flatMap((layer) => constraintsOf(model, layer, types.size === 1)))],
    description: oneLine(description),
    examples,
  };
}

function typeOf(model: SchemaModel, layers: readonly Layer[]): string {
  const types = layers.map(({ schema }) => schema["type"]).find((type) => type !== undefined);
  const own = orList([types ?? []].flat().map(String));
  const items = layers.flatMap(itemsOf).flatMap(({ schema, ...at }) => layersOf(model, schema, at));
  const of = items.length > 0 ? typeOf(model, items) : "";
  const [page] = layers.filter(
    ({ isRef, pointer, schema }) => isRef && pointer === "" && typeof schema["title"] === "string",
  );
  const name = page && schemaLink(String(page.schema["title"]), page.name);
  const type = of === "" ? own : `${own || "array"} of ${of}`;
  return [type, name && (type === "" ? name : `(${name})`)].filter(Boolean).join(" ");
}

/** In the words of the issue where the schema has them, and else in those of the rule. */
function constraintsOf(
  model: SchemaModel,
  { schema, name, pointer, isExplained }: Layer,
  hasOneType: boolean,
): string[] {
  if (isExplained) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const message = issueOf(schema, keyword);
    if (typeof message === "string") return [oneLine(message)];
    if (keywordNamed(keyword)?.shownIn !== undefined) return [];
    return rulesIn({ [keyword]: value }, { model, name, pointer }).map(({ text, rules }) =>
      rules ? `${text} …` : hasOneType ? text.replace(/, if it is an? \w+,?/, "") : text,
    );
  });
}
