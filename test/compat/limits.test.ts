import { describe, expect, it } from "vitest";
import { compare } from "../../src/compat/compare.ts";
import { schemas } from "../oracle.ts";
import { hostile, unionOfEvents } from "./hostile.ts";
import { realVersions } from "./real-versions.ts";
import { setOf } from "./versions.ts";

// Work is limited in steps, which are the same on every machine. The bench prints the times.
describe("the comparison", () => {
  it.each(Object.entries(hostile))("ends for %s and says why it is unknown", (_, [base, head]) => {
    const changes = compare(setOf(base), setOf(head));
    expect(changes).not.toEqual([]);
    for (const { level, reason } of changes) expect([level, typeof reason]).toEqual(["unknown", "string"]);
  });

  it("gives the same answer again", () => {
    const [base, head] = hostile["many ways to evaluate"];
    expect(compare(setOf(base), setOf(head))).toEqual(compare(setOf(base), setOf(head)));
  });

  it("takes at most 30,000 steps for each of the shipped schemas", () => {
    const changed = new Map([
      ...schemas,
      ["common/identifier", { ...schemas.get("common/identifier"), maxLength: 64 }],
    ]);
    const changes = compare(schemas, changed, { steps: 30_000 });
    expect(changes).toEqual(compare(schemas, changed));
    expect(changes.map(({ level }) => level)).toContain("breaking");
    expect(changes.filter(({ level }) => level === "unknown")).toEqual([]);
  });

  it.each([
    ["anyOf", 1_000_000],
    ["oneOf", 3_000_000],
  ] as const)("decides a union of 200 events by %s in at most %i steps", (keyword, steps) => {
    const [base, head] = [unionOfEvents(keyword), unionOfEvents(keyword, 77)];
    const changes = compare(setOf(base), setOf(head), { steps });
    expect(changes.map(({ level, pointer, witness }) => [level, pointer, witness?.payload])).toEqual([
      ["breaking", `/${keyword}/77/properties/value/type`, { name: "event_77", id: "a", value: 77.1 }],
    ]);
  });

  it("decides all changes of up to 500 real schemas in at most 500,000 steps for each", () => {
    const { base, head } = realVersions(process.env["CI_THOROUGH"] === "1" ? 500 : 120);
    const changes = compare(base, head, { steps: 500_000 });
    expect(changes.filter(({ level }) => level === "unknown")).toEqual([]);
    expect(changes.length).toBeGreaterThan(base.size);
  });
});
