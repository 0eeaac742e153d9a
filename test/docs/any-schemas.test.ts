import { describe, expect, it } from "vitest";
import { type DocsFormat, docsFormats, ExampleError, renderDocs } from "../../src/docs/index.ts";
import type { Schema } from "../../src/schemas/schema.ts";
import { foreign } from "./foreign.ts";

const order: Schema = {
  title: "Order",
  type: "object",
  required: ["id"],
  properties: { id: { type: "string", examples: ["A-1"] } },
  examples: [{ id: "A-1" }],
};
const set = new Map([["order", order]]);
const files: Readonly<Record<DocsFormat, string>> = {
  markdown: "README.md",
  html: "index.html",
  json: "docs.json",
  openapi: "openapi.json",
  asyncapi: "asyncapi.json",
};

describe("renderDocs", () => {
  it.each(docsFormats)("takes nothing but schemas and their version (%s)", (format) => {
    for (const schemas of [set, ...Object.values(foreign)])
      expect([...renderDocs(schemas, { format, version: "7" }).keys()]).toContain(files[format]);
  });

  it.each(docsFormats)("says the title or the brand that it is given (%s)", (format) => {
    const options = { format, version: "7", title: "What do shops send?", brand: "Shop events" };
    const page = renderDocs(set, options).get(files[format]) ?? "";
    if (!format.endsWith("api")) expect(page).toContain("What do shops send?");
    if (format !== "markdown") expect(page).toContain("Shop events");
    expect(page).not.toMatch(/What must I send|Payload schemas/);
  });

  it("validates examples by the schemas themselves, where it is given no validator", () => {
    const render = (examples: unknown[]) =>
      renderDocs(new Map([["order", { ...order, examples }]]), { format: "markdown", version: "7" });
    const page = render([{ id: "A-1" }]).get("schemas/order.md") ?? "";
    expect(page).toContain("Valid:");
    expect(page).toContain("Invalid:");
    expect(() => render([{ id: 1 }])).toThrow(new ExampleError("example 1 of order must be valid"));
  });
});
