import { Ajv2020 } from "ajv/dist/2020.js";
import { isOfType, keywordNamed, keywordsWhere, type TypeName, withSubschemas } from "./keywords.ts";
import { everySchemaIn, SchemaModel, type SchemaNode } from "./model.ts";
import { isSchemaObject, type Schema, SchemaError, type SchemaSet } from "./schema.ts";

/**
 * What Ajv finds in the schema files: breaches of the metaschema of 2020-12, unknown keywords, and all else that its strict mode
 * calls a mistake, such as a `then` without an `if`. One sentence for each, with the file and the pointer.
 */
export function strictFindings(set: SchemaSet): string[] {
  const model = new SchemaModel(set);
  return model.names.flatMap((name) => {
    const root = model.root(name);
    const breaches = metaschemaBreaches(root);
    // Only a schema that the metaschema allows can be read further.
    return breaches.length > 0
      ? breaches
      : [...everySchemaIn(root)].flatMap((node) => [...strictFinding(node), ...contradictions(node)]);
  });
}

const finding = (file: string, pointer: string, problem: string): string =>
  new SchemaError(file, pointer, problem).message;

function metaschemaBreaches({ file, schema }: SchemaNode): string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  if (ajv.validateSchema(schema) === true) return [];
  // A branch of the metaschema fails whenever one of its subschemas fails; the innermost error is the one to fix.
  const errors = (ajv.errors ?? []).filter(({ keyword }) => keyword !== "$dynamicRef");
  return [...new Set(errors.map(({ instancePath, message = "" }) => finding(file, instancePath, message)))];
}

/** Checks each schema alone, without its subschemas, so that the position of a finding is known. */
function strictFinding({ file, pointer, schema }: SchemaNode): string[] {
  try {
    ajvInStrictMode().compile(alone(schema));
    return [];
  } catch (error) {
    return [finding(file, pointer, (error as Error).message.replace(/^strict mode: /, ""))];
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

/** Constraints that no value of the schema's own types can fail, and listed values that its types exclude. */
function contradictions({ file, pointer, keywords: schema }: SchemaNode): string[] {
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
    ...idle.map((keyword) =>
      finding(
        file,
        `${pointer}/${keyword}`,
        `constrains a value of type ${keywordNamed(keyword)?.of}, but the type is ${stated}`,
      ),
    ),
    ...excluded.map((i) =>
      finding(
        file,
        `${pointer}/${listed}${listed === "enum" ? `/${i}` : ""}`,
        `is excluded by the type, which is ${stated}`,
      ),
    ),
  ];
}
