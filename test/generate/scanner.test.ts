import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scannerModule } from "../../src/generate/scanners/module.ts";
import { validatorModule } from "../../src/generate/validators/module.ts";
import { patternsModule } from "../../src/generate/validators/patterns.ts";
import * as skip from "../../src/runtime/json/skip.ts";
import * as bytes from "../../src/runtime/text/bytes.ts";
import * as state from "../../src/runtime/text/scan-state.ts";
import * as compiled from "../../src/runtime/validate/compiled-schema.ts";
import * as members from "../../src/runtime/validate/members.ts";
import * as own from "../../src/runtime/validate/presence.ts";
import * as validator from "../../src/runtime/validate/validator.ts";
import { type Random, randomFrom } from "../../src/sample/random.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { idOf, type Schema, SchemaError, type SchemaObject } from "../../src/schemas/schema.ts";
import { occurrences, runs } from "../budget.ts";
import { exactVerdict, writing, written } from "../runtime/texts.ts";
import { evaluate, named } from "./evaluate.ts";
import { schema, value } from "./random-schemas.ts";

/** The bytes validator that is generated for a schema, without a file being written. */
function validatorOf(schema: SchemaObject): bytes.BytesValidator {
  const set = new SchemaModel(new Map([["x", { $id: idOf("x"), ...(named(schema) as SchemaObject) }]]));
  const modules: Record<string, unknown> = {
    bytes,
    "compiled-schema": compiled,
    "scan-state": state,
    presence: own,
    members,
    skip,
    validator,
  };
  const from = (path: string) => modules[/([\w-]+)\.ts$/.exec(path)?.[1] ?? ""];
  modules["patterns"] = evaluate(patternsModule(set), from);
  modules["x"] = evaluate(validatorModule(set, "x"), from);
  return evaluate(scannerModule(set, "x"), from)["xBytes"] as bytes.BytesValidator;
}

/** The schema with a part of its keywords: with all of them, hardly any value is valid. */
function sparse(schema: Schema, random: Random): Schema {
  if (typeof schema === "boolean") return random(4) > 0 || schema;
  const kept = Object.entries(schema).filter(([keyword]) => random(20) < (/enum|const/.test(keyword) ? 1 : 7));
  return Object.fromEntries(
    kept.map(([keyword, held]) => {
      if (["items", "not", "if", "then", "else"].includes(keyword)) return [keyword, sparse(held as Schema, random)];
      if (["allOf", "anyOf"].includes(keyword)) return [keyword, (held as Schema[]).map((one) => sparse(one, random))];
      if (keyword !== "properties") return [keyword, held];
      const entries = Object.entries(held as Record<string, Schema>);
      return [keyword, Object.fromEntries(entries.map(([key, one]) => [key, sparse(one, random)]))];
    }),
  );
}

const sparseSchema = fc
  .tuple(schema, fc.nat())
  .map(([schema, seed]) => sparse(schema, randomFrom(seed)) as SchemaObject);

describe("a generated scanner", () => {
  it("is never at odds with the long way, for any schema, any value and any way to write it", () => {
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
