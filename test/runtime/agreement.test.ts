import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compiledSchemas, validators } from "../../generated/validators/index.ts";
import type { CompiledSchema } from "../../src/runtime/validate/compiled-schema.ts";
import { IssueCollector } from "../../src/runtime/validate/issue-collector.ts";
import { Report } from "../../src/runtime/validate/report.ts";
import { valuesOfSchema } from "../../src/testing/payloads.ts";
import { runs } from "../budget.ts";
import { oracle } from "../oracle.ts";
import { json, nearValid } from "../values.ts";

const payloadSchema = compiledSchemas.payload;

/** The full validator's verdict, asked without the guard going before it. */
function fullVerdict(compiled: CompiledSchema, value: unknown): boolean {
  const report = new Report(100);
  new IssueCollector(compiled, [], report).run(value);
  return report.issues.length === 0;
}

describe("guard, full validator and Ajv in memory give one verdict", () => {
  const sources = { "near misses": nearValid, "arbitrary JSON": json };
  describe.each(Object.entries<CompiledSchema>(compiledSchemas))("%s", (name, compiled) => {
    const validate = oracle(name);
    it.each(Object.entries({ ...sources, "generated values": valuesOfSchema(name) }))("on %s", (_, values) => {
      fc.assert(
        fc.property(values, (value) => {
          const verdict = compiled.guard(value);
          expect(fullVerdict(compiled, value)).toBe(verdict);
          expect(validate(value)).toBe(verdict);
          expect(validators[name as keyof typeof validators].validate(value).issues === undefined).toBe(verdict);
        }),
        { numRuns: runs(1500) },
      );
    });
  });

  it("with one member of a valid value spoilt", () => {
    const spoilt = fc.tuple(valuesOfSchema("payload"), fc.nat(), fc.jsonValue()).map(([value, index, other]) => {
      const keys = Object.keys(value as object);
      return { ...(value as object), [keys[index % keys.length] as string]: other };
    });
    fc.assert(
      fc.property(spoilt, (value) => {
        const verdict = payloadSchema.guard(value);
        expect(fullVerdict(payloadSchema, value)).toBe(verdict);
        expect(oracle("payload")(value)).toBe(verdict);
      }),
      { numRuns: runs(3000) },
    );
  });
});
