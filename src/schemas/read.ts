import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { isSchemaObject, SchemaError, type SchemaObject, type SchemaSet } from "./schema.ts";

/** Reads every `.json` file below the folder. Throws a `SchemaError` for a file that is not a JSON object. */
export function readSchemas(folder: string): SchemaSet {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  return new Map(files.map((file) => [file.replace(/\.json$/, ""), readSchema(folder, file)]));
}

function readSchema(folder: string, file: string): SchemaObject {
  const name = file.replace(/\.json$/, "");
  let schema: unknown;
  try {
    schema = JSON.parse(readFileSync(join(folder, file), "utf8"));
  } catch (error) {
    throw new SchemaError(name, "", (error as Error).message);
  }
  if (!isSchemaObject(schema)) throw new SchemaError(name, "", "a schema file holds a JSON object");
  return schema;
}
