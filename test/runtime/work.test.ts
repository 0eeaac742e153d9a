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

/** How often the issues of a payload are collected while the function runs. */
function collectorRuns(run: () => void): number {
  const { collectIssues } = compiled;
  let runs = 0;
  Object.assign(compiled, {
    collectIssues(...args: Parameters<typeof collectIssues>) {
      runs++;
      collectIssues(...args);
    },
  });
  try {
    run();
  } finally {
    Object.assign(compiled, { collectIssues });
  }
  return runs;
}

const request = (payloads: unknown[]) => ({ track: [{ name: "n", payload: payloads }] });
const valid = { productId: "1" };

describe("the work of collecting issues", () => {
  it("stops at the cap, however many payloads are bad", () => {
    const { array, reads } = counted(100_000, () => ({}));
    let issues: readonly unknown[] | undefined;
    const runs = collectorRuns(() => {
      issues = trackRequest.validate(request(array)).issues;
    });
    expect(issues).toHaveLength(101);
    expect(runs).toBe(51);
    expect(reads()).toBeLessThan(60);
  });

  it("is linear: a late fault costs three reads of each item, and issues are collected of the bad one alone", () => {
    for (const length of [1_000, 10_000]) {
      const { array, reads } = counted(length, (i) => (i === length - 1 ? {} : valid));
      const runs = collectorRuns(() => {
        expect(trackRequest.validate(request(array)).issues).toHaveLength(2);
      });
      expect(runs).toBe(1);
      expect(reads()).toBeLessThanOrEqual(3 * length);
    }
  });

  it("is linear in the number of bad payloads when no cap stops it", () => {
    for (const length of [1_000, 4_000]) {
      const { array, reads } = counted(length, () => ({}));
      const runs = collectorRuns(() => {
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
