import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { kib, ProcessWorkspace } from "./processes.ts";
import { event, type RunOptions } from "./workspace.ts";

const workspace = new ProcessWorkspace();
const given = (name: string, files: Record<string, string | Uint8Array>) => workspace.given(name, files);
const report = (args: readonly string[], options?: RunOptions) => workspace.report(["validate", ...args], options);
const fed = (args: readonly string[], chunks: Iterable<Uint8Array | string>) => workspace.feed(args, chunks);

/** A gzip member of exactly `size` bytes: a file name in its header fills it up. */
function memberOf(text: string, size: number): Buffer {
  const member = gzipSync(text);
  const name = Buffer.alloc(size - member.length, "n");
  name[name.length - 1] = 0;
  const head = Buffer.from(member.subarray(0, 10));
  head[3] = 8;
  const padded = Buffer.concat([head, name, member.subarray(10)]);
  expect([padded.length, gunzipSync(padded).toString()]).toEqual([size, text]);
  return padded;
}

describe("gzip", () => {
  const whole = gzipSync(`${event}\n`);
  const flipped = (from: Buffer, at: number) => {
    const copy = Buffer.from(from);
    copy[copy.length - at] = (copy.at(-at) ?? 0) ^ 1;
    return copy;
  };
  const zeros = Buffer.alloc(100);
  const garbage = Buffer.from("garbage");
  const chunk = memberOf(`${event}\n`, 64 * kib);

  const fine: [string, Buffer, number][] = [
    ["one member", whole, 1],
    ["several members", Buffer.concat([whole, whole, whole]), 3],
    ["a member that begins with a new chunk of the file", Buffer.concat([chunk, whole]), 2],
    ["a header that is cut by the end of a chunk", Buffer.concat([memberOf(event, 64 * kib - 1), whole]), 1],
    ["zeros after the end, as tapes have them", Buffer.concat([whole, zeros]), 1],
    ["an empty member before another", Buffer.concat([gzipSync(""), whole]), 1],
  ];
  it.each(fine)("with %s is read", async (name, content, records) => {
    const lines = name.includes("header") ? 1 : records;
    const { status, summary } = await report([`${given(`gz-${name}`, { "a.ndjson.gz": content })}/a.ndjson.gz`]);
    if (name.includes("header")) expect(summary.records).toBeGreaterThan(0);
    else expect(summary).toMatchObject({ records: lines, valid: lines });
    expect(status).toBe(name.includes("header") ? 1 : 0);
  });

  const long = gzipSync(
    Buffer.concat(Array.from({ length: 20_000 }, (_, i) => Buffer.from(`{"productId":"${i * 7919}"}\n`))),
  );
  const damaged: [string, Buffer, string][] = [
    ["cut in its data", whole.subarray(0, -9), "corrupt or truncated gzip file"],
    ["cut after megabytes of good lines", long.subarray(0, -4), "corrupt or truncated gzip file"],
    ["cut in its header", whole.subarray(0, 5), "corrupt or truncated gzip file"],
    ["cut in a second member", Buffer.concat([whole, whole.subarray(0, -1)]), "corrupt or truncated gzip file"],
    ["cut in the header of a second member", Buffer.concat([chunk, whole.subarray(0, 1)]), "corrupt or truncated"],
    ["with a wrong checksum", flipped(whole, 6), "corrupt or truncated gzip file"],
    ["with a wrong length", flipped(whole, 1), "corrupt or truncated gzip file"],
    ["with garbage after its end", Buffer.concat([whole, garbage]), "corrupt or truncated gzip file"],
    ["with garbage in the next chunk", Buffer.concat([chunk, garbage]), "corrupt or truncated gzip file"],
    ["with garbage after zeros", Buffer.concat([whole, zeros, garbage]), "unexpected content after the gzip data"],
    [
      "with a member after zeros",
      Buffer.concat([whole, Buffer.alloc(70 * kib), whole]),
      "unexpected content after the gzip data",
    ],
    ["that is not gzip", Buffer.from(event), "not a gzip file"],
    ["that is empty", Buffer.alloc(0), "not a gzip file"],
    ["of one byte", whole.subarray(0, 1), "not a gzip file"],
  ];
  it.each(damaged)("%s fails as a whole, and the other files are read", async (name, content, reason) => {
    const folder = given(`bad-gz-${name}`, { "a.ndjson.gz": content, "b.json": event, "c.ndjson": "{}" });
    const { status, stderr, summary, results } = await report([folder]);
    expect(stderr).toContain(`${folder}/a.ndjson.gz: cannot be read`);
    expect(stderr).toContain(reason);
    expect(summary).toMatchObject({ records: 2, valid: 1, invalid: 1 });
    expect(results).toHaveLength(1);
    expect(status).toBe(2);
  });

  it("is detected by its first bytes, whatever its name, and on standard input", async () => {
    expect(await report([`${given("gz-name", { "a.json": gzipSync(`[${event},{}]`) })}/a.json`])).toMatchObject({
      status: 1,
      summary: { records: 2, valid: 1 },
    });
    const bytes = [...gzipSync(`${event}\n{}\n`)].map((byte) => Buffer.of(byte));
    const { status, stdout } = await fed(["validate", "-", "--format", "json"], bytes);
    expect(JSON.parse(stdout).summary).toMatchObject({ records: 2, valid: 1, invalid: 1 });
    expect(status).toBe(1);
  });

  it("that is cut on standard input exits with 2, and what came before still counts", async () => {
    const { status, stdout, stderr } = await fed(["validate", "-", "--format", "json"], [long.subarray(0, -4)]);
    expect(stderr).toMatch(/standard input: cannot be read( to its end)?: corrupt or truncated gzip file/);
    const { records, valid, invalid, unreadable } = JSON.parse(stdout).summary;
    expect(valid + invalid + unreadable).toBe(records);
    expect(status).toBe(2);
  });
});
