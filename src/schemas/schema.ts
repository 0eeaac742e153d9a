import { subschemasOf } from "./keywords.ts";

/** A JSON Schema object, 2020-12. What its keywords hold is checked where they are read. */
export type SchemaObject = { readonly [keyword: string]: unknown };
export type Schema = boolean | SchemaObject;

/** The schema files by name: their path in `schemas/` without `.json`, such as `wire/payload`. */
export type SchemaSet = ReadonlyMap<string, SchemaObject>;

const baseUri = "https://intempt-event-schema.example/";
export const idOf = (name: string): string => `${baseUri}${name}.json`;

/** A schema and the file that it stands in, which its relative references start from. */
export interface Located {
  readonly schema: Schema;
  readonly file: string;
  /** The JSON Pointer in that file. */
  readonly pointer: string;
}

/** A schema file that does not say what it must. The message names the file and the place in it. */
export class SchemaError extends Error {
  override readonly name = "SchemaError";
  constructor(file: string, pointer: string, problem: string) {
    super(`schemas/${file}.json#${pointer}: ${problem}`);
  }
}

/** What a `$ref` in the file means. Nothing is ever fetched: an address outside the set is an error. */
export function resolve(set: SchemaSet, { file, pointer }: Located, ref: string): Located {
  const uri = new URL(ref, idOf(file));
  const target = uri.href
    .replace(uri.hash, "")
    .slice(baseUri.length)
    .replace(/\.json$/, "");
  const root = uri.href.startsWith(baseUri) ? set.get(target) : undefined;
  if (root === undefined) throw new SchemaError(file, pointer, `$ref to ${ref}, and there is no such schema file`);
  const targetPointer = decodeURIComponent(uri.hash.slice(1));
  if (!/^(\/|$)/.test(targetPointer)) throw new SchemaError(file, pointer, `$ref to ${ref}: anchors are not supported`);
  let schema: unknown = root;
  for (const step of targetPointer.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    schema =
      typeof schema === "object" && schema !== null && Object.hasOwn(schema, key)
        ? Reflect.get(schema, key)
        : undefined;
  }
  if (!isSchema(schema)) throw new SchemaError(file, pointer, `$ref to ${ref}, and there is no schema at that place`);
  return { schema, file: target, pointer: targetPointer };
}

const isSchema = (value: unknown): value is Schema => typeof value === "boolean" || isSchemaObject(value);

export const isSchemaObject = (value: unknown): value is SchemaObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A place below a located schema, such as `at(located, "properties", "productId")`. */
export function at(located: Located, ...steps: readonly (string | number)[]): Located {
  let { schema, pointer }: { schema: unknown; pointer: string } = located;
  for (const step of steps) {
    schema = (schema as Record<string | number, unknown>)[step];
    pointer += `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
  }
  if (!isSchema(schema)) throw new SchemaError(located.file, pointer, "a schema must stand here");
  return { schema, file: located.file, pointer };
}

/** The schema and every schema object that stands in it. */
export function* everySchemaIn(located: Located): Generator<Located & { readonly schema: SchemaObject }> {
  const { schema } = located;
  if (!isSchemaObject(schema)) return;
  yield { ...located, schema };
  for (const steps of subschemasOf(schema)) yield* everySchemaIn(at(located, ...steps));
}
