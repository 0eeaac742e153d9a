import { appendFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { chunkOf, kib, mib, ProcessWorkspace, repeated, type Started } from "./processes.ts";
import { expectCalm, product } from "./workspace.ts";

const workspace = new ProcessWorkspace();
const { base } = workspace;
const given = (name: string, files: Record<string, string | Uint8Array>) => workspace.given(name, files);
const start = (args: readonly string[], cwd?: string) => workspace.start(args, cwd);
const fed = (args: readonly string[], chunks: Iterable<Uint8Array | string>) => workspace.feed(args, chunks);

/** The memory that the tool may use, whatever it reads: far less than the inputs of these tests. */
const enough = 300 * mib;
/** The memory that NDJSON of any length needs. */
const little = 150 * mib;

const million = 1_000_000;

/** Starts to validate an array of `count` elements, each of them invalid. */
function startArray(count: number): Started {
  const folder = given(`array-${count}`, { "a.json": `[${"0,".repeat(count - 1)}0]` });
  return start(["validate", folder, "--format", "json"]);
}

// They take longest, so they begin first and run beside the other tests.
const arrays = [million, 2 * million].map((count) => [count, startArray(count)] as const);

describe("input of any size is read with little memory", () => {
  const size = 17_000 * 64 * kib; // 1.1 GB
  const filler = (share = 1) => repeated(chunkOf("x"), 17_000 * share);

  it.concurrent("a line of more than 1 GB", async () => {
    function* lines() {
      yield `${product}\n{"productId":"`;
      yield* filler();
      yield `"}\n{"productId":1}\n${product}`;
    }
    const { status, stdout, peak } = await fed(["validate", "-", "--max-bytes", "100000", "--format", "json"], lines());
    const { summary, results } = JSON.parse(stdout);
    expect(summary).toMatchObject({ records: 4, valid: 2, invalid: 1, unreadable: 1 });
    expect(results).toMatchObject([
      { record: 2, line: 2, column: 1, offset: 18, kind: null, issues: [{ code: "too_large", line: 2, column: 1 }] },
      { record: 3, line: 3, column: 1, offset: 18 + 14 + size + 3, issues: [{ code: "type", line: 3, column: 14 }] },
    ]);
    expect(status).toBe(1);
    expect(peak).toBeLessThan(little);
  });

  it.concurrent("a hole in a file", async () => {
    const path = join(base, given("hole", { "a.ndjson": `${product}\n` }), "a.ndjson");
    truncateSync(path, size / 5);
    appendFileSync(path, `\n${product}\n{}`);
    const { status, stdout, stderr, peak } = await start(["validate", "hole", "--format", "json"]).ended;
    expectCalm(stderr);
    const { summary, results } = JSON.parse(stdout);
    expect(summary).toMatchObject({ records: 4, valid: 2, invalid: 1, unreadable: 1 });
    expect(results).toMatchObject([
      { record: 2, line: 2, offset: 18, issues: [{ code: "too_large" }] },
      { record: 4, line: 4, offset: size / 5 + 1 + 18, issues: [{ code: "required" }, { code: "required" }] },
    ]);
    expect(status).toBe(1);
    expect(peak).toBeLessThan(enough);
  });

  it.concurrent("a large element in the middle of an array", async () => {
    function* array() {
      yield `[${product},\n {"productId":"],[{\\"`;
      yield* filler(0.2);
      yield `"}, {"productId":1}, ${product}]`;
    }
    const { status, stdout, peak } = await fed(["validate", "-", "--format", "json"], array());
    const { summary, results } = JSON.parse(stdout);
    expect(summary).toMatchObject({ records: 4, valid: 2, invalid: 1, unreadable: 1 });
    expect(results).toMatchObject([
      { record: 2, line: 2, column: 2, offset: 21, issues: [{ code: "too_large" }] },
      { record: 3, line: 2, issues: [{ code: "type" }] },
    ]);
    expect(status).toBe(1);
    expect(peak).toBeLessThan(enough);
  });

  it("an array of any number of elements: twice as many take no more memory", async () => {
    const peaks: number[] = [];
    for (const [count, { ended }] of arrays) {
      const { status, stdout, peak } = await ended;
      const { summary, results } = JSON.parse(stdout);
      expect(summary).toMatchObject({ records: count, valid: 0, invalid: count, unreadable: 0 });
      expect(results).toHaveLength(1000);
      expect(stdout.length).toBeLessThan(mib);
      expect(status).toBe(1);
      peaks.push(peak);
    }
    const [one = 0, two = 0] = peaks;
    // 16 bytes an element; garbage that is collected a little later is less.
    expect(two - one).toBeLessThan(16 * million);
    expect(two).toBeLessThan(little + 50 * mib);
  });

  it.concurrent("600 MB of events on standard input", async () => {
    const line = `{"eventId":"e","profileId":"p","data":{"url":"${"/a".repeat(140)}"}}\n`;
    const { status, stdout, peak } = await fed(
      ["validate", "-", "--format", "json"],
      repeated(Buffer.from(line.repeat(3000)), 600),
    );
    const { summary } = JSON.parse(stdout);
    expect(summary.records).toBeGreaterThan(1_500_000);
    expect(summary.valid).toBe(summary.records);
    expect(status).toBe(0);
    expect(peak).toBeLessThan(little);
  });

  it.concurrent("1 million lines on standard input", async () => {
    const { status, stdout, peak } = await fed(
      ["validate", "-", "--format", "json"],
      repeated(chunkOf('{"a":"long enough"}\n', 200_000), 100),
    );
    expect(JSON.parse(stdout).summary).toMatchObject({ records: 1_000_000, invalid: 1_000_000 });
    expect(stdout.length).toBeLessThan(2 * mib);
    expect(status).toBe(1);
    expect(peak).toBeLessThan(enough);
  });

  const bomb = gzipSync(chunkOf("x", 100 * mib));
  const bombs = Buffer.concat([bomb, bomb, bomb, bomb]);
  it.concurrent.each<[string, string, Buffer, number, number[]]>([
    ["one line", "a.ndjson.gz", Buffer.concat([bombs, gzipSync(`\n${product}\n`)]), 1, [1, 0, 1]],
    ["one value", "a.json.gz", Buffer.concat([gzipSync('{"productId":"'), bombs]), 1, [0, 0, 1]],
    ["white space", "a.json.gz", Buffer.concat(Array(4).fill(gzipSync(chunkOf(" ", 100 * mib)))), 2, [0, 0, 0]],
  ])("a gzip file that unpacks to 400 MB of %s", async (name, file, content, code, counts) => {
    const path = `${given(`bomb-${name}`, { [file]: content })}/${file}`;
    const { status, stdout, stderr, peak } = await start(["validate", path, "--format", "json"]).ended;
    expectCalm(stderr);
    const { valid, invalid, unreadable } = JSON.parse(stdout).summary;
    expect([valid, invalid, unreadable]).toEqual(counts);
    expect(status).toBe(code);
    expect(peak).toBeLessThan(enough);
  });
});
