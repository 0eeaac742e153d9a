import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { generate } from "../../src/generate/generate.ts";
import { unsupportedErrors } from "../../src/generate/unsupported.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { idOf, type SchemaObject } from "../../src/schemas/schema.ts";
import { nearValid } from "../values.ts";
import { failuresIn } from "./failures.ts";
import { generatedFor } from "./in-memory.ts";

const ofData = (key: string, schema: object): object => ({
  allOf: [{ $ref: idOf("behavioral-event") }],
  required: ["data"],
  properties: { data: { type: "object", required: [key], properties: { [key]: schema } } },
});

/** Files of a team beside those of the package: two own events, the union of both, and identifiers that may be null. */
const files: Readonly<Record<string, object>> = {
  "order-placed": ofData("orderId", { $ref: idOf("common/maybe-identifier") }),
  "order-cancelled": ofData("reason", { type: "string", minLength: 2 }),
  order: { anyOf: [{ $ref: idOf("order-placed") }, { $ref: idOf("order-cancelled") }] },
  "order-or-product": { anyOf: [{ $ref: idOf("order") }, { $ref: idOf("product") }] },
  "common/nothing": { type: "null" },
  "common/maybe-identifier": { anyOf: [{ $ref: idOf("common/identifier") }, { $ref: idOf("common/nothing") }] },
};
const unions = ["order", "order-or-product", "common/maybe-identifier"];

/** All schemas, with other content for one of the files. */
function setOf(changed: Readonly<Record<string, object>> = {}): Map<string, SchemaObject> {
  const own = Object.entries({ ...files, ...changed }).map(([name, schema]): [string, SchemaObject] => [
    name,
    { $id: idOf(name), title: name, ...schema },
  ]);
  return new Map<string, SchemaObject>([...schemas, ...own]);
}

describe("a union of schema files", () => {
  it("has the union of their types, and the code of all of them compiles", async () => {
    const generated = await generate(setOf());
    const types = generated.get("types.ts") ?? "";
    expect(types).toContain("export type Order = OrderPlaced | OrderCancelled;");
    expect(types).toContain("export type OrderOrProduct = Order | Product;");
    expect(types).toContain("export type MaybeIdentifier = Identifier | Nothing;");
    expect(failuresIn(generated, setOf())).toEqual([]);
  });

  it.each(unions)("accepts exactly what one of them accepts: %s", (name) => {
    const set = setOf();
    const validatorOf = (one: string) => generatedFor({ $ref: idOf(one) }, set);
    const union = validatorOf(name);
    const parts = (files[name] as { anyOf: { $ref: string }[] }).anyOf.map(({ $ref }) =>
      validatorOf([...set.keys()].find((one) => idOf(one) === $ref) as string),
    );
    const data = fc.record(
      { orderId: fc.constantFrom("o", " ", null, 7), reason: fc.constantFrom("why", "w", 1) },
      { requiredKeys: [] },
    );
    const ids = { eventId: fc.constantFrom("e", 1), profileId: fc.constant("p"), productId: fc.constant("1") };
    const payloads = fc.oneof(
      fc.record({ ...ids, data }, { requiredKeys: [] }),
      fc.record({ eventId: fc.constant("e"), profileId: fc.constant("p"), data }),
    );
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(fc.oneof(payloads, nearValid, fc.constantFrom(null, "a", " ", 1)), (value) => {
        const expected = parts.some(({ validator }) => validator.is(value));
        verdicts.add(expected);
        expect(union.validator.is(value)).toBe(expected);
        expect(union.validator.validate(value).issues === undefined).toBe(expected);
        const bytes = new TextEncoder().encode(JSON.stringify(value));
        const verdict = union.bytesValidator.check(bytes);
        if (verdict !== "undecided") expect(verdict !== "invalid").toBe(expected);
      }),
    );
    expect(verdicts.size).toBe(2);
  });

  it("is not blamed for what is wrong in one of them, and no other file is", () => {
    const wrong = [{ contentSchema: {} }, { minLenght: 1 }, { $dynamicRef: "#a" }];
    for (const name of ["order-placed", "order-cancelled", "common/nothing"])
      for (const keyword of wrong) {
        const errors = unsupportedErrors(new SchemaModel(setOf({ [name]: { ...files[name], ...keyword } })));
        expect([...new Set(errors.map(({ file }) => file))]).toEqual([name]);
      }
  });
});
