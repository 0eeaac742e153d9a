import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { cli, event, product, request, Workspace } from "./workspace.ts";

const workspace = new Workspace();
const ways = ["events", "products", "rejected"] as const;

/** The arguments of route for files of these names in a folder. */
const to = (folder: string): string[] => ways.flatMap((way) => [`--${way}`, `${folder}/${way}.out`]);
const linesOf = (folder: string, way: (typeof ways)[number]): string[] =>
  workspace.read(`${folder}/${way}.out`).split("\n").slice(0, -1);
const written = (folder: string): string[] =>
  readdirSync(join(workspace.base, folder)).filter((name) => /\.(out|tmp)/.test(name));

describe("event-schema route", () => {
  it("splits payloads, counts them, and exits with 1 if something was rejected", async () => {
    const folder = workspace.given("three", { "a.ndjson": `${event}\n${request}\n{"track":[]}\n\n{}\n{"productId"` });
    const { status, stdout, stderr } = await workspace.run(["route", `${folder}/a.ndjson`, ...to(folder)]);
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: "5 records, 5 payloads: 2 behavioral events, 1 product, 2 rejected · 1 empty track request\n",
      stderr: "",
    });
    expect(linesOf(folder, "events")).toEqual([`{"payload":${event}}`, `{"name":"n","payload":${event}}`]);
    expect(linesOf(folder, "products")).toEqual([`{"name":"n","payload":${product}}`]);
    expect(linesOf(folder, "rejected").map((line) => JSON.parse(line))).toMatchObject([
      { source: `${folder}/a.ndjson`, line: 5, original: "{}" },
      { source: `${folder}/a.ndjson`, line: 6, original: '{"productId"', issues: [{ code: "syntax" }] },
    ]);
  });

  it("reads whatever validate reads: arrays, documents, packed files, several of them, standard input", async () => {
    const folder = workspace.given("all", {
      "a.json": `[${product},\n {"productId":\n7}]`,
      "b.json.gz": gzipSync(JSON.stringify(JSON.parse(request), null, 2)),
    });
    const args = ["route", `${folder}/a.json`, `${folder}/b.json.gz`, "-", ...to(folder)];
    expect((await workspace.run(args, { input: event })).stdout).toContain(
      "4 records, 5 payloads: 2 behavioral events, 2 products, 1 rejected",
    );
    expect(linesOf(folder, "events")).toHaveLength(2);
    expect(JSON.parse(linesOf(folder, "rejected")[0] as string)).toMatchObject({
      line: 2,
      column: 2,
      original: '{"productId":\n7}',
    });
  });

  it("routes its dead letters again", async () => {
    const folder = workspace.given("again", { "a.ndjson": '{"userId":"u"}\n{}\n' });
    expect((await workspace.run(["route", `${folder}/a.ndjson`, ...to(folder)])).status).toBe(1);
    const next = workspace.given("again/next", { "r.ndjson": workspace.read(`${folder}/rejected.out`) });
    const { stdout } = await workspace.run(["route", `${next}/r.ndjson`, "--schema", "wire", ...to(next)]);
    expect(stdout).toContain("2 payloads: 1 behavioral event, 0 products, 1 rejected");
    expect(linesOf(next, "events")).toEqual(['{"payload":{"userId":"u"}}']);
  });

  it("writes to standard output or a device where that is asked for, and writes the counts elsewhere", async () => {
    const { status, stdout, stderr } = await workspace.run(
      ["route", "-", "--events", "-", "--products", "/dev/null", "--rejected", "/dev/null"],
      { input: `${event}\n${product}\n` },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: `{"payload":${event}}\n` });
    expect(stderr).toBe("2 records, 2 payloads: 1 behavioral event, 1 product, 0 rejected\n");
  });

  it("warns of an input without a record", async () => {
    const folder = workspace.given("empty", { "a.ndjson": "\n" });
    const { status, stderr } = await workspace.run(["route", `${folder}/a.ndjson`, ...to(folder)]);
    expect(status).toBe(0);
    expect(stderr).toContain("holds no record");
    expect(linesOf(folder, "events")).toEqual([]);
  });

  const mistakes: [string, string[], string][] = [
    ["a file for two outputs", ["a.ndjson", "--events", "x", "--products", "./x", "--rejected", "z"], "--products"],
    [
      "an input that would be written over",
      ["a.ndjson", "--events", "a.ndjson", "--products", "y", "--rejected", "z"],
      "--events",
    ],
    [
      "standard output for two outputs",
      ["a.ndjson", "--events", "-", "--products", "-", "--rejected", "z"],
      "--products",
    ],
    ["an output that is not named", ["a.ndjson", "--events", "x"], "--products"],
    ["no input", ["--events", "x", "--products", "y", "--rejected", "z"], "missing required argument"],
    [
      "an input that is not there",
      ["b.ndjson", "--events", "x", "--products", "y", "--rejected", "z"],
      "cannot be read: no such file; nothing is written",
    ],
    [
      "a folder that is not there",
      ["a.ndjson", "--events", "no/x", "--products", "y", "--rejected", "z"],
      "no such folder",
    ],
    [
      "one schema alone",
      ["a.ndjson", "--schema", "product", "--events", "x", "--products", "y", "--rejected", "z"],
      "contract or wire",
    ],
    ["a damaged packed file", ["c.gz", "--events", "x", "--products", "y", "--rejected", "z"], "corrupt or truncated"],
  ];
  it.each(mistakes)("refuses %s, and writes nothing", async (name, args, message) => {
    const place = join("wrong", name.replaceAll(" ", "-"));
    workspace.given(place, { "a.ndjson": `${event}\n`, "c.gz": gzipSync(event.repeat(1000)).subarray(0, -4) });
    const { status, stderr, stdout } = await workspace.run(["route", ...args], { cwd: place });
    expect([status, stdout], stderr).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(readdirSync(join(workspace.base, place)).sort()).toEqual(["a.ndjson", "c.gz"]);
  });
});

describe("a run that is stopped", () => {
  const many = `${event}\n${product}\n{}\n`.repeat(400_000);

  /** Stops a run after a while, and says whether it had ended before. */
  async function stopped(signal: NodeJS.Signals, after: number, folder: string): Promise<boolean> {
    workspace.given(folder, { "old.txt": "" });
    const child = spawn(process.execPath, [cli, "route", "../many.ndjson", ...to(".")], {
      cwd: join(workspace.base, folder),
      stdio: "ignore",
    });
    const timer = setTimeout(() => child.kill(signal), after);
    const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
    clearTimeout(timer);
    return code === 1;
  }

  it("leaves nothing that looks finished, whenever it is killed", async () => {
    writeFileSync(join(workspace.base, "many.ndjson"), many);
    let cut = 0;
    for (let i = 0; i < 12; i++) {
      const folder = `killed-${i}`;
      const isDone = await stopped("SIGKILL", 60 + 60 * i, folder);
      if (!isDone) cut++;
      const whole = written(folder).filter((name) => name.endsWith(".out"));
      expect(whole.length, `after ${60 + 60 * i} ms`).toBe(isDone ? 3 : 0);
      if (!isDone) continue;
      for (const way of ways)
        expect(readFileSync(join(workspace.base, folder, `${way}.out`), "utf8").split("\n")).toHaveLength(400_001);
    }
    expect(cut).toBeGreaterThan(1);
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("leaves nothing at all when it can clean up (%s)", async (signal, _) => {
    writeFileSync(join(workspace.base, "many.ndjson"), many);
    const folder = `asked-${signal}`;
    if (await stopped(signal, 250, folder)) return;
    expect(written(folder)).toEqual([]);
    expect(existsSync(join(workspace.base, folder, "old.txt"))).toBe(true);
  });
});

describe("what route has written is input", () => {
  const routed = async (name: string, content: string) => {
    const folder = workspace.given(name, { "a.ndjson": content });
    await workspace.run(["route", `${folder}/a.ndjson`, ...to(folder)]);
    const files = Object.fromEntries(ways.map((way) => [`${way}.ndjson`, workspace.read(`${folder}/${way}.out`)]));
    return workspace.given(`${name}/next`, files);
  };

  it("for validate: each line is validated by the payload or the original in it", async () => {
    const next = await routed("validated", `${event}\n${request}\n{}\n{"userId":"u"}\n{"productId"\n`);
    const { stdout } = await workspace.run(["validate", `${next}/events.ndjson`]);
    expect(stdout).toBe(
      "1 file, 2 records: 2 valid, 0 invalid, 0 unreadable · 2 behavioral events, 0 products (2 in envelopes of `route`) · 0 warnings\n",
    );
    const products = await workspace.run(["validate", `${next}/products.ndjson`]);
    expect(products.stdout).toContain("0 behavioral events, 1 product (1 in an envelope of `route`)");
    const { summary, results } = await workspace.report(["validate", next]);
    expect(summary).toMatchObject({ records: 6, valid: 3, invalid: 2, unreadable: 1, envelopes: 3, deadLetters: 3 });
    expect(results.map(({ issues: [{ code, pointer, line }] }: Entry) => [code, pointer, line])).toEqual([
      ["required", "/eventId", 1],
      ["required", "/eventId", 2],
      ["syntax", "", 3],
    ]);
    const wire = await workspace.report(["validate", `${next}/rejected.ndjson`, "--schema", "wire"]);
    expect(wire.summary).toMatchObject({ valid: 1, events: 1 });
  });

  it("for validate: paths and positions lead from the line to the value", async () => {
    const line = `{"name" : "n",  "payload":  {"productId":"1","data":7,"product_id":"1"}}`;
    const array = `[${line},\n ${line}]`;
    const { results } = await workspace.report(["validate", "-"], { input: array });
    const place = { code: "type", path: ["payload", "data"], pointer: "/payload/data" };
    expect(results).toMatchObject([
      {
        record: 1,
        kind: "product",
        line: 1,
        column: 2,
        issues: [{ ...place, line: 1, column: 2 + line.indexOf("7") }],
      },
      {
        record: 2,
        kind: "product",
        line: 2,
        column: 2,
        issues: [{ ...place, line: 2, column: 2 + line.indexOf("7") }],
      },
    ]);
    const warned = await workspace.report(["validate", "-"], { input: line.replace("7", "{}") });
    expect(warned.results).toMatchObject([{ issues: [], warnings: [{ pointer: "/payload/product_id" }] }]);
  });

  it("for validate: a dead letter that does not hold its original says so, and shows where an issue is by its original", async () => {
    const letter = {
      source: "s",
      line: 9,
      column: 9,
      offset: 9,
      schemaVersion: "1",
      issues: [{ code: "too_large", pointer: "", message: "m", line: 1, column: 1 }],
    };
    const text = JSON.stringify({ ...letter, original: '{\n"productId":7}', encoding: "utf-8" });
    const input = `${JSON.stringify(letter)}\n${text}\n`;
    const { results } = await workspace.report(["validate", "-"], { input });
    expect(results).toMatchObject([
      { kind: null, issues: [{ code: "too_large", line: 1, column: 1 }] },
      { kind: "product", issues: [{ code: "type", pointer: "/productId", line: 2, column: text.indexOf('"{') + 1 }] },
    ]);
  });

  it("for route: payloads keep their names, and are rejected with them by stricter schemas", async () => {
    const next = await routed("routed", `{"track":[{"name":"n","payload":[{"userId":"u"},${product}]}]}\n${event}\n`);
    const { stdout } = await workspace.run(["route", next, "--schema", "wire", ...to(next)]);
    expect(stdout).toContain("3 records, 3 payloads: 2 behavioral events, 1 product, 0 rejected");
    expect(linesOf(next, "events")).toEqual([`{"payload":${event}}`, '{"name":"n","payload":{"userId":"u"}}']);
    const again = workspace.given("routed/again", { "e.ndjson": workspace.read(`${next}/events.out`) });
    expect((await workspace.run(["route", `${again}/e.ndjson`, ...to(again)])).stdout).toContain("1 rejected");
    expect(JSON.parse(linesOf(again, "rejected")[0] as string)).toMatchObject({
      ...{
        name: "n",
        original: '{"userId":"u"}',
        line: 2,
        column: 23,
        offset: workspace.read(`${again}/e.ndjson`).indexOf('{"userId'),
      },
    });
  });

  it("by the names of the events of a tracking plan", async () => {
    const data = { type: "object", title: "Buy", required: ["total"], properties: { total: { type: "number" } } };
    const plan = workspace.given("by-plan", { "schemas/events/buy.json": JSON.stringify(data) });
    const lines = ["Buy", "Other"].map(
      (name) => `{"name":"${name}","payload":{"eventId":"e","profileId":"p","data":{}}}`,
    );
    const args = ["-", "--schemas", `${plan}/schemas`];
    const { results, summary } = await workspace.report(["validate", ...args], { input: lines.join("\n") });
    expect(results).toMatchObject([{ record: 1, issues: [{ code: "required", pointer: "/payload/data/total" }] }]);
    expect(summary).toMatchObject({ records: 2, valid: 1, envelopes: 2 });
  });

  it("but no other object that has a key of that name", async () => {
    const others = [
      '{"payload":7}',
      `{"payload":${event},"more":1}`,
      `{"name":1,"payload":${event}}`,
      `{"payload":1,"payload":${event}}`,
    ];
    const { summary } = await workspace.report(["validate", "-"], { input: others.join("\n") });
    expect(summary).toMatchObject({ records: 4, invalid: 4 });
    expect(summary).not.toHaveProperty("envelopes");
  });

  it("the same for any number of threads", async () => {
    const payload = event.replace("}", `,"data":{"text":"${"x".repeat(4000)}"}}`);
    const line = `{"name":"n","payload":${payload}}\n`;
    const bad = '{"payload":{"productId":1}}\n';
    const folder = workspace.given("threads", { "a.ndjson": line.repeat(9_000) + bad + line.repeat(2) });
    const reports = ["1", "2"].map((jobs) =>
      workspace.spawn(["validate", `${folder}/a.ndjson`, "--jobs", jobs, "--format", "json"]),
    );
    expect(JSON.parse(reports[0]?.stdout as string)).toMatchObject({
      summary: { envelopes: 9_003 },
      results: [{ record: 9_001 }],
    });
    expect(reports[1]?.stdout).toBe(reports[0]?.stdout);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: JSON of a report, as its reader finds it
type Entry = any;
