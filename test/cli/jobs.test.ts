import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { progressText } from "../../src/cli/io/progress.ts";
import { sampler } from "../../src/sample/sample.ts";
import { Workspace } from "./workspace.ts";

const workspace = new Workspace();
const name = "large.ndjson";

/** More than the tool gives to one thread, with everything in it that could be lost between two parts. */
function writeLarge(file: string, head: string): void {
  const path = join(workspace.base, file);
  const next = sampler(schemas, { seed: 3, shapes: 64, invalid: 0.01 });
  writeFileSync(path, head);
  for (let part = 0; part < 10; part++) {
    let text = "";
    for (let i = 0; i < 6_000; i++) text += `${next()}${i % 7 === 0 ? "\r\n" : i % 11 === 0 ? "\n \n" : "\n"}`;
    if (part === 4)
      text += `{"productId":"long","data":{"x":"${"é".repeat(6_000_000)}"}}\n{"productId":"é ","data":7}\n`;
    if (part === 6) text += `{"productId":"${"x".repeat(17_000_000)}"}\n\ufeff{}\n`;
    appendFileSync(path, text);
  }
  appendFileSync(path, '{"productId":null}');
}

describe("several threads", () => {
  writeLarge(name, "\ufeff\n \n");

  it.each([
    ["json", []],
    ["json", ["--max-results", "40"]],
    ["json", ["--summary"]],
    ["ndjson", []],
    ["pretty", ["--strict", "--max-issues", "1"]],
    ["json", ["--schema", "wire", "--quiet"]],
    ["ndjson", ["--max-bytes", "300"]],
  ])("report in %s exactly what one reports (%s)", (format, flags) => {
    const run = (jobs: string) => workspace.spawn(["validate", name, "--format", format, ...flags, "--jobs", jobs]);
    const one = run("1");
    expect(one.status).toBe(1);
    expect(one.stdout.length).toBeGreaterThan(100);
    for (const jobs of ["2", "3"]) {
      const { status, stdout, stderr } = run(jobs);
      expect([status, stderr]).toEqual([one.status, one.stderr]);
      expect(stdout === one.stdout, `${jobs} threads report something else`).toBe(true);
    }
  });

  it("list every record on request", () => {
    const run = (jobs: string) =>
      workspace.spawn(["validate", name, "--format", "ndjson", "--all", "--jobs", jobs]).stdout;
    expect(run("2") === run("1")).toBe(true);
  });

  it("are not used for a file that is not NDJSON", () => {
    const element = `{"productId":"1","data":{"x":"${"x".repeat(1000)}"}},`;
    workspace.given(".", { "whole.json": `[${element.repeat(35_000)}{}]` });
    const { summary } = JSON.parse(
      workspace.spawn(["validate", "whole.json", "--jobs", "2", "--format", "json"]).stdout,
    );
    expect(summary).toMatchObject({ records: 35_001, valid: 35_000, invalid: 1 });
  });
});

describe("the progress line", () => {
  it("shows rate and time left, as far as they are known", () => {
    expect(progressText(1, 5e6, 20e6, 1)).toBe("1 record, 5 of 20 MB read, 5 MB/s, 3 s left");
    expect(progressText(7, 100e6, 60_000e6, 1)).toBe("7 records, 100 of 60000 MB read, 100 MB/s, 9 min 59 s left");
    expect(progressText(7, 1e6, 36_000e6, 1)).toBe("7 records, 1 of 36000 MB read, 1 MB/s, 9 h 59 min left");
    expect(progressText(0, 0, 20e6, 1)).toBe("0 records, 0 of 20 MB read, 0 MB/s");
    expect(progressText(2, 3e6, undefined, 1.5)).toBe("2 records, 3 MB read, 2 MB/s");
  });
});
