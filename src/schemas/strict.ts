import { Ajv2020 } from "ajv/dist/2020.js";
import { toPointer } from "../runtime/validate/path.ts";
import { isOfType, keywordNamed, keywordsWhere, type TypeName, withSubschemas } from "./keywords.ts";
import { everySchemaIn, SchemaModel, type SchemaNode } from "./model.ts";
import {
  invalidPattern,
  isSchemaObject,
  type Schema,
  SchemaError,
  type SchemaObject,
  type SchemaSet,
} from "./schema.ts";

/**
 * What is wrong in schema files that the metaschema of 2020-12 allows: unknown keywords and all else that Ajv's strict mode calls
 * a mistake, such as a `then` without an `if`, and constraints that contradict each other.
 */
export function strictErrors(set: SchemaSet): SchemaError[] {
  const model = new SchemaModel(set);
  return model.names.flatMap((name) =>
    [...everySchemaIn(model.root(name))].flatMap((node) => [
      ...strictError(node),
      ...repeatedValues(node),
      ...contradictions(node),
    ]),
  );
}

/** Checks each schema alone, without its subschemas, so that the position of a finding is known. */
function strictError({ file, pointer, schema }: SchemaNode): SchemaError[] {
  try {
    ajvInStrictMode().compile(alone(schema));
    return [];
  } catch (error) {
    const message = (error as Error).message.replace(/^strict mode: /, "");
    const invalid = /^Invalid regular expression: .*: (.*)$/s.exec(message);
    const keyword = "pattern" in (schema as SchemaObject) ? "pattern" : "patternProperties";
    if (invalid) return [new SchemaError(file, `${pointer}/${keyword}`, invalidPattern(message))];
    const unknown = /^unknown keyword: "(.*)"$/s.exec(message)?.[1];
    if (unknown !== undefined) return [new SchemaError(file, pointer + toPointer([unknown]), "unknown keyword")];
    if (message === "enum must have non-empty array")
      return [new SchemaError(file, `${pointer}/enum`, "must not be empty")];
    return [new SchemaError(file, pointer, message)];
  }
}

/** A part of an `allOf` may require a key that another part describes, and need not state the type. */
const ajvInStrictMode = (): Ajv2020 =>
  new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    validateFormats: false,
    validateSchema: false,
  });

function alone(schema: Schema): Schema {
  if (!isSchemaObject(schema)) return schema;
  const own = Object.entries(withSubschemas(schema, () => true));
  return Object.fromEntries(own.filter(([keyword]) => !referring.has(keyword) && !keyword.startsWith("x-")));
}

/** The keywords that refer to other positions, which do not exist when a schema is alone. */
const referring: ReadonlySet<string> = new Set<string>(
  keywordsWhere(({ role, holds }) => role === "reference" || (role === "core" && holds === undefined)),
);

/** Values that are listed twice, which the metaschema allows. */
function repeatedValues({ file, pointer, keywords }: SchemaNode): SchemaError[] {
  const values = Array.isArray(keywords["enum"]) ? keywords["enum"].map((value) => JSON.stringify(value)) : [];
  return values.flatMap((value, i) =>
    values.indexOf(value) < i ? [new SchemaError(file, `${pointer}/enum/${i}`, "is listed twice")] : [],
  );
}

/** Constraints that no value of the schema's own types can fail, and listed values that its types exclude. */
function contradictions({ file, pointer, keywords: schema }: SchemaNode): SchemaError[] {
  const types = [schema["type"] ?? []].flat() as TypeName[];
  if (types.length === 0) return [];
  const stated = types.join(" or ");
  const idle = Object.keys(schema).filter((keyword) => {
    const row = keywordNamed(keyword);
    const of = row?.role === "assertion" || row?.role === "applicator" ? (row.of ?? "any") : "any";
    return of !== "any" && !types.some((type) => type === of || (type === "integer" && of === "number"));
  });
  const values = Array.isArray(schema["enum"]) ? schema["enum"] : "const" in schema ? [schema["const"]] : [];
  const excluded = values.flatMap((value, i) => (types.some((type) => isOfType(value, type)) ? [] : [i]));
  const listed = "enum" in schema ? "enum" : "const";
  return [
    ...idle.map((keyword) => {
      const problem = `constrains a value of type ${keywordNamed(keyword)?.of}, but the type is ${stated}`;
      return new SchemaError(file, `${pointer}/${keyword}`, problem);
    }),
    ...excluded.map((i) => {
      const place = `${pointer}/${listed}${listed === "enum" ? `/${i}` : ""}`;
      return new SchemaError(file, place, `is excluded by the type, which is ${stated}`);
    }),
  ];
}
