import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as guards from "../src/guards.ts";
import { behavioralEvent, payload, product, trackRequest } from "../src/index.ts";
import { wirePayload, wireTrackRequest } from "../src/wire.ts";
import { nearValid } from "./values.ts";

describe("the guards alone", () => {
  const pairs = [
    ["isPayload", guards.isPayload, payload],
    ["isEventPayload", guards.isEventPayload, behavioralEvent],
    ["isProductPayload", guards.isProductPayload, product],
    ["isTrackRequest", guards.isTrackRequest, trackRequest],
    ["isWirePayload", guards.isWirePayload, wirePayload],
    ["isWireTrackRequest", guards.isWireTrackRequest, wireTrackRequest],
  ] as const;

  it.each(pairs)("%s says what the validator says", (_, guard, validator) => {
    const track = nearValid.map((value) => ({ track: [{ name: "n", payload: [value] }] }));
    fc.assert(
      fc.property(fc.oneof(nearValid, track, fc.anything()), (value) => {
        expect(guard(value)).toBe(validator.is(value));
      }),
    );
  });

  it.each(pairs)("%s never throws", (_, guard) => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const hostile = {
      get productId(): never {
        throw new Error("read");
      },
    };
    for (const value of [proxy, hostile, null, undefined, Symbol("s")]) expect(guard(value)).toBe(false);
  });

  it("are all that there is, one for each validator", () => {
    expect(Object.keys(guards).sort()).toEqual(pairs.map(([name]) => name).sort());
  });
});
