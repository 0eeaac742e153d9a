import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunkOf, mib, ProcessWorkspace, repeated } from "./processes.ts";
import { placesIn, product, type RunOptions } from "./workspace.ts";

const workspace = new ProcessWorkspace();
const given = (name: string, files: Record<string, string | Uint8Array>) => workspace.given(name, files);
const run = (args: readonly string[], options?: RunOptions) => workspace.run(args, options);
const report = (args: readonly string[], options?: RunOptions) => workspace.report(["validate", ...args], options);
const fed = (args: readonly string[], chunks: Iterable<Uint8Array | string>) => workspace.feed(args, chunks);

describe("a record that is larger than --max-bytes is one unreadable record, and reading goes on after it", () => {
  it("the first line too, wherever it comes from", async () => {
    const input = `{"productId":"${"x".repeat(200_000)}"}\n${product}\n{"productId":1}\n`;
    const folder = given("first", { "a.ndjson": input, "a.json": input });
    for (const name of [`${folder}/a.ndjson`, `${folder}/a.json`, "-"]) {
      const { status, summary, results } = await report([name, "--max-bytes", "1000"], { input });
      expect(summary, name).toMatchObject({ records: 3, valid: 1, invalid: 1, unreadable: 1 });
      expect(placesIn(results)).toEqual(["1:1 too_large", "3:14 type"]);
      expect(status).toBe(1);
    }
  });

  it("a document of several lines is one record, and not one for each line", async () => {
    const input = `{\n"productId": "1",\n"data": {\n${'"a": 1,\n'.repeat(30_000)}"b": 2}}\n`;
    expect(await report(["-", "--max-bytes", "1000"], { input })).toMatchObject({
      status: 1,
      summary: { records: 1, unreadable: 1 },
    });
  });

  it("white space before an array is not counted", async () => {
    const input = `${" ".repeat(200_000)}[${product},${product}]`;
    expect((await report(["-", "--max-bytes", "20"], { input })).summary).toMatchObject({ records: 2, valid: 2 });
  });

  it("exactly those that have more bytes than allowed, whatever holds them", async () => {
    const sizes = fc.array(fc.integer({ min: 17, max: 300 }), { minLength: 1, maxLength: 40, size: "max" });
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 17, max: 300 }), fc.boolean(), async (lengths, max, isArray) => {
        const records = lengths.map((length) => `{"productId":"${"x".repeat(length - 16)}"}`);
        const content = isArray ? `[${records.join(" ,\n")}]` : records.join("\n");
        const file = isArray ? "a.json" : "a.ndjson";
        const path = `${given("sizes", { [file]: content })}/${file}`;
        const { summary, results } = await report([path, "--max-bytes", String(max)]);
        const isLarge = (length: number) => length > max;
        expect(summary).toMatchObject({ records: lengths.length, unreadable: lengths.filter(isLarge).length });
        expect(results.map(({ record }: { record: number }) => record - 1)).toEqual(
          [...lengths.keys()].filter((i) => isLarge(lengths[i] ?? 0)),
        );
      }),
      { numRuns: 12 },
    );
  });
});

describe("JSON that is 1,000,000 levels deep", () => {
  const depth = 1_000_000;
  const open = { array: "[".repeat(depth), object: '{"a":'.repeat(depth) };
  const close = { array: "]".repeat(depth), object: `1${"}".repeat(depth)}` };
  const cases: [string, string, [number, number, number], string[]][] = [
    ["of arrays in data is valid", `{"productId":"1","data":{"x":${open.array}${close.array}}}`, [1, 0, 0], []],
    ["of objects in data is valid", `{"productId":"1","data":${open.object}${close.object}}`, [1, 0, 0], []],
    ["as an identifier is invalid", `{"productId":${open.array}${close.array}}`, [0, 1, 0], ["1:14 type"]],
    ["as the payload is invalid", `${open.array}${close.array}`, [0, 1, 0], ["1:2 type"]],
    ["as entries of a track request is invalid", `{"track":${open.array}${close.array}}`, [0, 1, 0], ["1:11 type"]],
    ["that ends too early is unreadable", `{"productId":"1","data":${open.object}`, [0, 0, 1], ["1:5000025 syntax"]],
    ["that closes the wrong bracket is unreadable", `{"data":${open.array}}`, [0, 0, 1], [`1:${9 + depth} syntax`]],
  ];
  it.each(cases)(
    "%s",
    async (name, content, [valid, invalid, unreadable], places) => {
      const { status, summary, results } = await report([`${given(`deep-${name}`, { "a.json": content })}/a.json`]);
      expect(summary).toMatchObject({ records: 1, valid, invalid, unreadable });
      expect(placesIn(results)).toEqual(places);
      expect(status).toBe(1 - valid);
    },
    20_000,
  );
});

describe("bad records are all counted, and as many are listed as were asked for", () => {
  it.each(["json", "junit", "sarif", "github", "gitlab", "pretty"])("in the format %s", async (format) => {
    const file = `${given("listed", { "a.ndjson": "{}\n".repeat(20_000) })}/a.ndjson`;
    const { status, stdout } = await run(["validate", file, "--format", format]);
    expect(stdout.length).toBeGreaterThan(10_000);
    expect(stdout.length).toBeLessThan(3 * mib);
    expect(status).toBe(1);
  });

  it("bad payloads inside of one track request", async () => {
    const items = `${"{},".repeat(500_000)}{}`;
    const file = `${given("items", { "a.json": `{"track":[{"name":"n","payload":[${items}]}]}` })}/a.json`;
    const { status, summary, results } = await report([file]);
    expect(summary).toMatchObject({ records: 1, invalid: 1 });
    expect(results[0].issues).toHaveLength(101);
    expect(results[0].issues[100]).toMatchObject({ code: "too_many_issues" });
    expect(status).toBe(1);
  });

  it("NDJSON is written while it is read, each result on a line", async () => {
    const { status, stdout } = await fed(
      ["validate", "-", "--schema", "payload", "--max-bytes", "1000", "--format", "ndjson"],
      repeated(chunkOf("{}\n", 3000), 30),
    );
    expect(stdout.split("\n")).toHaveLength(30_000 + 1);
    expect(status).toBe(1);
  });
});
