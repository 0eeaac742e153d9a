import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fixtureCodes } from "../../src/fixtures/codes.ts";
import { issueCodes } from "../../src/index.ts";
import { keywords } from "../../src/schemas/keywords.ts";
import { refusalOf, refusedKeywords } from "../../src/schemas/refused-keywords.ts";
import { root } from "../oracle.ts";
import { Workspace } from "./workspace.ts";

const workspace = new Workspace();

describe("event-schema explain", () => {
  it("lists all codes", async () => {
    const { status, stdout, stderr } = await workspace.run(["explain"]);
    for (const code of Object.keys({ ...issueCodes, ...fixtureCodes })) expect(stdout).toContain(`  ${code} `);
    expect([status, stderr]).toEqual([0, ""]);
  });

  it("explains each code, with the issues that the tool itself finds in the wrong payload", async () => {
    for (const [code, meaning] of Object.entries({ ...issueCodes, ...fixtureCodes })) {
      const { status, stdout } = await workspace.run(["explain", code]);
      expect(stdout.replace(/\s+/g, " ")).toContain(`${code} ${meaning}`);
      expect(status).toBe(0);
    }
    expect((await workspace.run(["explain", "required"])).stdout).toContain(
      "  /profileId required\n    `profileId` is missing: ",
    );
  });

  it("reports an unknown code with a suggestion and exits with 2", async () => {
    expect(await workspace.run(["explain", "nearMissKey"])).toEqual({
      status: 2,
      stdout: "",
      stderr: "event-schema: unknown code nearMissKey; did you mean near_miss_key?\n",
    });
  });

  it.each([
    ["constructor", ["const", "contains"]],
    ["maxLenth", ["max_length", "maxLength", "minLength"]],
    ["behavioural-evnt", ["behavioral-event"]],
    ["!", []],
    ["x".repeat(100_000), []],
  ])("names the few that are nearest to an unknown one: %#", async (typed, nearest) => {
    const { status, stderr } = await workspace.run(["explain", typed]);
    expect(status).toBe(2);
    const [, list = ""] = /; the nearest names are (.*); event-schema explain lists all\n$/.exec(stderr) ?? [];
    const named = list.split(/, | and /);
    expect(named).toHaveLength(5);
    expect(named).toEqual(expect.arrayContaining(nearest));
    if (nearest.length > 0) expect(named[0]).toBe(nearest[0]);
  });

  it("explains a schema by its fields, what each must hold, and an example", async () => {
    const { status, stdout } = await workspace.run(["explain", "behavioral-event"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Behavioral event \(behavioral-event\)\n\n/);
    expect(stdout).toContain("\n  eventId string (Identifier), required\n      Unique per event: ");
    expect(stdout).toContain('\nExample:\n\n  {\n    "eventId": "evt_98ac13f01a2b",\n');
    expect(stdout).not.toMatch(/\]\(|<schema:/);
  });

  it("lists every keyword of JSON Schema that is supported, and the way out where one is not", async () => {
    const { status, stdout } = await workspace.run(["explain", "keywords"]);
    expect(status).toBe(0);
    const [supported = "", refused = ""] = stdout.split("Not supported");
    for (const [name, row] of Object.entries(keywords).filter(([name]) => !name.startsWith("x-"))) {
      const isIn = (text: string) => text.split(/[\s,]+/).includes(name);
      expect([name, isIn(supported), isIn(refused)]).toEqual([
        name,
        refusalOf(name) === undefined,
        refusalOf(name) !== undefined,
      ]);
      if (row.role === "applicator" && refusalOf(name) === undefined) expect(row).toMatchObject({ isCompiled: true });
    }
    for (const name of refusedKeywords.keys()) expect(refused).toContain(`  ${name} `);
  });

  it("explains a keyword, unless it is a code too", async () => {
    const text = async (keyword: string) => (await workspace.run(["explain", keyword])).stdout.replace(/\s+/g, " ");
    expect(await text("minLength")).toBe(
      "minLength This keyword of JSON Schema is supported: it is for strings. Where it fails, the issue has the code `min_length`. ",
    );
    expect(await text("contentSchema")).toContain("not supported; describe the decoded value in a schema of its own.");
    expect(await text("required")).toContain("required A required key is missing.");
    expect((await workspace.run(["explain", "--help"])).stdout).toContain("event-schema explain keywords");
  });

  it("lists and explains the events of a tracking plan, by name or by file", async () => {
    const args = ["--schemas", join(root, "test/fixtures/teams/shop/schemas")];
    const list = await workspace.run(["explain", ...args]);
    expect(list.stdout).toMatch(/^Events of the tracking plan:\n {2}Cart viewed +The cart was shown\.\n/);
    expect(list.stdout).toContain("\n  required ");
    const named = await workspace.run(["explain", "Purchase", ...args]);
    expect(named).toMatchObject({ status: 0, stderr: "" });
    expect(named.stdout).toContain("Purchase (events/purchase)\n\nAn order was placed.\n\nFields:\n  orderId string");
    expect(await workspace.run(["explain", "events/purchase", ...args])).toEqual(named);
    expect(await workspace.run(["explain", "purchas", ...args])).toEqual({
      status: 2,
      stdout: "",
      stderr: "event-schema: unknown code purchas; did you mean Purchase?\n",
    });
    const { stdout } = await workspace.run(["explain", "minimum", ...args]);
    expect(stdout.replace(/\s+/g, " ")).toMatch(/In the schemas of the tracking plan this concerns .*`price`/);
  });
});
