import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classify, classifyDocument, trackRequest } from "../src/index.ts";
import { route } from "../src/ndjson.ts";
import { payload as payloads } from "../src/testing/payloads.ts";
import { classifyWire, classifyWireDocument } from "../src/wire.ts";
import { runs } from "./budget.ts";
import { asJson, nearValid } from "./values.ts";

const item = fc.oneof(payloads() as fc.Arbitrary<unknown>, nearValid.map(asJson), fc.constantFrom(null, 7, "x", []));
const request = fc.record({
  track: fc.array(
    fc.record(
      {
        name: fc.constantFrom("View", "Buy"),
        type: fc.string(),
        payload: fc.array(item, { minLength: 1, maxLength: 4 }),
      },
      { requiredKeys: ["name", "payload"] },
    ),
    { maxLength: 4 },
  ),
});

const counts = (found: ReturnType<typeof classifyDocument>) => ({
  events: found.accepted.filter(({ kind }) => kind === "event").length,
  products: found.accepted.filter(({ kind }) => kind === "product").length,
  rejected: found.rejected.length,
});

describe("classifyDocument", () => {
  it("says of each payload of a request what classify says, with its path and the name of its event", () => {
    fc.assert(
      fc.property(request, (document) => {
        const { accepted, rejected } = classifyDocument(document);
        const places = document.track.flatMap(({ name, payload }, i) =>
          payload.map((value, j) => ({ ...classify(value), path: ["track", i, "payload", j], name })),
        );
        expect(accepted).toEqual(places.filter(({ kind }) => kind !== "rejected"));
        expect(rejected).toEqual(places.filter(({ kind }) => kind === "rejected"));
      }),
      { numRuns: runs(300) },
    );
  });

  it.each(["contract", "wire"] as const)("counts what route sends each way, by the %s", async (schema) => {
    const classified = schema === "wire" ? classifyWireDocument : classifyDocument;
    await fc.assert(
      fc.asyncProperty(fc.oneof(request, item), async (document) => {
        const lines = [new TextEncoder().encode(`${JSON.stringify(document)}\n`)];
        const none = () => {};
        const { events, products, rejected } = await route(
          lines,
          { events: none, products: none, rejected: none },
          { schema },
        );
        expect(counts(classified(document) as ReturnType<typeof classifyDocument>)).toEqual({
          events,
          products,
          rejected,
        });
      }),
      { numRuns: runs(150) },
    );
  });

  it("gives a payload that is no request as one, at the empty path", () => {
    expect(classifyDocument({ productId: "1" })).toEqual({
      accepted: [{ kind: "product", value: { productId: "1" }, createsAnonymousUsers: false, warnings: [], path: [] }],
      rejected: [],
    });
    expect(classifyDocument(null).rejected).toMatchObject([{ kind: "rejected", path: [], issues: [{ code: "type" }] }]);
  });

  it("rejects a request as a whole where its envelope is invalid, with the issues of the envelope alone", () => {
    const document = {
      track: [
        { name: " ", payload: [{ productId: "1" }, {}] },
        { name: "Buy", payload: [] },
      ],
    };
    const { accepted, rejected } = classifyDocument(document);
    expect(accepted).toEqual([]);
    expect(rejected).toMatchObject([
      { path: [], issues: [{ pointer: "/track/0/name" }, { pointer: "/track/1/payload" }] },
    ]);
    expect(trackRequest.validate(document).issues).toHaveLength(4);
  });

  it("never throws, and takes the limit of issues for each payload", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const hostile = {
      track: [
        {
          name: "n",
          payload: [
            proxy,
            {
              get productId(): never {
                throw new Error("read");
              },
            },
          ],
        },
      ],
    };
    expect(classifyDocument(hostile).rejected.map(({ issues }) => issues.length)).toEqual([1, 1]);
    expect(classifyDocument(proxy).rejected).toHaveLength(1);
    const { rejected } = classifyDocument({ track: [{ name: "n", payload: [{}, {}] }] }, { maxIssues: 1 });
    expect(rejected.map(({ issues }) => issues.map(({ code }) => code))).toEqual(
      Array(2).fill(["required", "too_many_issues"]),
    );
  });
});

describe("classifyWire", () => {
  it("takes what the live service accepts", () => {
    expect(classify({ userId: "u" }).kind).toBe("rejected");
    expect(classifyWire({ userId: "u" })).toMatchObject({ kind: "event", createsAnonymousUsers: true });
  });
});
