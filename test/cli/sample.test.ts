import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { type IssueCode, payload } from "../../src/index.ts";
import { validateText } from "../../src/library/text.ts";
import { sampler } from "../../src/sample/sample.ts";
import { cli, Workspace } from "./workspace.ts";

const workspace = new Workspace();

function lines(count: number, options: Partial<Parameters<typeof sampler>[1]> = {}): string[] {
  const next = sampler(schemas, { seed: 1, shapes: 64, invalid: 0, ...options });
  return Array.from({ length: count }, next);
}

const isValid = (line: string): boolean => validateText(payload, line).issues === undefined;
const orderOf = (line: string): string => Object.keys(JSON.parse(line)).join();

describe("sampled payloads", () => {
  it("are valid, on one line each, whatever the seed and the number of shapes", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 200 }), (seed, shapes) => {
        for (const line of lines(50, { seed, shapes })) {
          expect(isValid(line), line).toBe(true);
          expect(line).not.toMatch(/[\n\r]/);
        }
      }),
    );
  });

  it("are invalid where that is asked for, whatever the seed", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (const line of lines(50, { seed, invalid: 1 })) expect(isValid(line), line).toBe(false);
      }),
    );
  });

  it("are invalid as often as is asked for, with faults of many kinds", () => {
    const sampled = lines(20_000, { invalid: 0.3 });
    const invalid = sampled.filter((line) => !isValid(line));
    expect(invalid.length / sampled.length).toBeCloseTo(0.3, 1);
    const codes = new Set(invalid.flatMap((line) => validateText(payload, line).issues ?? []).map(({ code }) => code));
    const expected: IssueCode[] = ["required", "type", "blank", "format", "minimum", "duplicate_key", "syntax"];
    expect([...codes].sort()).toEqual(expected.sort());
  });

  it("are the same for the same options, and others for another seed", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 50 }), (seed, shapes) => {
        expect(lines(20, { seed, shapes, invalid: 0.5 })).toEqual(lines(20, { seed, shapes, invalid: 0.5 }));
        expect(lines(20, { seed, shapes })).not.toEqual(lines(20, { seed: seed + 1, shapes }));
      }),
    );
  });

  it("look like real ones: of both kinds, of about 350 bytes, with as many shapes as are asked for", () => {
    const sampled = lines(20_000);
    const size = sampled.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0) / sampled.length;
    expect(size).toBeGreaterThan(300);
    expect(size).toBeLessThan(420);
    const orders = new Set(sampled.map(orderOf));
    expect(orders.size).toBeGreaterThan(55);
    expect(orders.size).toBeLessThanOrEqual(64);
    const products = sampled.filter((line) => "productId" in JSON.parse(line));
    expect(products.length / sampled.length).toBeCloseTo(1 / 8, 1);
    expect(sampled.filter((line) => /[^ -~]/.test(line)).length).toBeGreaterThan(200);
    expect(sampled.filter((line) => line.includes("\\")).length).toBeGreaterThan(200);
  });

  it.each(["campaignId", "constructor"])("have a field that a schema file gets: %s", (field) => {
    const fields = structuredClone(schemas.get("common/payload-fields")) as { properties: object };
    Object.assign(fields.properties, {
      [field]: { $ref: "identifier.json", description: "d", examples: ["camp_1a2b"] },
    });
    const set = new Map(schemas).set("common/payload-fields", { ...fields });
    const next = sampler(set, { seed: 1, shapes: 64, invalid: 0 });
    const values = Array.from({ length: 500 }, () => JSON.parse(next())).filter((line) => Object.hasOwn(line, field));
    expect(values).not.toEqual([]);
    for (const value of values) expect(value[field]).toMatch(/^camp_\w{4}$/);
  });
});

describe("event-schema sample", () => {
  it("writes as many lines as are asked for, which validate takes", async () => {
    const { status, stdout } = await workspace.run([
      "sample",
      "--count",
      "2500",
      "--seed",
      "7",
      "--invalid",
      "0.1",
      "--shapes",
      "3",
    ]);
    expect(status).toBe(0);
    expect(stdout.split("\n")).toHaveLength(2501);
    expect(new Set(stdout.trim().split("\n").filter(isValid).map(orderOf)).size).toBe(3);
    const report = await workspace.report(["validate", "-"], { input: stdout });
    expect(report.summary.records).toBe(2500);
    expect(await workspace.run(["sample", "--count", "0"])).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("ends quietly when the reader goes away", () => {
    const { stdout, stderr } = spawnSync(
      "sh",
      ["-c", `'${process.execPath}' '${cli}' sample --count 100000000 | head -1`],
      {
        encoding: "utf8",
      },
    );
    expect(stdout.split("\n")).toHaveLength(2);
    expect(stderr).toBe("");
  });

  it.each([
    ["--count", "-1"],
    ["--count", "many"],
    ["--seed", "1.5"],
    ["--invalid", "2"],
    ["--invalid", "-0.1"],
    ["--shapes", "0"],
  ])("refuses %s %s", async (flag, value) => {
    const { status, stderr, stdout } = await workspace.run(["sample", `${flag}=${value}`]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(flag);
  });
});
