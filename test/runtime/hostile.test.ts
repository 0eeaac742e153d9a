import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validators } from "../../generated/validators/index.ts";
import { classify, lint, payload, trackRequest, type Validator } from "../../src/index.ts";
import { runs } from "../budget.ts";

const valid = { productId: "1" };
const thrower = () => {
  throw new Error("secret");
};
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const trapped = (trap: string, target: object = { productId: "1" }) => new Proxy(target, { [trap]: thrower });
const codes = (value: unknown, validator: Pick<Validator<unknown>, "validate"> = payload) =>
  validator.validate(value).issues?.map(({ code, pointer }) => `${code} ${pointer}`);

function deep(levels: number): unknown {
  let value: unknown = {};
  for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { a: value };
  return value;
}

describe("no input makes a validator throw", () => {
  const request = (item: unknown) => ({ track: [{ name: "n", payload: [item, {}] }] });

  it("anything at all: an issue or a verdict, the same each time, and the input is left as it was", () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withSparseArray: true, withObjectString: true, withBigInt: true }),
        (value) => {
          const clone = structuredCloneOr(value);
          for (const validator of Object.values(validators)) {
            const { issues } = validator.validate(value);
            expect(validator.is(value)).toBe(issues === undefined);
            expect(validator.validate(value).issues).toEqual(issues);
          }
          classify(value);
          lint(value);
          expect(structuredCloneOr(value)).toEqual(clone);
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  it("frozen input is no trouble, and the value is the input itself", () => {
    const value = Object.freeze({ eventId: "e", profileId: "p", data: Object.freeze({}) });
    expect(payload.parse(value)).toBe(value);
    expect(payload.validate(value)).toEqual({ value });
  });

  it.each(["ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor", "get", "has"])(
    "a Proxy whose %s trap throws",
    (trap) => {
      for (const value of [
        trapped(trap),
        trapped(trap, { productId: null }),
        { productId: "1", data: trapped(trap) },
      ]) {
        const { issues } = payload.validate(value);
        expect(payload.is(value)).toBe(issues === undefined);
        expect(JSON.stringify(issues ?? "")).not.toContain("secret");
        expect(["event", "product", "rejected"]).toContain(classify(value).kind);
        expect(lint(value)).toBeInstanceOf(Array);
      }
    },
  );

  it("a revoked Proxy as the payload, in it, and among items", () => {
    expect(codes(revoked())).toEqual(["unreadable "]);
    expect(codes({ productId: "1", data: revoked() })).toEqual(["unreadable /data"]);
    expect(codes({ productId: revoked() })).toEqual(["type /productId"]);
    expect(codes(request(revoked()), trackRequest)).toEqual([
      "unreadable /track/0/payload/0",
      "required /track/0/payload/1/eventId",
      "required /track/0/payload/1/profileId",
    ]);
    expect(codes({ track: revoked() }, trackRequest)).toEqual(["unreadable /track"]);
  });

  it("a getter that throws, named by its key; one of an unknown key is never called", () => {
    expect(
      codes({
        eventId: "e",
        get profileId() {
          return thrower();
        },
      }),
    ).toEqual(["unreadable /profileId"]);
    expect(
      codes({
        get productId() {
          return thrower();
        },
        eventId: 7,
      }),
    ).toEqual(["unreadable /productId", "type /eventId"]);
    expect(
      payload.is({
        productId: "1",
        get other() {
          return thrower();
        },
      }),
    ).toBe(true);
  });

  it("arrays whose items or length throw", () => {
    const items = Object.defineProperty([{}, 1], 0, { get: thrower, enumerable: true });
    expect(codes({ track: items }, trackRequest)).toEqual(["unreadable /track/0", "type /track/1"]);
    const array = new Proxy([], { get: thrower });
    expect(codes({ track: array }, trackRequest)).toEqual(["unreadable /track"]);
    expect(codes({ track: [{ name: "n", payload: array }] }, trackRequest)).toEqual(["unreadable /track/0/payload"]);
  });

  it("a value that changes while it is read", () => {
    let reads = 0;
    const fickle = {
      get productId() {
        return reads++ === 0 ? null : "1";
      },
    };
    expect(codes(fickle)).toEqual(["unreadable "]);
  });

  it("cyclic and 1,000,000 levels deep values", () => {
    const cyclic: Record<string, unknown> = { productId: "1", data: {} };
    (cyclic["data"] as Record<string, unknown>)["self"] = cyclic;
    expect(payload.is(cyclic)).toBe(true);
    expect(codes({ ...cyclic, productId: cyclic })).toEqual(["type /productId"]);
    const value = deep(1_000_000);
    expect(payload.is({ productId: "1", data: { value } })).toBe(true);
    expect(payload.is(value)).toBe(false);
    expect(codes({ productId: value })).toEqual(["type /productId"]);
    expect(trackRequest.is({ track: [value] })).toBe(false);
    expect(lint({ productId: "1", data: { value } })).toEqual([]);
  });

  it("sparse arrays and arrays of enormous length", () => {
    expect(codes({ track: new Array(2 ** 32 - 1) }, trackRequest)).toHaveLength(101);
    expect(codes({ track: Object.assign(new Array(2), { 1: { name: "n", payload: [valid] } }) }, trackRequest)).toEqual(
      ["type /track/0"],
    );
  });

  it("objects of another realm", async () => {
    const { runInNewContext } = await import("node:vm");
    expect(payload.is(runInNewContext('({ productId: "1", data: {} })'))).toBe(true);
    expect(trackRequest.is(runInNewContext('({ track: [{ name: "n", payload: [{ productId: "1" }] }] })'))).toBe(true);
  });
});

function structuredCloneOr(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return undefined;
  }
}
