import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as skip from "../../src/runtime/json/skip.ts";
import * as bytes from "../../src/runtime/text/bytes.ts";
import * as state from "../../src/runtime/text/scan-state.ts";
import { type Random, randomFrom } from "../../src/sample/random.ts";
import { withSubschemas } from "../../src/schemas/keywords.ts";
import { isSchemaObject, type Schema, SchemaError, type SchemaObject } from "../../src/schemas/schema.ts";
import { occurrences, runs } from "../budget.ts";
import { exactVerdict, writing, written } from "../runtime/texts.ts";
import { named } from "./evaluate.ts";
import { generatedFor } from "./in-memory.ts";
import { schema, value } from "./random-schemas.ts";

/** The bytes validator that is generated for a schema, without a file being written. */
const validatorOf = (schema: SchemaObject): bytes.BytesValidator =>
  generatedFor(named(schema) as SchemaObject).bytesValidator;

/** The schema with a part of its keywords: with all of them, hardly any value is valid. */
function sparse(schema: unknown, random: Random): Schema {
  if (!isSchemaObject(schema)) return random(4) > 0 || (schema as boolean);
  const isKept = (keyword: string) => random(20) < (/enum|const/.test(keyword) ? 1 : 7);
  const kept = Object.fromEntries(Object.entries(schema).filter(([keyword]) => isKept(keyword)));
  return withSubschemas(kept, (inner) => sparse(inner, random));
}

const sparseSchema = fc
  .tuple(schema, fc.nat())
  .map(([schema, seed]) => sparse(schema, randomFrom(seed)) as SchemaObject);

describe("a generated scanner", () => {
  it("never contradicts the exact path, for any schema, any value and any way to write it", () => {
    const answers: Record<string, number> = {};
    const texts = fc.array(fc.tuple(value, writing), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sparseSchema, texts, (schema, texts) => {
        let generated: bytes.BytesValidator;
        try {
          generated = validatorOf(schema);
        } catch (error) {
          if (error instanceof SchemaError) return; // such as items under a condition
          throw error;
        }
        const { scan, compiledSchemaOf } = bytes.schemaOf(generated) as bytes.BytesSchema;
        for (const [value, way] of texts) {
          const text = written(value, way).trim();
          const input = new TextEncoder().encode(text);
          const end = scan(input, 0, state.createScanState());
          const isValid = exactVerdict(input, compiledSchemaOf).status === "valid";
          const answer = end === skip.unsure ? "unsure" : String(end === input.length);
          answers[answer] = (answers[answer] ?? 0) + 1;
          if (answer !== "unsure") expect(isValid, `${JSON.stringify(schema)} of ${text}`).toBe(answer === "true");
        }
      }),
      { numRuns: runs(1500) },
    );
    for (const answer of ["true", "false", "unsure"]) expect(answers[answer]).toBeGreaterThan(occurrences(20));
  });
});
