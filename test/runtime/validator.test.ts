import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compiled as payloadSchema } from "../../generated/validators/payload.ts";
import * as library from "../../src/index.ts";
import {
  behavioralEvent,
  classify,
  isBehavioralEvent,
  isProduct,
  kindOf,
  payload,
  product,
  trackRequest,
  ValidationError,
} from "../../src/index.ts";
import { faultyOf } from "../../src/testing/faults.ts";
import {
  behavioralEvent as events,
  faultyPayload,
  payload as payloads,
  product as products,
  trackRequest as requests,
} from "../../src/testing/index.ts";
import { valuesOfSchema } from "../../src/testing/payloads.ts";
import { wirePayload, wireTrackRequest } from "../../src/wire.ts";
import { runs } from "../budget.ts";
import { oracle, schemas } from "../oracle.ts";

const validators = { payload, behavioralEvent, product, trackRequest, wirePayload, wireTrackRequest };

describe.each(Object.entries(validators))("%s", (key, validator) => {
  it("is a plain object named after its schema file", () => {
    expect(Object.getPrototypeOf(validator)).toBe(Object.prototype);
    expect(validator.name.replace(/[/-](.)/g, (_, letter) => letter.toUpperCase())).toBe(key);
  });

  it("gives the value, which is the input itself, or issues", () => {
    fc.assert(
      fc.property(fc.oneof(payloads(), requests(), faultyPayload()), (value) => {
        const result = validator.validate(value);
        if (result.issues) expect(result.issues.length).toBeGreaterThan(0);
        else expect(result).toStrictEqual({ value });
        if (!result.issues) expect(result.value).toBe(value);
        expect(validator.is(value)).toBe(!result.issues);
        const found = validator["~standard"].validate(value);
        expect(found.issues?.map(({ pointer }) => pointer)).toEqual(result.issues?.map(({ pointer }) => pointer));
        if (!found.issues) expect(found.value).toBe(value);
      }),
    );
  });

  it("throws a ValidationError from parse and assert, with the issues of validate", () => {
    const assert: (input: unknown) => void = validator.assert;
    for (const run of [validator.parse, assert]) {
      try {
        run(null);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(ValidationError);
        expect(new Error("other")).not.toBeInstanceOf(ValidationError);
        expect(error).toBeInstanceOf(Error);
        expect(error).toMatchObject({ name: "ValidationError", issues: validator.validate(null).issues });
        expect((error as Error).message).toContain(`not a valid ${validator.name}: `);
      }
    }
  });

  it("speaks Standard Schema v1", () => {
    expect(validator["~standard"]).toMatchObject({ version: 1, vendor: "intempt-event-schema" });
  });
});

describe("validators", () => {
  it("work detached from their objects", () => {
    const values = [{ productId: "1" }, {}];
    expect(values.filter(payload.is)).toEqual([{ productId: "1" }]);
    expect(values.map(payload.validate as (input: unknown) => unknown)).toMatchObject([
      { value: values[0] },
      { issues: [{}, {}] },
    ]);
    expect(payload.parse(values[0])).toBe(values[0]);
  });

  it("name the first three issues in the error's message and count the others", () => {
    const bad = { track: [1, 2, 3, 4, 5] };
    expect(() => trackRequest.parse(bad)).toThrow(/^not a valid track-request: \/track\/0: .*; and 2 more$/);
  });
});

describe("a reader of messages alone", () => {
  const input = { eventId: "e1", productID: "1" };
  const advice =
    "`productID` is not `productId`; did you mean `productId`? `profileId` is missing: add it to say who performed the event, or add `productId` if this is a catalog item";

  it("gets the guess at the cause first, from Standard Schema and from a thrown error", () => {
    expect(payload["~standard"].validate(input).issues?.map(({ message }) => message)).toEqual([advice]);
    expect(() => payload.parse(input)).toThrow(`not a valid payload: /profileId: ${advice}`);
    expect(payload.validate(input).issues?.[0]).toMatchObject({
      message: expect.stringMatching(/^`profileId` is missing/),
      hint: expect.stringContaining("did you mean"),
    });
  });

  it("gets an error that prints as its message, stack and issues", () => {
    const error = new ValidationError("payload", []);
    expect(inspect(error)).not.toContain("Symbol(");
    expect(Object.keys(error)).toEqual(["name"]);
  });

  it("gets an error whose issues survive a structured clone, and JSON", () => {
    const error = new ValidationError("payload", payload.validate(null).issues ?? []);
    expect(error.issues).toHaveLength(1);
    expect(structuredClone(error).cause).toEqual(error.issues);
    const { message, issues } = error;
    expect(JSON.parse(JSON.stringify(error))).toEqual({ name: "ValidationError", message, issues });
  });
});

describe("classify", () => {
  it("says of each payload which kind it is and what follows", () => {
    fc.assert(
      fc.property(payloads(), (value) => {
        const found = classify(value);
        const isCatalogItem = Object.hasOwn(value, "productId");
        expect(Object.keys(found)).toEqual(["kind", "value", "createsAnonymousUsers", "warnings"]);
        expect(found).toMatchObject({
          kind: isCatalogItem ? "product" : "event",
          createsAnonymousUsers: !isCatalogItem,
        });
        expect(kindOf(value)).toBe(found.kind);
        expect(isProduct(value)).toBe(isCatalogItem);
        expect(isBehavioralEvent(value)).toBe(!isCatalogItem);
      }),
    );
  });

  it("rejects with the issues of validate", () => {
    fc.assert(
      fc.property(faultyPayload(), ({ payload: value }) => {
        expect(classify(value)).toEqual({ kind: "rejected", issues: payload.validate(value).issues });
      }),
    );
  });
});

describe("the arbitraries for consumers' tests", () => {
  it("give what their names say", () => {
    fc.assert(fc.property(events(), behavioralEvent.is));
    fc.assert(fc.property(products(), product.is));
    fc.assert(fc.property(payloads(), payload.is));
    fc.assert(fc.property(requests(), trackRequest.is));
  });

  it.each([...schemas.keys()])("give valid values of %s", (name) => {
    fc.assert(fc.property(valuesOfSchema(name), (value) => oracle(name)(value) === true));
  });

  it("give both kinds in any usual run", () => {
    for (let seed = 0; seed < 50; seed++) {
      expect(new Set(fc.sample(payloads(), { numRuns: 100, seed }).map(kindOf))).toEqual(new Set(["event", "product"]));
    }
  });

  it("give unknown keys, optional keys and timestamps of both types", () => {
    const sample = fc.sample(payloads(), 500);
    expect(sample.some((value) => typeof value.timestamp === "string")).toBe(true);
    expect(sample.some((value) => typeof value.timestamp === "number")).toBe(true);
    expect(sample.some((value) => Object.keys(value).some((key) => !Object.hasOwn(known, key)))).toBe(true);
    for (const key of Object.keys(known))
      expect(
        sample.some((value) => Object.hasOwn(value, key)),
        key,
      ).toBe(true);
  });

  const { identifiers } = payloadSchema;
  const fields = payloadSchema.members?.keys ?? [];
  const known = Object.fromEntries(fields.map((key) => [key, true]));

  it("shrink to the smallest payload", () => {
    const smallest = (arbitrary: fc.Arbitrary<unknown>, seed: number) =>
      fc.check(
        fc.property(arbitrary, () => false),
        { seed },
      ).counterexample?.[0];
    for (let seed = 0; seed < 70; seed++) {
      expect(smallest(products(), seed)).toEqual({ productId: "!" });
      expect(smallest(events(), seed)).toEqual({ eventId: "!", profileId: "!" });
      expect(smallest(payloads(), seed)).toEqual({ productId: "!" });
      expect(smallest(requests(), seed)).toEqual({ track: [] });
    }
  });

  it("give faults that are exactly the one that they name", () => {
    fc.assert(
      fc.property(faultyPayload(), ({ payload: value, issues }) => {
        expect(payload.validate(value).issues?.map(({ code, path }) => ({ code, path }))).toEqual(issues);
      }),
      { numRuns: runs(3000) },
    );
  });

  it("break every rule that a payload has", () => {
    const found = fc
      .sample(faultyPayload(), 3000)
      .map(({ issues }) => issues.map(({ code, path }) => `${code} ${path}`).join());
    const expected = [
      "type ",
      "required eventId",
      "required profileId",
      "minimum timestamp",
      "format timestamp",
      ...identifiers.map((key) => `blank ${key}`),
    ];
    for (const fault of expected) expect(found).toContain(fault);
    for (const key of fields)
      expect(
        found.some((fault) => /^(type|enum) /.test(fault) && fault.endsWith(` ${key}`)),
        key,
      ).toBe(true);
  });

  it("can be derived for the wire schemas as well", () => {
    fc.assert(
      fc.property(faultyOf("wire/payload"), ({ payload: value, issues }) => {
        const found = wirePayload.validate(value).issues?.map(({ code, path }) => ({ code, path }));
        expect(
          found === undefined || issues[0]?.code === "required" || JSON.stringify(found) === JSON.stringify(issues),
        ).toBe(true);
      }),
    );
  });
});

describe("the package's entry", () => {
  it("exports what the documentation names, and beyond that nothing but validators", () => {
    const documented =
      "ValidationError classify classifyDocument isBehavioralEvent isProduct issueCodes kindOf lint behavioralEvent payload product trackRequest".split(
        " ",
      );
    const others = Object.entries(library).filter(([name]) => !documented.includes(name));
    for (const name of documented) expect(library).toHaveProperty(name);
    for (const [name, validator] of others) expect(validator, name).toHaveProperty("~standard");
  });
});
