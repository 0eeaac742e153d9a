import { describe, expect, it } from "vitest";
import { declarationsOf } from "../../src/generate/types/types.ts";
import { SchemaModel } from "../../src/schemas/model.ts";

const schemas = new Map([
  ["id", { type: "string", description: "An identifier." }],
  [
    "order",
    {
      type: "object",
      properties: {
        sku: { type: "string", description: "The old name.", deprecated: true },
        id: { $ref: "id.json", deprecated: true },
        any: { deprecated: true },
        kept: { type: "string", deprecated: false },
        both: { $ref: "id.json", deprecated: true },
        inner: { type: "object", properties: { old: { enum: ["a"], deprecated: true } } },
      },
      allOf: [{ properties: { both: { $ref: "id.json" } } }],
    },
  ],
  ["old", { type: "object", deprecated: true, properties: { a: { type: "string" } } }],
]);

describe("the type of what a schema calls deprecated", () => {
  const types = declarationsOf(new SchemaModel(schemas));

  it.each(["sku", "id", "any", "both", "old"])("has a mark that editors strike %s through by", async (key) => {
    expect((await types).get("order")).toMatch(new RegExp(`\\* @deprecated\\n[^?]*?\\*/\\n *${key}\\?:`));
  });

  it("has the mark nowhere else, and on a whole file too", async () => {
    expect((await types).get("order")?.match(/@deprecated/g)).toHaveLength(5);
    expect((await types).get("old")).toMatch(/@deprecated\n \*\/\nexport interface Old/);
  });
});
