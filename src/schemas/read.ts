import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { isSchemaObject, SchemaError, type SchemaObject, type SchemaSet } from "./schema.ts";

/** Reads every `.json` file below the folder. Throws a `SchemaError` for a file that is not a JSON object. */
export function readSchemas(folder: string): SchemaSet {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  const names = files.map((file) => file.replace(/\.json$/, ""));
  return new Map(names.map((name) => [name, readSchema(join(folder, `${name}.json`), name)]));
}

/** Reads the schema file of that name. Throws a `SchemaError` for a file that is not a JSON object. */
export function readSchema(path: string, name: string): SchemaObject {
  let schema: unknown;
  try {
    schema = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new SchemaError(name, "", (error as Error).message);
  }
  if (!isSchemaObject(schema)) throw new SchemaError(name, "", "a schema file holds a JSON object");
  return schema;
}
