import { latestSchema } from "../schemas/drafts.ts";
import { everySchemaIn, SchemaModel, type SchemaNode } from "../schemas/model.ts";
import { isAddress, isSchemaObject, type SchemaObject, type SchemaSet } from "../schemas/schema.ts";
import { type Entry, type Loss, type Reading, subjectOf, unread } from "./plan.ts";

/** The relative address that an embedded schema has, so that references between files lead to the same schemas as before. */
const addressIn = (name: string): string => `${name}.json`;

/**
 * Writes all schemas as one document of JSON Schema 2020-12: each file in `$defs` with an `$id`, those of the package that are
 * referred to included.
 */
export function writeBundle(schemas: SchemaSet, losses: Loss[]): string {
  const model = new SchemaModel(schemas);
  const definitions = reachable(model).map((name): [string, SchemaObject] => {
    const schema = schemas.get(name) as SchemaObject;
    if (schema["$id"] === addressIn(name)) losses.push({ event: name, what: "`$id` is that of the file itself" });
    return [name, isAddress(name) ? schema : { $id: addressIn(name), ...schema }];
  });
  const bundle = { $schema: latestSchema, $defs: Object.fromEntries(definitions) };
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

/** The names of the schemas of a model, and of those that they refer to. */
function reachable(model: SchemaModel): readonly string[] {
  const names = new Set(model.names);
  for (const name of names)
    for (const { target } of everySchemaIn(model.root(name)) as Iterable<SchemaNode>)
      if (target !== undefined) names.add(target.file);
  return [...names];
}

/** Reads such a document. What has an absolute address is of the package, and is found there. */
export function readBundle(bundle: unknown, losses: Loss[], shipped: SchemaSet): Reading {
  if (!isSchemaObject(bundle) || !isSchemaObject(bundle["$defs"])) return { error: { message: "has no `$defs`" } };
  losses.push(...unread(bundle, ["$schema", "$id", "$defs"]));
  return Object.entries(bundle["$defs"]).flatMap(([name, schema]): Entry[] => {
    if (shipped.has(name)) return [];
    if (isSchemaObject(schema)) return [entryIn(name, schema)];
    losses.push({ event: name, what: "is not an object" });
    return [];
  });
}

function entryIn(file: string, { $id, ...rest }: SchemaObject): Entry {
  const subject = subjectOf(file);
  const schema = $id === undefined || $id === addressIn(file) ? rest : { $id, ...rest };
  const title = rest["title"];
  return { subject, name: subject === "event" && typeof title === "string" ? title : file, file, schema };
}
