import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trackRequestBytes } from "../../generated/scanners/track-request.ts";
import { trackRequest } from "../../src/index.ts";
import { payload } from "../../src/testing/index.ts";
import { runs } from "../budget.ts";
import { oracle } from "../oracle.ts";

/** A few payloads again and again: many more items than the arbitraries of the package give, but no more to generate. */
const payloads = fc
  .tuple(fc.array(payload(), { minLength: 1, maxLength: 4 }), fc.integer({ min: 10, max: 200 }))
  .map(([some, length]): unknown[] => Array.from({ length }, (_, i) => some[i % some.length]));

const entry = fc.record({ name: fc.string().map((rest) => `n${rest}`), payload: payloads });

const entries = fc
  .tuple(fc.array(entry, { minLength: 1, maxLength: 2 }), fc.integer({ min: 1, max: 20 }))
  .map(([some, length]) => Array.from({ length }, (_, i) => some[i % some.length] as (typeof some)[number]));

const valid = entries.map((track) => ({ track }));

/** The same with one payload replaced by any JSON value. */
const oneReplaced = fc.tuple(entries, fc.nat(), fc.nat(), fc.jsonValue()).map(([track, i, j, value]) => {
  const { name, payload: items } = track[i % track.length] as (typeof track)[number];
  return { track: track.with(i % track.length, { name, payload: items.with(j % items.length, value) }) };
});

describe("a track request with long arrays", () => {
  it.each(Object.entries({ valid, "with one payload replaced": oneReplaced }))(
    "has one verdict from values, bytes and Ajv: %s",
    (_, requests) => {
      fc.assert(
        fc.property(requests, (request) => {
          const verdict = oracle("track-request")(request);
          const { issues } = trackRequest.validate(request);
          expect([trackRequest.is(request), issues === undefined]).toEqual([verdict, verdict]);
          const bytes = new TextEncoder().encode(JSON.stringify(request));
          const found = trackRequestBytes.validate(bytes).issues?.map(({ code, path }) => ({ code, path }));
          expect(found).toEqual(issues?.map(({ code, path }) => ({ code, path })));
        }),
        { numRuns: runs(100) },
      );
    },
  );
});
