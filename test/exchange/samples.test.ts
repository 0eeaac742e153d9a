import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DraftPlan, SampledPlan } from "../../src/exchange/samples.ts";
import { runs } from "../budget.ts";
import { hostileNames } from "./plans.ts";
import { readerErrors } from "./reader.ts";

function draftOf(records: readonly unknown[]): DraftPlan {
  const plan = new SampledPlan();
  for (const record of records) plan.add(JSON.parse(JSON.stringify(record)));
  return plan.draft(new Map());
}

const request = (name: string, ...payload: unknown[]) => ({ track: [{ name, payload }] });

const event = (data: unknown, profileId = "p") => ({ eventId: "e", profileId, data });

const times = <T>(count: number, one: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => one(i));

const key = fc.oneof(fc.constantFrom("a", "b", "c", "__proto__", "constructor"), fc.string({ maxLength: 3 }));
const data = fc.dictionary(
  key,
  fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom("x", "y", 1, 1.5, null, true)),
  { maxKeys: 4 },
);

describe("a draft from samples", () => {
  it("accepts every sample that it was made from, and is accepted by the reader of schema files", () => {
    const ajv = new Ajv2020({ strict: false, ownProperties: true });
    fc.assert(
      fc.property(fc.array(data, { minLength: 1, maxLength: 12 }), fc.constantFrom("p", undefined), (samples, same) => {
        const { schemas } = draftOf(samples.map((one, i) => request("Order Completed", event(one, same ?? `p${i}`))));
        const schema = schemas.get("events/order-completed") as object;
        // Ajv itself leaves out a property of this name.
        const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"__proto__"', '"proto"')));
        for (const one of samples) {
          const sample = JSON.parse(JSON.stringify(one).replaceAll('"__proto__"', '"proto"'));
          expect(validate(sample), JSON.stringify([schema, one])).toBe(true);
        }
        expect(readerErrors(schemas)).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });

  it("has no value of a payload in it, whatever the type and the place", () => {
    const secret = "s3cret";
    const value = fc.letrec((tie) => ({
      one: fc.oneof(
        { maxDepth: 3 },
        fc.string().map((one) => secret + one),
        fc.constantFrom(secret, `${secret}@example.com`, 918273645),
        fc.array(tie("one"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("a", "b"), tie("one")),
      ),
    })).one;
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.constantFrom("a", "b"), value), { minLength: 1 }), (samples) => {
        const payloads = samples.map((one, i) => ({
          ...{
            eventId: secret,
            profileId: secret,
            sessionId: secret,
            data: one,
            userAttributes: one,
            accountAttributes: one,
          },
          ...(i % 3 === 0 && { productId: secret }),
        }));
        const draft = draftOf([...payloads.map((payload) => request("E", payload)), ...payloads]);
        expect(JSON.stringify([[...draft.schemas], draft])).not.toMatch(/s3cret|918273645/);
      }),
      { numRuns: runs(200) },
    );
  });

  it("lists the few values of a property that each were sent for at least 5 users", () => {
    const currencies = ["EUR", "USD"];
    const samples = times(10, (i) =>
      request("E", event({ currency: currencies[i % 2], city: `C${i % 2}`, one: "x" }, `p${i}`)),
    );
    const few = [...samples, request("E", event({ currency: "EUR", city: "Ulm", one: "x" }))];
    const { schemas, listed } = draftOf(few);
    expect(listed).toEqual([{ event: "E", property: "currency", values: currencies }]);
    expect(schemas.get("events/e")?.["properties"]).toEqual({
      currency: { type: "string", enum: currencies },
      city: { type: "string" },
      one: { type: "string" },
    });
  });

  it.each<[why: string, records: unknown[]]>([
    ["one user sent them all", times(40, (i) => request("E", event({ a: `v${i % 2}` })))],
    ["nobody is named", times(40, (i) => request("E", { eventId: "e", data: { a: `v${i % 2}` } }))],
    ["they are many", times(90, (i) => request("E", event({ a: `v${i % 9}` }, `p${i}`)))],
    ["they are long", times(40, (i) => request("E", event({ a: "v".repeat(50 + (i % 2)) }, `p${i}`)))],
    ["they are addresses", times(40, (i) => request("E", event({ a: `${i % 2}@example.com` }, `p${i}`)))],
    ["other types are among them", times(40, (i) => request("E", event({ a: i % 2 ? "v" : 1 }, `p${i}`)))],
  ])("lists no values where %s", (_, records) => {
    expect(draftOf(records).listed).toEqual([]);
  });

  it("leaves out keys and events whose names look like values, and says so", () => {
    const keys = ["a@b.c", "550e8400-e29b-41d4-a716-446655440000", "+49 170 1234567", "x".repeat(81), "fine"];
    const { schemas, losses } = draftOf([
      request("E", event(Object.fromEntries(keys.map((one) => [one, 1])))),
      request("seen by a@b.c", event({})),
    ]);
    expect(schemas.get("events/e")?.["properties"]).toEqual({ fine: { type: "integer" } });
    expect(losses.map(({ what }) => what)).toEqual([
      expect.stringContaining("1 of the samples are of events whose names look like values"),
      expect.stringContaining("fewer than 20"),
      expect.stringContaining("keys that look like values"),
    ]);
  });

  it("takes objects with many keys for maps, and ends at a depth", () => {
    const many = Object.fromEntries(times(300, (i) => [`k${String.fromCharCode(97 + (i % 26))}${i}`, 1]));
    const deep = times(50, () => 0).reduce<unknown>((inner) => ({ inner }), 1);
    const { schemas, losses } = draftOf([request("E", event({ many, deep }))]);
    expect(readerErrors(schemas)).toEqual([]);
    expect(losses.filter(({ what }) => what.startsWith("more than")).map(({ property }) => property)).toHaveLength(2);
  });

  it("has products and attributes in files of their own", () => {
    const { schemas } = draftOf([
      request("E", { ...event({}), userAttributes: { email: "a" }, accountAttributes: { seats: 2 } }),
      { productId: "1", data: { price: 1.5 } },
      { name: "Routed", payload: event({ a: true }) },
    ]);
    expect(Object.fromEntries(schemas)).toEqual({
      "events/e": { title: "E", type: "object" },
      "user-attributes": { type: "object", properties: { email: { type: "string" } }, required: ["email"] },
      "account-attributes": { type: "object", properties: { seats: { type: "integer" } }, required: ["seats"] },
      product: { type: "object", properties: { price: { type: "number" } }, required: ["price"] },
      "events/routed": { title: "Routed", type: "object", properties: { a: { type: "boolean" } }, required: ["a"] },
    });
  });

  it("says how many samples it could not use", () => {
    const { losses } = draftOf([
      event({}),
      5,
      null,
      [1],
      { track: [7, { name: "E" }] },
      request("E", 1),
      request("E", event({})),
    ]);
    expect(losses.map(({ what }) => /^\d+/.exec(what)?.[0])).toEqual(["6", "1", undefined]);
  });

  it("is made whatever the names of events and keys", () => {
    const keys = Object.fromEntries(hostileNames.map((one) => [one, 1]));
    const { schemas } = draftOf(hostileNames.map((one) => request(one, event(keys))));
    expect(schemas.size).toBe(hostileNames.filter((one) => one !== "@x" && one.length < 80).length);
    expect(readerErrors(schemas)).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
