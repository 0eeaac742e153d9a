import { describe, expect, it } from "vitest";
import { Workspace } from "./workspace.ts";

const workspace = new Workspace();

const purchase = {
  title: "Purchase",
  description: "An order was paid.",
  "x-owner": "shop",
  type: "object",
  properties: {
    total: { type: "number", minimum: 0 },
    id: { $ref: "https://intempt-event-schema.example/common/identifier.json" },
    price: { $ref: "../common/money.json", description: "What it costs." },
  },
  required: ["total"],
};
const money = { title: "Money", type: "number" };

const files = {
  "schemas/events/purchase.json": JSON.stringify(purchase),
  "schemas/common/money.json": JSON.stringify(money),
};

describe("event-schema export", () => {
  it("writes a plan to standard output, and lists on standard error what the format does not keep", async () => {
    const cwd = workspace.given("team", files);
    const { status, stdout, stderr } = await workspace.run(["export", "--format", "csv"], { cwd });
    expect(status).toBe(0);
    expect(stdout.split("\r\n")).toEqual([
      "event,property,type,required,enum,description",
      "Purchase,,,,,An order was paid.",
      "Purchase,total,number,true,,",
      expect.stringMatching(/^Purchase,id,string,,,/),
      "Purchase,price,number,,,What it costs.",
      "",
    ]);
    expect(stderr).toContain("not kept:\n  csv: `x-owner` is not kept (Purchase)\n");
    expect(stderr).toContain("  csv: `minimum` is not kept (Purchase, total)\n");
  });

  it("writes a file that import reads again", async () => {
    const cwd = workspace.given("again", files);
    for (const format of ["intempt-yaml", "csv", "json-schema-bundle"]) {
      const written = await workspace.run(["export", "--format", format, "--out", `${format}.plan`], { cwd });
      expect([written.status, written.stdout]).toEqual([0, `${format}.plan is written\n`]);
      const read = await workspace.run(["import", `${format}.plan`, "--out", format], { cwd });
      expect([read.status, read.stdout]).toEqual([0, expect.not.stringContaining("not carried over")]);
      expect(JSON.parse(workspace.read(`${cwd}/${format}/events/purchase.json`))).toMatchObject({ title: "Purchase" });
    }
    expect(JSON.parse(workspace.read(`${cwd}/json-schema-bundle/events/purchase.json`))).toEqual(purchase);
    expect(JSON.parse(workspace.read(`${cwd}/json-schema-bundle/common/money.json`))).toEqual(money);
  });

  it.each<[what: string, files: Record<string, string>, args: string[], message: string]>([
    ["no format", files, [], "--format"],
    ["an unknown format", files, ["--format", "excel"], "--format"],
    ["no folder", { x: "" }, ["--format", "csv"], "schemas/: it does not exist"],
    ["an empty folder", { "schemas/x.txt": "" }, ["--format", "csv"], "schemas: holds no schema file"],
    ["a broken schema", { "schemas/events/a.json": "{" }, ["--format", "csv"], "schemas/events/a.json:1:"],
    [
      "a folder that is missing",
      files,
      ["--format", "csv", "--out", "missing/plan.csv"],
      "cannot write missing/plan.csv",
    ],
  ])("gives one message and exit code 2 for %s", async (what, given, args, message) => {
    const cwd = workspace.given(`bad-${what.replaceAll(" ", "-")}`, given);
    const { status, stdout, stderr } = await workspace.run(["export", ...args], { cwd });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.split("\n").filter((line) => line.startsWith("event-schema: "))).toHaveLength(1);
    expect(stderr).toContain(message);
  });
});
