import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClassifiedDocument } from "../../src/library/classify-document.ts";
import { runs } from "../budget.ts";
import { loadPlan, requestOracle, requestsOf } from "./plan-cases.ts";

const plans = {
  allow: await loadPlan("allow"),
  warn: await loadPlan("warn"),
  forbid: await loadPlan("forbid"),
};

interface Request {
  readonly track: readonly { readonly name: string; readonly payload: readonly unknown[] }[];
}

describe.each(["allow", "warn", "forbid"] as const)("classification by a plan with unknown events: %s", (unknown) => {
  const plan = plans[unknown];
  const oracle = requestOracle(plan.resolved);

  it("accepts each payload of a request exactly if a request with it alone is valid", () => {
    fc.assert(
      fc.property(requestsOf(plan.resolved), (request) => {
        const { accepted, rejected }: ClassifiedDocument = plan.classifyDocument(request);
        const isWhole = rejected.some(({ path }) => path.length === 0);
        if (isWhole) {
          expect(oracle(request)).toBe(false);
          return;
        }
        const { track } = request as Request;
        const alone = track.flatMap(({ name, payload }, i) =>
          payload.map((value, j) => ({
            path: ["track", i, "payload", j],
            isValid: oracle({ track: [{ name, payload: [value] }] }),
          })),
        );
        const paths = (isValid: boolean) => alone.filter((one) => one.isValid === isValid).map(({ path }) => path);
        expect(accepted.map(({ path }) => path)).toEqual(paths(true));
        expect(rejected.map(({ path }) => path)).toEqual(paths(false));
      }),
      { numRuns: runs(500) },
    );
  });

  it("gives the kind of a payload of which no name is known", () => {
    const event = { eventId: "e", profileId: "p", data: { total: "any" } };
    expect(plan.classify(event)).toMatchObject({ kind: "event", createsAnonymousUsers: true, warnings: [] });
    expect(plan.classify({ productId: "1", data: { name: "Wine" } })).toMatchObject({ kind: "product" });
    expect(plan.classify({ productId: "1", data: {} })).toMatchObject({
      kind: "rejected",
      issues: [{ code: "required", path: ["data", "name"] }],
    });
    expect(plan.classifyDocument(event).accepted).toMatchObject([{ kind: "event", path: [] }]);
  });

  it("warns of near misses of a team's own identifiers, in the payloads that hold them", () => {
    const payload = { eventId: "e", profileId: "p", data: { total: 1, orderID: "o-1" } };
    const { accepted } = plan.classifyDocument({ track: [{ name: "Purchase", payload: [payload] }] });
    expect(accepted).toMatchObject([
      { kind: "event", name: "Purchase", warnings: [{ code: "near_miss_key", path: ["data", "orderID"] }] },
    ]);
  });
});
