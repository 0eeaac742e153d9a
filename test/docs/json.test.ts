import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { shippedDocs } from "../../src/cli/run/docs.ts";
import model from "../../src/docs/docs.schema.json" with { type: "json" };
import { renderDocs } from "../../src/docs/render.ts";
import { foreign } from "./foreign.ts";

const parsed = (files: ReadonlyMap<string, string>): unknown => JSON.parse(files.get("docs.json") ?? "");
const all = {
  "the shipped schemas": parsed(shippedDocs("json")),
  ...Object.fromEntries(
    Object.entries(foreign).map(([name, set]) => [
      name,
      parsed(
        renderDocs(set, {
          format: "json",
          version: "1",
          validateExample: () => ({ isValid: true, found: [] }),
          codes: [],
        }),
      ),
    ]),
  ),
};

/** The schema as it would be if no key might be added. */
const closed = (schema: object): object =>
  JSON.parse(JSON.stringify(schema), (_, value) =>
    value?.type === "object" && value.properties ? { ...value, additionalProperties: false } : value,
  );

describe("docs.json", () => {
  it.each(Object.entries(all))("of %s is what its schema says, and nothing that it does not say", (_, docs) => {
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(closed(model));
    validate(docs);
    expect(validate.errors ?? []).toEqual([]);
  });

  it("would be found to lack any key that its schema requires", () => {
    const validate = new Ajv2020({ strict: true }).compile(model);
    const text = JSON.stringify(all["the shipped schemas"]);
    let keys = 0;
    for (const { required } of Object.values(model.$defs).filter((one) => "required" in one)) {
      for (const key of required) {
        const lacking = JSON.parse(text, (name, value) => (name === key && value !== null ? undefined : value));
        expect(validate(lacking), key).toBe(false);
        keys++;
      }
    }
    expect(keys).toBeGreaterThan(30);
  });
});
