import { describe, expect, it } from "vitest";
import * as lines from "../../generated/lines.ts";
import { bytesValidators } from "../../generated/scanners/index.ts";
import { lineScanners } from "../../src/runtime/records/line-scanner.ts";
import { LineValidator } from "../../src/runtime/records/line-validator.ts";
import { type BytesSchema, schemaOf } from "../../src/runtime/text/bytes.ts";

const schema = schemaOf(bytesValidators.payload) as BytesSchema;
const limits = { maxIssues: 100, maxBytes: 1000 };
const valid = new TextEncoder().encode('{"productId":"1"}\n');
const bad = new TextEncoder().encode('{"productId":1}\n');

/** How many lines a validator scans of `count` lines, of which a share is bad. */
function scanned(count: number, badShare: number): number {
  let scans = 0;
  const scan: BytesSchema["scan"] = (bytes, at, state) => {
    scans++;
    return schema.scan(bytes, at, state);
  };
  const validator = new LineValidator({ ...schema, scan }, limits, undefined);
  for (let i = 0; i < count; i++) validator.pass(i % 10 < badShare * 10 ? bad : valid, 0);
  return scans;
}

describe("a line validator", () => {
  it("scans every line as long as it passes a few of them", () => {
    expect(scanned(5000, 0)).toBe(5000);
    expect(scanned(5000, 0.7)).toBe(5000);
  });

  it("leaves the scan out for a while where it hardly ever passes a line, and comes back", () => {
    const trial = 256;
    const pause = 1024;
    expect(scanned(trial, 1)).toBe(trial);
    expect(scanned(trial + pause, 0.9)).toBe(trial);
    expect(scanned(trial + pause + trial, 0.9)).toBe(2 * trial);
  });

  it("leaves WebAssembly out just so, and scans a line that it has refused no second time", async () => {
    const scanners = await lineScanners(lines);
    let scans = 0;
    const scan: BytesSchema["scan"] = () => {
      scans++;
      return -1;
    };
    const validator = new LineValidator({ ...schema, scan }, limits, scanners);
    validator.lines?.load(bad);
    for (let i = 0; i < 256; i++) expect(validator.skim(0, bad.length)).toMatchObject({ lines: 0, isRefused: true });
    expect(scans).toBe(0);
    expect(validator.skim(0, bad.length)).toBeUndefined();
    for (let i = 0; i < 1024; i++) expect(validator.pass(bad, 0)).toBeUndefined();
    expect(scans).toBe(0);
    expect(validator.skim(0, bad.length)).toMatchObject({ lines: 0, isRefused: true });
  });
});
