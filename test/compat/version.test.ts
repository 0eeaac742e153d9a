import { describe, expect, it } from "vitest";
import { compare } from "../../src/compat/compare.ts";
import { isEnough, neededBumps, nextVersion } from "../../src/compat/version.ts";
import type { Schema } from "../../src/schemas/schema.ts";
import { setOf } from "./versions.ts";

const bumps = (base: Schema, head: Schema, readers?: "strict") =>
  neededBumps(compare(setOf(base), setOf(head)), readers && { readers });

describe("the needed version", () => {
  it.each([
    ["nothing", { type: "string" }, { type: "string" }, "none", "none", "none", undefined],
    ["a description", {}, { description: "x" }, "patch", "patch", "patch", undefined],
    ["rewritten logic", { enum: ["a"] }, { const: "a" }, "patch", "patch", "minor", undefined],
    ["a wider schema", { type: "integer" }, { type: "number" }, "patch", "minor", "minor", "consumers"],
    ["a narrower schema", { type: "number" }, { type: "integer" }, "major", "patch", "major", "producers"],
    ["both", { type: "number" }, { type: "string" }, "major", "minor", "major", undefined],
    ["a new optional key", {}, { properties: { a: { type: "string" } } }, "minor", "patch", "minor", undefined],
  ] as const)("says of %s what it is for whom", (_, base, head, producers, consumers, types, first) => {
    expect(bumps(base, head)).toMatchObject({ producers, consumers, types, first });
  });

  it("is major for readers that handle every case, where a schema becomes wider", () => {
    expect(bumps({ enum: ["a"] }, { enum: ["a", "b"] }, "strict").needed).toBe("major");
    expect(bumps({ enum: ["a"] }, { enum: ["a", "b"] }).needed).toBe("minor");
  });

  it("is major for what is unknown and for a removed file, and minor for a new one", () => {
    expect(bumps({ pattern: "(?<=a)b" }, { pattern: "(?<=a)c" }).needed).toBe("major");
    const [none, some] = [new Map(), setOf({})];
    expect([neededBumps(compare(some, none)).needed, neededBumps(compare(none, some)).needed]).toEqual([
      "major",
      "minor",
    ]);
  });

  it("follows from the version before, in which 0.x.y may break by a minor one", () => {
    expect(["major", "minor", "patch", "none"].map((bump) => nextVersion("1.2.3", bump as never))).toEqual([
      ...["2.0.0", "1.3.0", "1.2.4", "1.2.3"],
    ]);
    expect(["major", "minor", "patch"].map((bump) => nextVersion("0.2.3", bump as never))).toEqual([
      "0.3.0",
      "0.2.4",
      "0.2.4",
    ]);
    expect([
      isEnough("1.2.3", "1.3.0", "major"),
      isEnough("1.2.3", "2.0.0", "minor"),
      isEnough("1.2.3", "1.3.0", "minor"),
    ]).toEqual([...[false, true, true]]);
  });
});
