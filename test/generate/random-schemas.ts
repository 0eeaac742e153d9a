import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { type Random, randomFrom } from "../../src/sample/random.ts";
import { withSubschemas } from "../../src/schemas/keywords.ts";
import { isSchemaObject, type Schema, type SchemaObject } from "../../src/schemas/schema.ts";

/** Few enough that schemas and values meet; some have characters that decoders, normalizers or expressions drop. */
const keyNames = ["a", "b", "c", "constructor", "\ufeffa", "a\u0301", "\u{1f600}"];

/** What the schemas refer to: of one value, and of values that hold others of the same kind. */
const definitions = {
  short: { maxLength: 1, maxItems: 1 },
  tree: { properties: { a: { $ref: "#/$defs/tree" }, b: { type: "string" } }, items: { $ref: "#/$defs/tree" } },
};

export const withDefinitions = (schema: SchemaObject): SchemaObject =>
  JSON.stringify(schema).includes("#/$defs/") ? { ...schema, $defs: definitions } : schema;

export const withoutDefinitions = ({ $defs: _, ...schema }: SchemaObject): SchemaObject => schema;

/** Schemas made of every keyword that can be compiled. */
export const schema: fc.Arbitrary<SchemaObject> = fc
  .letrec((tie) => {
    const keys = fc.constantFrom(...keyNames);
    const some = (arbitrary: fc.Arbitrary<unknown>) => fc.array(arbitrary, { minLength: 1, maxLength: 2 });
    const inner = fc.oneof(
      { maxDepth: 2 },
      { weight: 4, arbitrary: someOf(flat(keys), 4) },
      { weight: 1, arbitrary: tie("schema") },
    );
    const innerOrBoolean = fc.oneof(inner, fc.boolean());
    return {
      schema: someOf(
        {
          ...flat(keys),
          properties: fc.dictionary(keys, innerOrBoolean, { maxKeys: 3 }),
          patternProperties: fc.dictionary(fc.constantFrom("^a", "[bc]", "o"), innerOrBoolean, { maxKeys: 2 }),
          additionalProperties: innerOrBoolean,
          unevaluatedProperties: innerOrBoolean,
          propertyNames: inner,
          dependentSchemas: fc.dictionary(keys, inner, { maxKeys: 2 }),
          items: innerOrBoolean,
          prefixItems: some(inner),
          contains: inner,
          unevaluatedItems: innerOrBoolean,
          allOf: some(inner),
          anyOf: some(inner),
          oneOf: some(inner),
          not: inner,
          if: fc.oneof(fc.record({ required: fc.tuple(keys) }), inner),
          then: inner,
          else: inner,
        },
        8,
      ),
    };
  })
  .schema.map((one) => withDefinitions(one as SchemaObject));

/** Some of the keywords, each with a value of its own. */
function someOf(keywords: Readonly<Record<string, fc.Arbitrary<unknown>>>, most: number): fc.Arbitrary<SchemaObject> {
  const entries = Object.entries(keywords).map(([name, value]) => fc.tuple(fc.constant(name), value));
  return fc.array(fc.oneof(...entries), { maxLength: most }).map((some) => Object.fromEntries(some));
}

function flat(keys: fc.Arbitrary<string>) {
  const types = fc.constantFrom("null", "boolean", "integer", "number", "string", "array", "object");
  return {
    $ref: fc.constantFrom("#/$defs/short", "#/$defs/tree"),
    type: fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 })),
    enum: fc.uniqueArray(fc.constantFrom(null, true, 0, 1, "", "a", [], {}, [1], { a: 1 }), { minLength: 1 }),
    const: fc.constantFrom(null, false, 1, "a", [], { b: [] }),
    pattern: fc.constantFrom("^a", "[^\\s]", "[a-c]", "b$"),
    format: fc.constantFrom("date", "email", "any"),
    minLength: fc.constantFrom(0, 1, 2),
    maxLength: fc.constantFrom(0, 1, 2),
    minimum: fc.constantFrom(-1, 0, 1.5),
    maximum: fc.constantFrom(0, 1, 1.5),
    exclusiveMinimum: fc.constantFrom(-1, 0, 1.5),
    exclusiveMaximum: fc.constantFrom(0, 1, 1.5),
    multipleOf: fc.constantFrom(1, 1.5, 0.5),
    uniqueItems: fc.boolean(),
    minContains: fc.constantFrom(0, 1, 2),
    maxContains: fc.constantFrom(0, 1, 2),
    minProperties: fc.constantFrom(0, 1, 2),
    maxProperties: fc.constantFrom(0, 1, 2),
    dependentRequired: fc.dictionary(keys, fc.uniqueArray(keys, { maxLength: 2 }), { maxKeys: 2 }),
    minItems: fc.constantFrom(0, 1, 2),
    maxItems: fc.constantFrom(0, 1, 2),
    required: fc.uniqueArray(keys, { maxLength: 2 }),
  };
}

export const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      1,
      -1,
      1.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      "",
      "a",
      "ab",
      " ",
      "\u00e9",
      "\u{1f600}",
    ),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keyNames), tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const ajv = new Ajv2020({
  strict: false,
  strictNumbers: true,
  ownProperties: true,
  addUsedSchema: false,
  validateSchema: false,
});

/**
 * Whether Ajv has a say on a value. It lets infinity pass a maximum and `multipleOf`, because that is no JSON; but `JSON.parse` makes it of 1e999,
 * which is larger than any maximum.
 */
export const isForAjv = (schema: SchemaObject, value: unknown): boolean =>
  !(/aximum|multipleOf/.test(JSON.stringify(schema)) && holdsInfinity(value));

const holdsInfinity = (value: unknown): boolean =>
  value === Number.POSITIVE_INFINITY ||
  (typeof value === "object" && value !== null && Object.values(value).some(holdsInfinity));

/** Ajv in memory for one of the schemas. */
export const ajvFor = (schema: SchemaObject): ValidateFunction => ajv.compile(schema);

/** The same; `undefined` for a schema whose code it cannot make ("props0 is not defined"). */
export function ajvOrNothing(schema: SchemaObject): ValidateFunction | undefined {
  try {
    return ajvFor(schema);
  } catch {
    return undefined;
  }
}

/** The schema with a part of its keywords: with all of them, hardly any value is valid. */
function sparse(schema: unknown, random: Random): Schema {
  if (!isSchemaObject(schema)) return random(4) > 0 || (schema as boolean);
  const isKept = (keyword: string) => random(20) < (/enum|const/.test(keyword) ? 1 : 7);
  const kept = Object.fromEntries(Object.entries(schema).filter(([keyword]) => isKept(keyword)));
  return withSubschemas(kept, (inner) => sparse(inner, random));
}

/** Schemas of few keywords each. */
export const sparseSchema = fc
  .tuple(schema, fc.nat())
  .map(([schema, seed]) => withDefinitions(sparse(withoutDefinitions(schema), randomFrom(seed)) as SchemaObject));
