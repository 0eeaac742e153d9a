import { Ajv, type ValidateFunction } from "ajv";
import fc from "fast-check";
import { type Random, randomFrom } from "../../src/sample/random.ts";
import { withSubschemas } from "../../src/schemas/keywords.ts";
import { isSchemaObject, type Schema, type SchemaObject } from "../../src/schemas/schema.ts";

/** Few enough that schemas and values meet; some have characters that decoders, normalizers or expressions drop. */
const keyNames = ["a", "b", "c", "constructor", "\ufeffa", "a\u0301", "\u{1f600}"];

/** Schemas made of every keyword that the guard's generator knows. */
export const schema: fc.Arbitrary<SchemaObject> = fc.letrec((tie) => {
  const keys = fc.constantFrom(...keyNames);
  const some = (arbitrary: fc.Arbitrary<unknown>) => fc.array(arbitrary, { minLength: 1, maxLength: 2 });
  const inner = fc.oneof(
    { maxDepth: 2 },
    { weight: 4, arbitrary: fc.record(flat(keys), { requiredKeys: [] }) },
    { weight: 1, arbitrary: tie("schema") },
  );
  return {
    schema: fc.record(
      {
        ...flat(keys),
        properties: fc.dictionary(keys, fc.oneof(inner, fc.boolean()), { maxKeys: 3 }),
        additionalProperties: fc.oneof(inner, fc.boolean()),
        items: inner,
        allOf: some(inner),
        anyOf: some(inner),
        not: inner,
        if: fc.oneof(fc.record({ required: fc.tuple(keys) }), inner),
        then: inner,
        else: inner,
      },
      { requiredKeys: [] },
    ),
  };
}).schema as fc.Arbitrary<SchemaObject>;

function flat(keys: fc.Arbitrary<string>) {
  const types = fc.constantFrom("null", "boolean", "integer", "number", "string", "array", "object");
  return {
    type: fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 })),
    enum: fc.uniqueArray(fc.constantFrom(null, true, 0, 1, "", "a"), { minLength: 1 }),
    const: fc.constantFrom(null, false, 1, "a"),
    pattern: fc.constantFrom("^a", "[^\\s]", "[a-c]", "b$"),
    minLength: fc.constantFrom(0, 1, 2),
    maxLength: fc.constantFrom(0, 1, 2),
    minimum: fc.constantFrom(-1, 0, 1.5),
    maximum: fc.constantFrom(0, 1, 1.5),
    exclusiveMinimum: fc.constantFrom(-1, 0, 1.5),
    exclusiveMaximum: fc.constantFrom(0, 1, 1.5),
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

/**
 * The keywords of these schemas mean the same in draft-07. Ajv for 2020-12 also keeps account of evaluated properties, which none of
 * them asks for, and fails on it in some schemas with a `not` of everything ("props0 is not defined").
 */
const ajv = new Ajv({
  strict: false,
  strictNumbers: true,
  ownProperties: true,
  addUsedSchema: false,
  validateSchema: false,
});

/**
 * Whether Ajv has a say on a value. It lets infinity pass a maximum, because that is no JSON; but `JSON.parse` makes it of 1e999,
 * which is larger than any maximum.
 */
export const isForAjv = (schema: SchemaObject, value: unknown): boolean =>
  !(JSON.stringify(schema).includes("aximum") && holdsInfinity(value));

const holdsInfinity = (value: unknown): boolean =>
  value === Number.POSITIVE_INFINITY ||
  (typeof value === "object" && value !== null && Object.values(value).some(holdsInfinity));

/** Ajv in memory for one of the schemas. */
export const ajvFor = (schema: SchemaObject): ValidateFunction => ajv.compile(schema);

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
  .map(([schema, seed]) => sparse(schema, randomFrom(seed)) as SchemaObject);
