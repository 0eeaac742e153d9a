import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { scan } from "../runtime/json/grammar.ts";
import { isSchemaObject, SchemaError, type SchemaObject, type SchemaSet } from "./schema.ts";
import { raise, type UpgradedSchemas, type UpgradeOptions, upgradedSchemas } from "./upgrade.ts";

/** Reads every `.json` file below the folder, older drafts as 2020-12. */
export function readSchemaFiles(folder: string, { draft, refuse = raise }: UpgradeOptions = {}): UpgradedSchemas {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  const schemas = new Map<string, SchemaObject>();
  for (const name of files.map((file) => file.replace(/\.json$/, ""))) {
    const schema = schemaOrError(join(folder, `${name}.json`), name);
    if (schema instanceof SchemaError) refuse(schema);
    else schemas.set(name, schema);
  }
  return upgradedSchemas(schemas, { draft, refuse });
}

/** The same, where only the schemas are of interest. `refuse` is called with the error of each file that cannot be read. */
export const readSchemas = (folder: string, refuse: (error: SchemaError) => void = raise): SchemaSet =>
  readSchemaFiles(folder, { refuse }).schemas;

/** Reads the schema file of that name. Throws a `SchemaError` for a file that is not a JSON object. */
export function readSchema(path: string, name: string): SchemaObject {
  const schema = schemaOrError(path, name);
  if (schema instanceof SchemaError) throw schema;
  return schema;
}

function schemaOrError(path: string, name: string): SchemaObject | SchemaError {
  const bytes = readFileSync(path);
  const error = scan(bytes);
  if (error !== undefined) return new SchemaError(name, "", `this is not JSON: ${error.what}`);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const schema: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
  return isSchemaObject(schema) ? schema : new SchemaError(name, "", "a schema file holds a JSON object");
}
