import { toPointer } from "../runtime/validate/path.ts";
import { type Draft, draftNamed, isBefore, isIgnored, latestSchema } from "./drafts.ts";
import { isAnnotation, keywordNamed } from "./keywords.ts";
import { isSchema, isSchemaObject, SchemaError, type SchemaObject } from "./schema.ts";

/** A schema in the draft that it is written in, at its position in the file as it is and as it will be. */
interface Place {
  readonly schema: SchemaObject;
  readonly draft: Draft;
  readonly from: string;
  readonly to: string;
}

type Entry = readonly [keyword: string, value: unknown];

/**
 * One schema file as 2020-12, but for the pointers in its references, which depend on the files that they lead to. What its own
 * draft ignores, because it came later, is left out. That `integer` excludes 1.0 in draft-04 is not carried over: it is the
 * same number as 1 in JavaScript.
 */
export class FileUpgrade {
  readonly schema: SchemaObject;
  /** The pointers of all schemas in the file as it was, and where they are now. */
  readonly places = new Map<string, string>();
  /** The same, from now to then. */
  readonly origins = new Map<string, string>();
  readonly #file: string;
  readonly #referred: ReadonlySet<string>;

  /** `referred` are the pointers in references: below an unknown keyword, what they lead to is a schema. */
  constructor(file: string, schema: SchemaObject, draft: Draft, referred: ReadonlySet<string>) {
    this.#file = file;
    this.#referred = referred;
    this.schema = this.#schema(schema, draft, "", "") as SchemaObject;
  }

  #schema(schema: unknown, outer: Draft, from: string, to: string): unknown {
    if (!isSchema(schema)) return schema;
    this.places.set(from, to);
    this.origins.set(to, from);
    if (!isSchemaObject(schema)) return schema;
    const own = from !== "" && typeof schema["$id"] === "string" ? draftNamed(schema["$schema"]) : undefined;
    const place = { schema, draft: own ?? outer, from, to };
    if (place.draft === "2019-09") this.#refuseOtherMeaning(place);
    const upgraded = Object.entries(schema).flatMap(([keyword, value]) =>
      isLeftOut(place, keyword) ? [] : this.#keyword(place, keyword, value),
    );
    return this.#merged(place, upgraded);
  }

  /** What a keyword becomes. */
  #keyword(place: Place, keyword: string, value: unknown): Entry[] {
    const { schema, draft, from } = place;
    const as = (name: string): Entry => [name, this.#value(place, keyword, value, name)];
    if (keyword === "$schema" && from === "") return [[keyword, latestSchema]];
    if (draft === "2020-12") return [as(keyword)];
    switch (keyword) {
      case "$schema":
        return [];
      case idKeyword(draft):
        return this.#identifier(place, value);
      case "definitions":
        return [as("$defs")];
      case "minimum":
      case "maximum":
        return [as(schema[exclusive(keyword)] === true && draft === "draft-04" ? exclusive(keyword) : keyword)];
      case "exclusiveMinimum":
      case "exclusiveMaximum":
        if (draft !== "draft-04") return [as(keyword)];
        if (typeof value === "boolean") return [];
        throw this.#error(place, keyword, "must be true or false in draft-04; a number is right since draft-06");
      case "items":
        if (!Array.isArray(value)) return [as(keyword)];
        return value.length === 0 ? [] : [["prefixItems", this.#list(place, value, keyword, "prefixItems")]];
      case "additionalItems":
        return Array.isArray(schema["items"]) ? [as("items")] : [];
      case "dependencies":
        return isSchemaObject(value) ? this.#dependencies(place, value) : [as("dependentSchemas")];
      default:
        return [as(keyword)];
    }
  }

  /** The value of a keyword with the schemas in it upgraded. */
  #value(place: Place, keyword: string, value: unknown, name: string): unknown {
    const row = keywordNamed(keyword);
    if (row === undefined) return this.#unknown(place.draft, value, below(place.from, keyword), below(place.to, name));
    if (row.holds === "schema") return this.#inner(place, value, [keyword], [name]);
    if (row.holds === "list" && Array.isArray(value)) return this.#list(place, value, keyword, name);
    if (row.holds === "map" && isSchemaObject(value))
      return mapped(value, (inner, key) => this.#inner(place, inner, [keyword, key], [name, key]));
    return value;
  }

  #list = (place: Place, value: readonly unknown[], keyword: string, name: string): unknown[] =>
    value.map((inner, i) => this.#inner(place, inner, [keyword, i], [name, i]));

  #inner(place: Place, inner: unknown, from: (string | number)[], to: (string | number)[]): unknown {
    return this.#schema(inner, place.draft, place.from + toPointer(from), place.to + toPointer(to));
  }

  /** The value of an unknown keyword, in which only what references lead to is a schema. */
  #unknown(draft: Draft, value: unknown, from: string, to: string): unknown {
    if (this.#referred.has(from)) return this.#schema(value, draft, from, to);
    const inner = (one: unknown, step: string | number) =>
      this.#unknown(draft, one, below(from, step), below(to, step));
    if (Array.isArray(value)) return value.map(inner);
    return isSchemaObject(value) ? mapped(value, inner) : value;
  }

  /** An address without its fragment, which was an anchor. */
  #identifier(place: Place, id: unknown): Entry[] {
    if (typeof id !== "string") return [["$id", id]];
    const [address = "", anchor = ""] = id.split("#", 2);
    if (anchor !== "" && !/^[A-Za-z_][-A-Za-z0-9._]*$/.test(anchor)) {
      const keyword = idKeyword(place.draft);
      throw this.#error(place, keyword, "the fragment is a name: letters, digits, '-', '_' and '.', a letter first");
    }
    return [
      ...(address === "" ? [] : [["$id", address] as Entry]),
      ...(anchor === "" ? [] : [["$anchor", anchor] as Entry]),
    ];
  }

  #dependencies(place: Place, value: SchemaObject): Entry[] {
    const keys = Object.entries(value).filter(([, one]) => Array.isArray(one));
    const schemas = Object.entries(value).filter(([, one]) => !Array.isArray(one));
    const upgraded = schemas.map(
      ([key, one]): Entry => [key, this.#inner(place, one, ["dependencies", key], ["dependentSchemas", key])],
    );
    return [
      ...(keys.length === 0 ? [] : [["dependentRequired", Object.fromEntries(keys)] as Entry]),
      ...(schemas.length === 0 ? [] : [["dependentSchemas", Object.fromEntries(upgraded)] as Entry]),
    ];
  }

  /** The keywords as an object. Two that became one are put together. */
  #merged(place: Place, entries: readonly Entry[]): SchemaObject {
    const result = new Map<string, unknown>();
    for (const [keyword, value] of entries) {
      const other = result.get(keyword);
      const isMap = isSchemaObject(value) && isSchemaObject(other);
      if (isMap && Object.keys(value).some((key) => Object.hasOwn(other, key)))
        throw this.#error(place, keyword, "the older form of this keyword, beside it, has the same key: keep one");
      result.set(keyword, isMap ? { ...other, ...value } : value);
    }
    return Object.fromEntries(result);
  }

  /** In 2019-09, unlike 2020-12, an item that `contains` has found still counts as unevaluated. */
  #refuseOtherMeaning(place: Place): void {
    if ("unevaluatedItems" in place.schema) {
      const problem = "means something else since 2020-12 where `contains` is used; write the file in 2020-12";
      throw this.#error(place, "unevaluatedItems", problem);
    }
  }

  #error = ({ from }: Place, keyword: string, problem: string): SchemaError =>
    new SchemaError(this.#file, below(from, keyword), problem);
}

const below = (pointer: string, step: string | number): string => pointer + toPointer([step]);

const mapped = (value: SchemaObject, change: (inner: unknown, key: string) => unknown): SchemaObject =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner, key)]));

const idKeyword = (draft: Draft): string => (draft === "draft-04" ? "id" : "$id");

const exclusive = (limit: "minimum" | "maximum"): string =>
  limit === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";

/** Whether the draft ignores a keyword: because it came later, or because it is beside a `$ref`. */
function isLeftOut({ schema, draft, from }: Place, keyword: string): boolean {
  if (isIgnored(keyword, draft)) return true;
  if (!isBefore(draft, "2019-09") || typeof schema["$ref"] !== "string" || keyword === "$ref") return false;
  // An address at the root is that of the file, which others may refer to.
  if (keyword === idKeyword(draft)) return from !== "";
  return keywordNamed(keyword) !== undefined ? !isAnnotation(keyword) : keyword === "dependencies";
}
