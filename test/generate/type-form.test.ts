import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typeForm } from "../../src/constraints/type-form.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { idOf } from "../../src/schemas/schema.ts";
import { valuesOfSchema } from "../../src/testing/payloads.ts";
import { runs } from "../budget.ts";
import { oracle, oracleOf, schemas } from "../oracle.ts";
import { asJson, nearValid } from "../values.ts";
import { guardOf } from "./in-memory.ts";
import { sparseSchema, value } from "./random-schemas.ts";

const jsonValue = value.map(asJson);

const model = new SchemaModel(schemas);
const forms = new Map([...schemas.keys()].map((name) => [name, { ...typeForm(model, name), $id: idOf(name) }]));
const formOracle = oracleOf(forms);

describe("the form of the schemas that types are made from", () => {
  it.each([...schemas.keys()])("%s: gives the verdict of the source, for any value", (name) => {
    const [source, form] = [oracle(name), formOracle(name)];
    const values = fc.oneof(nearValid, valuesOfSchema(name), fc.jsonValue()).map(asJson);
    fc.assert(
      fc.property(values, (value) => {
        expect(form(value)).toBe(source(value));
      }),
      { numRuns: runs(1000) },
    );
  });

  it("gives the verdict of the source for any schema", () => {
    const choice = fc.constantFrom("a", "b").map((key) => ({ required: [key] }));
    const schemas = fc
      .tuple(sparseSchema, fc.option(choice))
      .map(([schema, test]) => (test && "if" in schema ? { ...schema, if: test } : schema));
    fc.assert(
      fc.property(schemas, fc.array(jsonValue, { minLength: 1, maxLength: 8 }), (schema, values) => {
        const form = typeForm(new SchemaModel(new Map([["x", schema]])), "x");
        const [source, other] = [guardOf(schema), guardOf(form)];
        for (const value of values) expect(other(value), JSON.stringify(value)).toBe(source(value));
      }),
      { numRuns: runs(1000) },
    );
  });

  it("is a union of the two kinds for the payload, and holds no if/then/else anywhere", () => {
    expect(forms.get("payload")).toMatchObject({
      anyOf: [{ $ref: idOf("behavioral-event") }, { $ref: idOf("product") }],
    });
    expect(JSON.stringify([...forms.values()])).not.toMatch(/"(if|then|else)":/);
  });

  it("forbids the product's key in the event", () => {
    expect(forms.get("behavioral-event")).toMatchObject({ properties: { productId: false } });
  });
});
