import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/generate/compile.ts";
import { testCode } from "../../src/generate/guard.ts";
import { ModuleWriter } from "../../src/generate/writer.ts";
import { idOf, type SchemaObject } from "../../src/schemas/schema.ts";

/** Schemas made of every keyword that the guard's generator knows. */
const schema: fc.Arbitrary<SchemaObject> = fc.letrec((tie) => {
  const keys = fc.constantFrom("a", "b", "c", "__proto__");
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
    minimum: fc.constantFrom(-1, 0, 1.5),
    minItems: fc.constantFrom(0, 1, 2),
    required: fc.uniqueArray(keys, { maxLength: 2 }),
  };
}

const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
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
    ),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "c", "__proto__"), tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

function guardOf(schema: SchemaObject): (value: unknown) => boolean {
  const writer = new ModuleWriter();
  const test = testCode(compile(new Map([["x", schema]]), "x"), "value", writer);
  return new Function("value", `${writer.functions.join("\n")}\nreturn ${test};`) as (value: unknown) => boolean;
}

const ajv = new Ajv2020({
  strict: false,
  strictNumbers: true,
  ownProperties: true,
  addUsedSchema: false,
  validateSchema: false,
});

describe("a guard", () => {
  it("gives Ajv's verdict for any schema of the keywords that it knows, and any value", () => {
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 1, maxLength: 12 }), (schema, values) => {
        const oracle = ajv.compile(schema);
        const guard = guardOf({ $id: idOf("x"), ...schema });
        for (const value of values) expect(guard(value), JSON.stringify(value)).toBe(oracle(value));
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps more than 31 facts apart", () => {
    const keys = Array.from({ length: 70 }, (_, i) => `k${i}`);
    const guard = guardOf({ required: keys, anyOf: [{ required: ["k33"] }, { not: { required: ["k65"] } }] });
    const whole = Object.fromEntries(keys.map((key) => [key, 1]));
    expect(guard(whole)).toBe(true);
    for (const key of keys) {
      const { [key]: _, ...rest } = whole;
      expect(guard(rest), key).toBe(false);
    }
  });

  it("settles a text by its first character only where the pattern is a single class", () => {
    expect(guardOf({ pattern: "[^\\s]" })("\u3000x")).toBe(true);
    expect(guardOf({ pattern: "^[a-c]$" })("ab")).toBe(false);
    const writer = new ModuleWriter();
    testCode({ op: "pattern", pattern: "^[a-c]$" }, "value", writer);
    expect(writer.functions.join()).not.toContain("charCodeAt");
  });
});
