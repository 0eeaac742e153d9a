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
