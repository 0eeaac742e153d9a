import { isSchemaObject, type Schema, type SchemaObject } from "../../schemas/schema.ts";
import { arrayType, describesItems } from "./arrays.ts";
import { type Around, type References, type TypeContext, union } from "./context.ts";
import { anyOfKind, anythingOf, type Kind, kindOf, kindsOf, listedIn } from "./kinds.ts";
import { literalType } from "./literals.ts";
import { describesMembers, objectType } from "./objects.ts";

/** The members of the union that is the type of a schema. */
export function alternativesOf(schema: Schema, around: Around, context: TypeContext): readonly string[] {
  if (!isSchemaObject(schema)) return schema ? anythingOf(around.kinds) : [];
  if (isAnything(schema["not"])) return [];
  const inner = within(schema, around, context);
  const anything = union(anythingOf(inner.kinds));
  const parts = [ownAlternatives(schema, inner, context), ...partsOf(schema, inner, context)];
  const telling = parts.filter((part) => union(part) !== anything);
  const [first, ...others] = telling;
  if (first === undefined) return anythingOf(inner.kinds);
  if (telling.some((part) => part.length === 0)) return [];
  return others.length === 0 ? first : [telling.map((part) => `(${union(part)})`).join(" & ")];
}

const isAnything = (schema: unknown): boolean =>
  schema === true || (isSchemaObject(schema) && Object.keys(schema).length === 0);

/** What a schema and those around it say, for the schemas that it applies to the same value. */
function within(schema: SchemaObject, around: Around, { references }: TypeContext): Around {
  return {
    kinds: kindsOf(schema, references).filter((kind) => around.kinds.includes(kind)),
    properties: { ...around.properties, ...propertiesOf(schema, references) },
    required: [...around.required, ...((schema["required"] ?? []) as string[])],
  };
}

/** The members that a schema and its parts describe. */
function propertiesOf(schema: Schema, references: References, seen: readonly Schema[] = []): Record<string, Schema> {
  if (!isSchemaObject(schema) || seen.includes(schema)) return {};
  const referred = references.get(String(schema["$ref"]))?.form ?? true;
  const parts = [referred, ...((schema["allOf"] ?? []) as Schema[])];
  const inParts = parts.map((part) => propertiesOf(part, references, [...seen, schema]));
  return Object.assign({}, ...inParts, schema["properties"]);
}

/** What a schema says by itself, without the schemas that it applies to the same value. */
function ownAlternatives(schema: SchemaObject, inner: Around, context: TypeContext): readonly string[] {
  const { kinds } = inner;
  const listed = listedIn(schema);
  if (listed !== undefined) return listed.filter((value) => kinds.includes(kindOf(value))).map(literalType);
  const types = kinds.map((kind) => {
    if (kind === "object" && describesMembers(schema)) return objectType(schema, inner, context);
    return kind === "array" && describesItems(schema) ? arrayType(schema, context) : anyOfKind(kind);
  });
  return types.every((type, i) => type === anyOfKind(kinds[i] as Kind)) ? anythingOf(kinds) : types;
}

/** The alternatives of each schema that applies to the same value. */
function partsOf(schema: SchemaObject, inner: Around, context: TypeContext): (readonly string[])[] {
  const referred = context.references.get(String(schema["$ref"]));
  const parts = ((schema["allOf"] ?? []) as Schema[]).map((part) => alternativesOf(part, inner, context));
  const choices = ["anyOf", "oneOf"].filter((choice) => choice in schema);
  const chosen = choices.map((choice) => choiceOf(schema[choice] as Schema[], inner, context));
  return [...(referred === undefined ? [] : [[referred.name]]), ...parts, ...chosen];
}

/** The union of some branches. One that admits everything makes the others superfluous. */
function choiceOf(branches: readonly Schema[], inner: Around, context: TypeContext): readonly string[] {
  const anything = union(anythingOf(inner.kinds));
  const types = branches.map((branch) => alternativesOf(branch, inner, context));
  if (types.some((type) => union(type) === anything)) return anythingOf(inner.kinds);
  return branches.flatMap((branch, i) => titled(branch, types[i] as readonly string[], context));
}

/** An alternative with a title of its own becomes a type of its own. */
function titled(branch: Schema, types: readonly string[], context: TypeContext): readonly string[] {
  if (!isSchemaObject(branch) || typeof branch["title"] !== "string" || "$ref" in branch) return types;
  const name = context.declare(branch, types);
  return name === undefined ? types : [name];
}
