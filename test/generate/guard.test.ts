import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patternsModule } from "../../src/generate/validators/patterns.ts";
import { keywordsWhere } from "../../src/schemas/keywords.ts";
import { everySchemaIn, SchemaModel } from "../../src/schemas/model.ts";
import { idOf } from "../../src/schemas/schema.ts";
import { runs } from "../budget.ts";
import { asJson } from "../values.ts";

import { guardOf } from "./in-memory.ts";
import { ajvOrNothing, isForAjv, schema, sparseSchema, value } from "./random-schemas.ts";
import { secondOpinion } from "./second-opinion.ts";

/** Whether a value can be written as JSON. */
const isJson = (value: unknown): boolean => isDeepStrictEqual(asJson(value), value);

describe("a guard", () => {
  it("gives the verdict of Ajv and of a second validator for any schema and any value, and where they differ that of the second", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(schema, sparseSchema),
        fc.array(value, { minLength: 1, maxLength: 12 }),
        async (schema, values) => {
          const oracle = ajvOrNothing(schema);
          const guard = guardOf({ $id: idOf("x"), ...schema });
          for (const [i, value] of values.filter((one) => isForAjv(schema, one)).entries()) {
            const verdict = guard(value);
            if (verdict !== oracle?.(value) || (i === 0 && isJson(value)))
              expect(verdict, JSON.stringify(value)).toBe(await secondOpinion(schema, value));
          }
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  it("takes infinity, which JSON.parse makes of 1e999, for larger than any maximum and smaller than no minimum", () => {
    for (const [schema, isValid] of [
      [{ maximum: 5 }, false],
      [{ exclusiveMaximum: 5 }, false],
      [{ minimum: 5 }, true],
      [{ exclusiveMinimum: 5 }, true],
    ] as const)
      expect(guardOf({ $id: idOf("x"), ...schema })(JSON.parse("1e999"))).toBe(isValid);
  });

  it("is held to that verdict for every keyword that can be compiled", () => {
    const model = new SchemaModel(new Map(fc.sample(schema, 300).map((one, i) => [`x${i}`, one])));
    const used = model.names.flatMap((name) =>
      [...everySchemaIn(model.root(name))].flatMap(({ keywords }) => Object.keys(keywords)),
    );
    const compiled = keywordsWhere(({ isCompiled }) => isCompiled === true).filter((name) => name !== "$ref");
    expect(new Set(used)).toEqual(new Set(compiled));
  });

  it("keeps more than 31 bits apart", () => {
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
    expect(patternsModule(new SchemaModel(new Map([["x", { pattern: "^[a-c]$" }]])))).not.toContain("charCodeAt");
    expect(patternsModule(new SchemaModel(new Map([["x", { pattern: "[a-c]" }]])))).toContain("charCodeAt");
  });
});
