import { existsSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Workspace } from "./workspace.ts";

const workspace = new Workspace();

const plan = JSON.stringify({
  project: "shop",
  events: {
    "Order Completed": { properties: { total: { type: "number", required: true, minimum: 0 } } },
    order_completed: { properties: { total: { type: "money" } } },
  },
});

const filesIn = (folder: string): string[] =>
  readdirSync(join(workspace.base, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();

/** A folder with files, in which the command runs. */
const inFolder = (name: string, files: Record<string, string | Uint8Array>) => {
  const cwd = workspace.given(name, files);
  return { cwd, run: (...args: string[]) => workspace.run(["import", ...args], { cwd }) };
};

describe("event-schema import", () => {
  it("writes a schema file for each event, and lists renamed files and losses", async () => {
    const { cwd, run } = inFolder("plan", { "plan.json": plan });
    const { status, stdout, stderr } = await run("plan.json");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(
      [
        "schemas/events/order-completed.json is written",
        "schemas/events/order-completed-2.json is written",
        "files that are not named as their events:",
        "  order_completed: events/order-completed-2",
        "not carried over:",
        "  plan.json: `project` has no equivalent",
        "  plan.json: `minimum` has no equivalent (Order Completed, total)",
        "  plan.json: `type` is unknown, so any value is allowed (order_completed, total)",
        "2 files written to schemas\n",
      ].join("\n"),
    );
    expect(JSON.parse(workspace.read(`${cwd}/schemas/events/order-completed.json`))).toEqual({
      title: "Order Completed",
      type: "object",
      properties: { total: { type: "number" } },
      required: ["total"],
    });
  });

  it("overwrites nothing, and writes nothing where a file exists, unless it is forced to", async () => {
    const { cwd, run } = inFolder("existing", { "plan.json": plan, "out/events/order-completed.json": "mine" });
    const refused = await run("plan.json", "--out", "out");
    expect(refused).toMatchObject({ status: 2, stdout: "" });
    expect(refused.stderr).toContain("out/events/order-completed.json exists already; nothing is written");
    expect([workspace.read(`${cwd}/out/events/order-completed.json`), filesIn(`${cwd}/out`)]).toEqual([
      "mine",
      ["order-completed.json"],
    ]);
    const forced = await run("plan.json", "--out", "out", "--force");
    expect([forced.status, forced.stdout]).toEqual([0, expect.stringContaining("order-completed.json is replaced")]);
    expect(workspace.read(`${cwd}/out/events/order-completed.json`)).toContain("Order Completed");
  });

  it("reads standard input, gzip, and a plan in the format that is named", async () => {
    const { cwd, run } = inFolder("inputs", { "plan.json.gz": gzipSync(plan), "plan.txt": "event;property\nA;b\n" });
    expect(await workspace.run(["import", "-", "--out", "a"], { cwd, input: plan })).toMatchObject({ status: 0 });
    expect(await run("plan.json.gz", "--out", "b")).toMatchObject({ status: 0 });
    expect(filesIn(`${cwd}/a`)).toEqual(filesIn(`${cwd}/b`));
    expect(await run("plan.txt", "--format", "csv", "--out", "c")).toMatchObject({ status: 0, stderr: "" });
    expect((await run("plan.txt", "--format", "segment", "--out", "d")).stderr).toContain("plan.txt:1:1: is not JSON");
  });

  it("drafts schemas from samples, and shows the values for review", async () => {
    const lines = Array.from({ length: 10 }, (_, i) => {
      const payload = [{ eventId: "e", profileId: `p${i}`, data: { currency: i % 2 ? "EUR" : "USD", note: `n${i}` } }];
      return JSON.stringify({ track: [{ name: "Purchase", payload }] });
    });
    const { cwd, run } = inFolder("samples", { "logs/day.ndjson": `${lines.join("\n")}\n{"broken\n` });
    const { status, stdout, stderr } = await run("--from-samples", "logs", "--out", "drafts");
    expect([status, stderr]).toEqual([0, "event-schema: 1 record cannot be read and is left out\n"]);
    expect(stdout).toContain("values from the samples, to be reviewed:\n  Purchase, currency: EUR, USD\n");
    expect(stdout).toContain("samples: is drafted from fewer than 20 samples (Purchase)");
    expect(workspace.read(`${cwd}/drafts/events/purchase.json`)).not.toMatch(/"n\d|"p\d/);
  });

  it.each<[args: string[], message: string]>([
    [[], "name a plan, or samples"],
    [["plan.json", "--from-samples", "plan.json"], "name a plan, or samples"],
    [["--from-samples", "plan.json", "--format", "csv"], "--format is the format of a plan"],
    [["plan.json", "--format", "excel"], "--format"],
    [["missing.json"], "missing.json: cannot be read: no such file"],
    [["folder"], "folder: cannot be read: it is a folder"],
    [["latin1.csv"], "latin1.csv: is not UTF-8"],
    [["broken.yaml"], "broken.yaml:3:3: is not YAML"],
    [["--from-samples", "missing.ndjson"], "missing.ndjson: cannot be read"],
    [["--from-samples", "nameless.ndjson"], "no event with a name and no product; nothing is written"],
    [["plan.json", "--out", "plan.json"], "cannot write plan.json/events"],
  ])("gives one message and exit code 2 for %j", async (args, message) => {
    const { cwd, run } = inFolder("bad", {
      "plan.json": plan,
      "folder/x": "",
      "latin1.csv": Buffer.from("event,property\nGr\xf6\xdfe,a\n", "latin1"),
      "broken.yaml": "events:\n  a: {}\n  a: {}\n",
      "nameless.ndjson": '{"eventId":"1","profileId":"2"}\n',
    });
    const { status, stdout, stderr } = await run(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n").length).toBeLessThan(3);
    expect(existsSync(join(workspace.base, cwd, "schemas"))).toBe(false);
  });

  it("writes no file outside of the folder, whatever the names", async () => {
    const names = ["../../escape", "/tmp/escape", "..", "a/../../b", "C:\\x", "con", "a\u0000b", "x".repeat(10_000)];
    const events = Object.fromEntries(names.map((name) => [name, {}]));
    const { cwd, run } = inFolder("escape/inner", { "plan.json": JSON.stringify({ events }) });
    const { status, stdout } = await run("plan.json");
    expect([status, stdout.length < 10_000]).toEqual([0, true]);
    expect(filesIn(`${cwd}/schemas/events`)).toHaveLength(names.length);
    expect(readdirSync(join(workspace.base, "escape"))).toEqual(["inner"]);
    expect(readdirSync(join(workspace.base, cwd)).sort()).toEqual(["plan.json", "schemas"]);
  });

  it("shows nothing that could drive a terminal", async () => {
    const { run } = inFolder("terminal", {
      "plan.json": JSON.stringify({
        events: { "\u001b[31mred\u202e": { properties: { "\u0007": { a: 1, type: "x" } } } },
      }),
    });
    const { stdout } = await run("plan.json");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u001b\u202e]/);
  });

  it("leaves nothing half written where a file cannot be written", async () => {
    const { cwd, run } = inFolder("readonly", { "plan.json": plan, "out/events/.keep": "" });
    symlinkSync("/dev/full", join(workspace.base, cwd, "out/events/order-completed-2.json"));
    const { status, stderr } = await run("plan.json", "--out", "out", "--force");
    expect(status).toBe(2);
    expect(stderr).toContain("the disk is full");
    expect(readdirSync(join(workspace.base, cwd, "out/events")).sort()).toEqual([".keep", "order-completed-2.json"]);
  });
});
