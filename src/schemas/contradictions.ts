import { isOfType, keywordNamed, type TypeName } from "./keywords.ts";
import type { SchemaNode } from "./model.ts";
import { isSchemaObject, type SchemaObject } from "./schema.ts";
import type { Finding } from "./strict.ts";

/** Constraints of one schema that contradict each other, so that values of some type, or all, are never valid. */
export function* contradictions({ keywords }: SchemaNode): Generator<Finding> {
  yield* constraintsOfOtherTypes(keywords);
  yield* listedValues(keywords);
  yield* limits(keywords);
  yield* forbiddenKeys(keywords);
}

/** The types that a schema states; `undefined` where it states none. */
export function typesIn({ type }: SchemaObject): readonly TypeName[] | undefined {
  return type === undefined ? undefined : ([type].flat() as TypeName[]);
}

/** Constraints that no value of the schema's own types can fail. */
function* constraintsOfOtherTypes(schema: SchemaObject): Generator<Finding> {
  const types = typesIn(schema);
  if (types === undefined || types.length === 0) return;
  for (const keyword of Object.keys(schema)) {
    const row = keywordNamed(keyword);
    const of = row?.role === "assertion" || row?.role === "applicator" ? (row.of ?? "any") : "any";
    if (of === "any" || types.some((type) => type === of || (type === "integer" && of === "number"))) continue;
    yield [[keyword], `constrains a value of type ${of}, but the type is ${types.join(" or ")}`];
  }
}

/** Values that are listed twice, which the metaschema allows, or not at all, and those that the type excludes. */
function* listedValues(schema: SchemaObject): Generator<Finding> {
  const types = typesIn(schema) ?? [];
  for (const [path, value] of listedIn(schema)) {
    if (types.length > 0 && !types.some((type) => isOfType(value, type)))
      yield [path, `is excluded by the type, which is ${types.join(" or ")}`];
  }
  if (!Array.isArray(schema["enum"])) return;
  const values = schema["enum"].map((value) => JSON.stringify(value));
  if (values.length === 0) yield [["enum"], "must not be empty"];
  for (const [i, value] of values.entries()) if (values.indexOf(value) < i) yield [["enum", i], "is listed twice"];
}

/** The values of `enum` and `const`, each with the path to it. */
export function listedIn(schema: SchemaObject): [path: (string | number)[], value: unknown][] {
  const values = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  const listed = values.map((value, i): [(string | number)[], unknown] => [["enum", i], value]);
  return "const" in schema ? [...listed, [["const"], schema["const"]]] : listed;
}

/** Minima above the maximum of the same thing. */
function* limits(schema: SchemaObject): Generator<Finding> {
  for (const [lower, upper, isExclusive = false] of opposed) {
    const [minimum, maximum] = [schema[lower], schema[upper]];
    if (typeof minimum !== "number" || typeof maximum !== "number") continue;
    const outcome = `\`${upper}\`, so no ${keywordNamed(lower)?.of} is valid`;
    if (minimum > maximum) yield [[lower], `is greater than ${outcome}`];
    else if (isExclusive && minimum === maximum) yield [[lower], `equals ${outcome}`];
  }
  if (schema["maxContains"] === 0 && "contains" in schema && schema["minContains"] === undefined)
    yield [["maxContains"], "is less than `minContains`, which is 1 where it is not stated, so no array is valid"];
}

const opposed: readonly (readonly [lower: string, upper: string, isExclusive?: boolean])[] = [
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minContains", "maxContains"],
  ["minProperties", "maxProperties"],
  ["minimum", "maximum"],
  ["minimum", "exclusiveMaximum", true],
  ["exclusiveMinimum", "maximum", true],
  ["exclusiveMinimum", "exclusiveMaximum", true],
];

/** Keys that are required and forbidden. */
function* forbiddenKeys(schema: SchemaObject): Generator<Finding> {
  const { required, properties = {}, patternProperties = {}, additionalProperties } = schema;
  if (!Array.isArray(required) || !isSchemaObject(properties) || !isSchemaObject(patternProperties)) return;
  const isClosed = additionalProperties === false && Object.keys(patternProperties).length === 0;
  for (const [i, key] of required.entries()) {
    if (Object.hasOwn(properties, key)) {
      if (properties[key] === false) yield [["required", i], "is forbidden by `properties`, so no object is valid"];
    } else if (isClosed) yield [["required", i], "is forbidden by `additionalProperties`, so no object is valid"];
  }
}
