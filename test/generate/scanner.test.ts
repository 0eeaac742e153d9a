import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as skip from "../../src/runtime/json/skip.ts";
import * as bytes from "../../src/runtime/text/bytes.ts";
import * as state from "../../src/runtime/text/scan-state.ts";
import type { SchemaObject } from "../../src/schemas/schema.ts";
import { occurrences, runs } from "../budget.ts";
import { exactVerdict, writing, written } from "../runtime/texts.ts";
import { named } from "./evaluate.ts";
import { generatedFor } from "./in-memory.ts";
import { sparseSchema, value } from "./random-schemas.ts";

/** The bytes validator that is generated for a schema, without a file being written. */
const validatorOf = (schema: SchemaObject): bytes.BytesValidator =>
  generatedFor(named(schema) as SchemaObject).bytesValidator;

describe("a generated scanner", () => {
  it("is sure of no object with a key twice that the schema mentions, if only for values of another type", () => {
    const { scan } = bytes.schemaOf(validatorOf({ not: { type: "null", required: ["a"] } })) as bytes.BytesSchema;
    const answerTo = (text: string) => scan(new TextEncoder().encode(text), 0, state.createScanState());
    expect([answerTo('{"a":1}'), answerTo('{"a":1,"a":2}')]).toEqual([7, skip.unsure]);
  });

  it("never contradicts the exact path, for any schema, any value and any way to write it", () => {
    const answers: Record<string, number> = {};
    const texts = fc.array(fc.tuple(value, writing), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sparseSchema, texts, (schema, texts) => {
        const { scan, compiledSchemaOf } = bytes.schemaOf(validatorOf(schema)) as bytes.BytesSchema;
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
