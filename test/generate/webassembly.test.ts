import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesModule } from "../../src/generate/scanners/assembly.ts";
import { idOf, type SchemaObject } from "../../src/schemas/schema.ts";
import { root } from "../oracle.ts";
import { schema, sparseSchema } from "./random-schemas.ts";

describe("the scanners in AssemblyScript", () => {
  it("compile, whatever the schemas", async () => {
    const runtime = readFileSync(join(root, "src/generate/scanners/lines.as"), "utf8");
    const ofOne = { oneOf: [{ required: ["a"] }, { required: ["b"] }] };
    const random = fc.sample(fc.oneof(schema, sparseSchema), { numRuns: 100, seed: 19 });
    const schemas = [ofOne, { items: { $ref: "#" } }, ...random].map((one, i): [string, SchemaObject] => [
      `x${i}`,
      { $id: idOf(`x${i}`), ...one },
    ]);
    expect(await linesModule(new Map(schemas), runtime)).toContain("scannerNames");
  });
});
