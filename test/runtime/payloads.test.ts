import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { classify, payload, trackRequest } from "../../src/index.ts";
import { wirePayload, wireTrackRequest } from "../../src/wire.ts";
import { root } from "../oracle.ts";

const folder = join(root, "test/fixtures/payloads");
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), "utf8"));

interface Expected {
  schema: "payload" | "track-request";
  contract: boolean;
  wire: boolean;
  products: number;
}
const expected = Object.entries(read("expected.json") as Record<string, Expected>);

describe("what real clients send", () => {
  it("is all there", () => {
    const files = readdirSync(folder).filter((file) => file.endsWith(".json") && file !== "expected.json");
    expect(expected.map(([file]) => file).sort()).toEqual(files.sort());
  });

  it.each(expected)(
    "%s has its verdict under the contract and on the wire",
    (file, { schema, contract, wire, products }) => {
      const value = read(file);
      const isRequest = schema === "track-request";
      expect((isRequest ? trackRequest : payload).is(value)).toBe(contract);
      expect((isRequest ? wireTrackRequest : wirePayload).is(value)).toBe(wire);
      const payloads: unknown[] = isRequest
        ? value.track.flatMap((entry: { payload: unknown[] }) => entry.payload)
        : [value];
      expect(payloads.filter((one) => classify(one).kind === "product")).toHaveLength(products);
    },
  );
});

describe("the examples of the page that is the authority", () => {
  it("are valid as they are printed: a product with neither eventId nor profileId", () => {
    const text = '{ "productId": "123", "data": { "name": "Wine", "amount": 150, "quantity": 4 } }';
    expect(classify(JSON.parse(text))).toEqual({
      kind: "product",
      value: JSON.parse(text),
      createsAnonymousUsers: false,
      warnings: [],
    });
  });

  it("are valid as they are printed: the identifiers of an event", () => {
    const event = {
      eventId: "evt_98ac13f01a2b",
      profileId: "usr_12ab45c99d77",
      sessionId: "sess_55f1a4c908e1",
      accountId: "acc_a9213fbb892",
      pageId: "page_dashboard_home",
    };
    expect(classify(event)).toEqual({ kind: "event", value: event, createsAnonymousUsers: true, warnings: [] });
  });
});
