import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Position } from "../runtime/json/position.ts";
import { contentOf, orReason } from "./folder.ts";
import { jsonFormat } from "./json-file.ts";
import { isSchemaObject, SchemaError, type SchemaObject, type SchemaSet } from "./schema.ts";
import type { FileFormat } from "./schema-file.ts";
import { withShipped } from "./shipped.ts";
import { raise, type UpgradedSchemas, type UpgradeOptions, upgradedSchemas } from "./upgrade.ts";

/** The schemas of a folder, and where they are written. */
export interface SchemaFiles extends UpgradedSchemas {
  /** The path in the folder of the file that an error is about. */
  readonly pathOf: (file: string) => string;
  /** Where an error is in its file as it is written; `undefined` if the file cannot be read. */
  readonly positionOf: (error: SchemaError) => Position | undefined;
}

export interface ReadOptions extends UpgradeOptions {
  /** Schemas that the files may refer to by their addresses, which are their names. */
  readonly shipped?: SchemaSet;
}

/** Reads every `.json`, `.yaml` and `.yml` file below the folder, older drafts as 2020-12. */
export async function readSchemaFiles(
  folder: string,
  { draft, shipped = new Map(), refuse = raise }: ReadOptions = {},
): Promise<SchemaFiles> {
  const { files, problems } = contentOf(folder);
  for (const { path, problem } of problems) refuse(new SchemaError(path, "", problem));
  const formatOf = await formatsOf(files);
  const paths = new Map<string, string>();
  const contents = new Map<string, Uint8Array>();
  const schemas = new Map<string, SchemaObject>();
  for (const path of files) {
    const name = path.replace(/\.\w+$/, "");
    const twin = paths.get(name);
    if (twin !== undefined) {
      refuse(new SchemaError(name, "", `${twin} and ${path} are one schema by their names; rename one`));
      continue;
    }
    paths.set(name, path);
    const content = orReason(() => readFileSync(join(folder, path)));
    if ("reason" in content) {
      refuse(new SchemaError(name, "", content.reason));
      continue;
    }
    contents.set(name, content);
    const schema = schemaOrError(name, content, formatOf(path));
    if (schema instanceof SchemaError) refuse(schema);
    else schemas.set(name, schema);
  }
  const pathOf = (name: string) => paths.get(name) ?? name;
  const positions = new Map<string, (pointer: string) => Position>();
  const upgraded = upgradedSchemas(schemas, { draft, refuse });
  return {
    ...upgraded,
    schemas: withShipped(upgraded.schemas, shipped),
    pathOf,
    positionOf({ file, pointer, position }) {
      const content = contents.get(file);
      if (position !== undefined || content === undefined) return position;
      const inFile = positions.get(file) ?? formatOf(pathOf(file)).positionsIn(content);
      positions.set(file, inFile);
      return inFile(pointer);
    },
  };
}

/** The reader of YAML is large, so it is loaded only where there is such a file. */
async function formatsOf(files: readonly string[]): Promise<(path: string) => FileFormat> {
  const isJson = (path: string) => path.endsWith(".json");
  if (files.every(isJson)) return () => jsonFormat;
  const { yamlFormat } = await import("./yaml-file.ts");
  return (path) => (isJson(path) ? jsonFormat : yamlFormat);
}

/** The same, where only the schemas are of interest. `refuse` is called with the error of each file that cannot be read. */
export const readSchemas = async (folder: string, refuse: (error: SchemaError) => void = raise): Promise<SchemaSet> =>
  (await readSchemaFiles(folder, { refuse })).schemas;

/** Reads the schema file of that name, in JSON. Throws a `SchemaError` for a file that is not a JSON object. */
export function readSchema(path: string, name: string): SchemaObject {
  const schema = schemaOrError(name, readFileSync(path), jsonFormat);
  if (schema instanceof SchemaError) throw schema;
  return schema;
}

function schemaOrError(name: string, bytes: Uint8Array, format: FileFormat): SchemaObject | SchemaError {
  const parsed = format.parsed(bytes);
  if ("problem" in parsed) return new SchemaError(name, parsed.pointer, parsed.problem, parsed.position);
  return isSchemaObject(parsed.value) ? parsed.value : new SchemaError(name, "", "a schema file holds an object");
}
