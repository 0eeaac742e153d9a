import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drafts } from "../../src/schemas/drafts.ts";
import { keywords } from "../../src/schemas/keywords.ts";
import { readableSchemas } from "../../src/schemas/metaschema.ts";
import { SchemaError, type SchemaObject } from "../../src/schemas/schema.ts";
import { strictErrors } from "../../src/schemas/strict.ts";
import { upgradedSchemas } from "../../src/schemas/upgrade.ts";
import { runs } from "../budget.ts";

const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...Object.keys(keywords), "id", "dependencies", "a", "0", "") },
  { weight: 1, arbitrary: fc.constantFrom("__proto__", "constructor", "a/b", "~") },
);
const scalars = [null, true, false, 0, 1, -1, 1.5, "", "#", "#/definitions/a", "#a", "http://a/b#c", "string", "["];
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...scalars, "urn:x:y", "http://["),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
}));
const file = fc.dictionary(key, value, { maxKeys: 6 }) as fc.Arbitrary<SchemaObject>;

describe("any JSON objects as schema files", () => {
  it("give errors with a position, and never an exception", () => {
    fc.assert(
      fc.property(file, file, fc.constantFrom(...drafts), (x, y, draft) => {
        const errors: SchemaError[] = [];
        const files = new Map([
          ["x", x],
          ["y", y],
        ]);
        const { schemas } = upgradedSchemas(files, { draft, refuse: (error) => errors.push(error) });
        const { schemas: readable, breaches } = readableSchemas(schemas);
        for (const error of [...errors, ...breaches, ...strictErrors(readable)]) {
          expect(error).toBeInstanceOf(SchemaError);
          expect(error.pointer).toMatch(/^($|\/)/);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
