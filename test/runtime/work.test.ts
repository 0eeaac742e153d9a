import { describe, expect, it } from "vitest";
import { compiled } from "../../generated/validators/payload.ts";
import { trackRequest } from "../../src/index.ts";

/** An array that counts how often its items are read. */
function counted(length: number, item: (i: number) => unknown): { array: unknown[]; reads: () => number } {
  let reads = 0;
  const target = Array.from({ length }, (_, i) => item(i));
  const array = new Proxy(target, {
    get(items, key) {
      if (typeof key === "string" && /^\d+$/.test(key)) reads++;
      return Reflect.get(items, key);
    },
  });
  return { array, reads: () => reads };
}

/** How often Ajv's code runs on a payload while the function does. */
function fullRuns(run: () => void): number {
  const { full } = compiled;
  let runs = 0;
  const counting = Object.assign(
    (value: unknown) => {
      runs++;
      const verdict = full(value);
      counting.errors = full.errors ?? null;
      return verdict;
    },
    { errors: full.errors ?? null },
  );
  Object.assign(compiled, { full: counting });
  try {
    run();
  } finally {
    Object.assign(compiled, { full });
  }
  return runs;
}

const request = (payloads: unknown[]) => ({ track: [{ name: "n", payload: payloads }] });
const valid = { productId: "1" };

describe("the work of collecting issues", () => {
  it("stops at the cap, however many payloads are bad", () => {
    const { array, reads } = counted(100_000, () => ({}));
    let issues: readonly unknown[] | undefined;
    const runs = fullRuns(() => {
      issues = trackRequest.validate(request(array)).issues;
    });
    expect(issues).toHaveLength(101);
    expect(runs).toBe(51);
    expect(reads()).toBeLessThan(60);
  });

  it("is linear: a late fault costs three looks at each item, and Ajv runs on the bad one alone", () => {
    for (const length of [1_000, 10_000]) {
      const { array, reads } = counted(length, (i) => (i === length - 1 ? {} : valid));
      const runs = fullRuns(() => {
        expect(trackRequest.validate(request(array)).issues).toHaveLength(2);
      });
      expect(runs).toBe(1);
      expect(reads()).toBeLessThanOrEqual(3 * length);
    }
  });

  it("is linear in the number of bad payloads when no cap stops it", () => {
    for (const length of [1_000, 4_000]) {
      const { array, reads } = counted(length, () => ({}));
      const runs = fullRuns(() => {
        const { issues } = trackRequest.validate(request(array), { maxIssues: Number.POSITIVE_INFINITY });
        expect(issues).toHaveLength(2 * length);
      });
      expect(runs).toBe(length);
      expect(reads()).toBeLessThanOrEqual(3 * length);
    }
  });
});

describe("the guard", () => {
  it("reads each known property once and no unknown one", () => {
    const reads: string[] = [];
    const target = { eventId: "e", other: 1, profileId: "p", data: {} };
    const get = (object: object, key: string | symbol) => {
      reads.push(String(key));
      return Reflect.get(object, key);
    };
    trackRequest.is(request([new Proxy(target, { get })]));
    expect(reads).toEqual(["eventId", "profileId", "data"]);
  });
});
