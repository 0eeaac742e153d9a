import { type Schema as CfworkerSchema, Validator } from "@cfworker/json-schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromPointer, valueAt } from "../../src/runtime/validate/path.ts";
import type { Schema, SchemaObject } from "../../src/schemas/schema.ts";
import { strictErrors } from "../../src/schemas/strict.ts";
import { occurrences, runs } from "../budget.ts";

const key = fc.constantFrom("a", "b");
const scalar = fc.constantFrom<unknown>(null, true, 0, 1, 1.5, 2, "", "a", "ab");
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.dictionary(key, scalar, { maxKeys: 2 }));
const limit = fc.integer({ min: 0, max: 3 });
const type = fc.constantFrom("null", "boolean", "integer", "number", "string", "array", "object");

/** One level of a schema, with keywords that may contradict each other. */
const level = (inner: fc.Arbitrary<unknown>) =>
  fc
    .array(
      fc.oneof(
        fc.record({ type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 2 })) }),
        fc.record({ minLength: limit, maxLength: limit }),
        fc.record({ minItems: limit, maxItems: limit }),
        fc.record({ minProperties: limit, maxProperties: limit }),
        fc.record({ minimum: limit, maximum: limit }),
        fc.record({ exclusiveMinimum: limit, maximum: limit }),
        fc.record({ minimum: limit, exclusiveMaximum: limit }),
        fc.record({ contains: inner, minContains: limit, maxContains: limit }),
        fc.record({ enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }) }),
        fc.record({ const: scalar }),
        fc.record({ required: fc.uniqueArray(key), properties: fc.dictionary(key, inner, { maxKeys: 2 }) }),
        fc.record({ additionalProperties: fc.boolean() }),
        fc.record({ if: inner, then: inner, else: inner }),
        fc.record({ anyOf: fc.array(inner, { minLength: 1, maxLength: 2 }) }),
        fc.record({ oneOf: fc.array(inner, { minLength: 1, maxLength: 3 }) }),
      ),
      { maxLength: 4 },
    )
    .map((parts): SchemaObject => Object.assign({}, ...parts));
const schema = level(fc.oneof(fc.boolean(), level(fc.boolean())));

const isValid = (of: Schema, one: unknown): boolean =>
  new Validator(of as CfworkerSchema, "2020-12").validate(one).valid;

/** The types of which no value is valid where the keyword contradicts another one. */
const typesOf: readonly [RegExp, (one: unknown) => boolean][] = [
  [/Length$/, (one) => typeof one === "string"],
  [/(Items|Contains)$/, Array.isArray],
  [/(Properties|required)$/, (one) => typeof one === "object" && one !== null && !Array.isArray(one)],
  [/(minimum|Minimum)$/, (one) => typeof one === "number"],
];

const at = (root: SchemaObject, path: readonly string[]) => valueAt(root, path) as SchemaObject;

/** Whether a value shows that a finding is wrong; `undefined` for a finding of which no value can say so. */
function isRefuted(root: SchemaObject, path: readonly string[], problem: string, one: unknown): boolean | undefined {
  const steps = ["enum", "required", "anyOf", "oneOf"].includes(path.at(-2) ?? "") ? 2 : 1;
  const [holder, keyword] = [at(root, path.slice(0, -steps)), path.at(-steps) as string];
  if (problem.startsWith("is excluded by")) return isValid(holder, valueAt(root, path));
  if (/so no (number|string|array|object) is valid$/.test(problem)) {
    const isOf = typesOf.find(([name]) => name.test(keyword))?.[1];
    return isOf?.(one) === true && isValid(holder, one);
  }
  if (!problem.startsWith("no value ")) return undefined;
  const { if: test, anyOf: _, oneOf: __, then: ___, else: ____, ...around } = holder;
  const condition = keyword === "then" ? [test] : keyword === "else" ? [{ not: test }] : [];
  return isValid({ allOf: [around, ...condition, at(root, path)] }, one);
}

describe("what the strict check finds", () => {
  it("is true: no value shows the contrary", () => {
    const counts = { found: 0 };
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 10, maxLength: 20 }), (root, values) => {
        for (const { pointer, problem } of strictErrors(new Map([["x", root]]))) {
          for (const one of values) {
            const refuted = isRefuted(root, fromPointer(pointer), problem, one);
            if (refuted !== undefined) counts.found++;
            expect(refuted ?? false, `${pointer}: ${problem} ${JSON.stringify(one)}`).toBe(false);
          }
        }
      }),
      { numRuns: runs(500) },
    );
    expect(counts.found).toBeGreaterThan(occurrences(500));
  });
});
