import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { findBase } from "../../src/cli/compat/base.ts";
import changesSchema from "../../src/cli/compat/changes.schema.json" with { type: "json" };
import { root } from "../oracle.ts";
import { shippedDocuments } from "../shipped.ts";
import { Workspace } from "./workspace.ts";

const workspace = new Workspace();
const isReport = new Ajv2020({ strict: false, allowUnionTypes: true }).compile(changesSchema);

const order = {
  type: "object",
  required: ["orderId"],
  properties: { orderId: { type: "string" }, total: { type: "number" }, note: { type: "string", maxLength: 20 } },
};
const schema = (change: object = {}) => `${JSON.stringify({ ...order, ...change }, null, 2)}\n`;
const withProperties = (properties: object) => schema({ properties: { ...order.properties, ...properties } });

let folders = 0;
/** A folder with an old and a new version. */
const given = (old: string, now: string, more: Record<string, string> = {}) =>
  workspace.given(`compat-${folders++}`, { "old/order.json": old, "new/order.json": now, ...more });
const compat = (cwd: string, ...args: string[]) =>
  workspace.run(["compat", "--base", "old", "--head", "new", ...args], { cwd });

interface Report {
  readonly changes: readonly { readonly level: string; readonly direction: string | null; readonly change: string }[];
}

async function reportOf(cwd: string, ...args: string[]) {
  const { stdout, status } = await compat(cwd, "--format", "json", ...args);
  const report = JSON.parse(stdout);
  expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
  return { status, ...(report as Report) };
}

describe("event-schema compat", () => {
  it("finds nothing where nothing has changed", async () => {
    const cwd = given(schema(), schema());
    expect(await compat(cwd)).toEqual({ status: 0, stdout: "old → new: 0 breaking, 0 unknown\n", stderr: "" });
  });

  it("shows what was and is, a payload whose verdict changes, its issue, and who is affected", async () => {
    const { status, stdout } = await compat(given(schema(), schema({ required: ["orderId", "total"] })));
    expect(status).toBe(1);
    expect(stdout).toBe(
      [
        "breaking  constraint_changed  old payloads, new schema  new/order.json:3:3 #/required",
        '    was     ["orderId"]',
        '    is      ["orderId","total"]',
        '    payload {"orderId":""} (order)',
        "    issue   /total required",
        "    affects stored events, and clients that are not updated",
        "    in      order",
        "",
        "old → new: 1 breaking, 0 unknown",
        "",
      ].join("\n"),
    );
  });

  it("tells the directions apart: what is newly valid breaks old consumers", async () => {
    const { status, changes } = await reportOf(given(schema(), withProperties({ note: { type: "string" } })));
    expect(status).toBe(1);
    expect(changes).toMatchObject([{ level: "breaking", direction: "forward", change: "constraint_removed" }]);
  });

  it("reports a key that is newly described, and fails only with --strict", async () => {
    const cwd = given(schema(), withProperties({ channel: { type: "string" } }));
    const { status, changes } = await reportOf(cwd);
    expect([status, changes.map(({ level }) => level)]).toEqual([0, ["narrowing_unknown_key"]]);
    expect((await reportOf(cwd, "--strict")).status).toBe(1);
  });

  it("keeps apart what no verdict depends on", async () => {
    const cwd = given(schema(), withProperties({ total: { type: "number", description: "With taxes." } }));
    const { status, changes } = await reportOf(cwd);
    expect([status, changes.map(({ level, change }) => [level, change])]).toEqual([
      0,
      [["annotation", "annotation_changed"]],
    ]);
  });

  it("says why a change is undecided, which fails, also for keywords that nothing can be generated from", async () => {
    const pattern = (text: string) => withProperties({ note: { type: "string", pattern: text } });
    const { status, changes } = await reportOf(given(pattern("(?<=a)b"), pattern("(?<=a)b$")));
    expect([status, changes[0]?.level]).toEqual([1, expect.stringMatching(/unknown|breaking/)]);
    const dynamic = (more: object) => schema({ $dynamicAnchor: "a", allOf: [{ $dynamicRef: "#a" }], ...more });
    const other = await reportOf(given(dynamic({}), dynamic({ minProperties: 2 })));
    expect(other.status).toBe(1);
  });

  it("names files that were added, removed and renamed", async () => {
    const cwd = workspace.given("files", {
      ...{ "old/a.json": schema(), "old/b.json": schema({ title: "B" }), "old/c.json": schema({ title: "C" }) },
      ...{ "new/a.json": schema(), "new/d.json": schema({ title: "C" }), "new/e.json": schema({ title: "E" }) },
    });
    const { changes } = await reportOf(cwd);
    expect(changes.map(({ change, level }) => [change, level])).toEqual([
      ["schema_removed", "breaking"],
      ["schema_renamed", "breaking"],
      ["schema_added", "compatible"],
    ]);
  });
});

describe("README", () => {
  it("shows what compat prints of its example", async () => {
    const isShipped = (path: string) => {
      const name = relative(join(root, "schemas"), path).replaceAll(sep, "/");
      return !name.endsWith(".json") || name.startsWith("common/") || shippedDocuments.includes(name.slice(0, -5));
    };
    for (const folder of ["main", "schemas"])
      cpSync(join(root, "schemas"), join(workspace.base, "readme", folder), { recursive: true, filter: isShipped });
    const file = join(workspace.base, "readme/schemas/common/identifier.json");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, `${JSON.stringify({ ...JSON.parse(text), maxLength: 64 }, null, 2)}\n`);
    const args = ["compat", "--base", "main", "--head", "schemas"];
    const { stdout } = await workspace.run(args, { cwd: "readme" });
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const shown = /^```text\n(breaking .*?)^```$/ms.exec(readme)?.[1] ?? "none";
    expect(stdout).toBe(`${shown}\nmain → schemas: 1 breaking, 0 unknown\n`);
  });
});

describe("the old schemas of event-schema compat", () => {
  const git = (cwd: string, ...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      cwd: join(workspace.base, cwd),
      stdio: ["ignore", "pipe", "ignore"],
    });

  it("may be a revision of git, at which the same folder is looked at, also from a folder below", async () => {
    const cwd = workspace.given("repository", {
      "packages/shop/schemas/order.json": schema(),
      "packages/shop/package.json": '{"name":"shop","version":"1.2.3"}',
      "packages/shop/event-schema.config.json": '{"schemas":"schemas"}',
    });
    git(cwd, "init", "--quiet", "--initial-branch=main");
    git(cwd, "add", "--all");
    git(cwd, "commit", "--quiet", "--message", "first");
    const file = join(workspace.base, cwd, "packages/shop/schemas/order.json");
    writeFileSync(file, schema({ required: ["orderId", "total"] }));
    const inShop = (...args: string[]) => workspace.run(["compat", ...args], { cwd: join(cwd, "packages/shop") });
    const { status, stdout } = await inShop("--base", "main", "--semver");
    expect(status).toBe(1);
    expect(stdout).toContain("main → schemas: 1 breaking");
    expect(stdout).toContain("version: from 1.2.3, the changes need major");
    expect(stdout).toContain("1.2.3 is not enough: it must be at least 2.0.0");
    expect(await inShop("--base", "nowhere")).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /^event-schema: nowhere: it is no folder, tarball, package@version or revision of git/,
      ),
    });
    expect(await inShop("--base", "--output=x")).toMatchObject({ status: 2 });
  });

  it("may be a package in node_modules, of that version, or a tarball of one", async () => {
    const cwd = given(schema(), schema({ required: [] }), {
      "node_modules/plans/package.json": '{"name":"plans","version":"1.0.0"}',
      "node_modules/plans/schemas/order.json": schema(),
    });
    const base = (what: string) => workspace.run(["compat", "--base", what, "--head", "new"], { cwd });
    const installed = await base("plans@1.0.0");
    expect(installed).toMatchObject({ status: 1, stderr: "" });
    expect(installed.stdout).toContain("plans@1.0.0 → new: 1 breaking");
    expect((await base("plans@2.0.0")).stderr).toBe(
      "event-schema: plans@2.0.0 is not in node_modules, which has 1.0.0\n",
    );
    expect((await base("others@1.0.0")).stderr).toBe(
      "event-schema: others is not in node_modules; nothing is downloaded\n",
    );
    execFileSync("npm", ["pack", "--silent"], { cwd: join(workspace.base, cwd, "node_modules/plans") });
    const packed = await base("node_modules/plans/plans-1.0.0.tgz");
    expect(packed.stdout.replace(/^.* → /m, "")).toBe(installed.stdout.replace(/^.* → /m, ""));
    writeFileSync(join(workspace.base, cwd, "broken.tgz"), "no tarball");
    expect(await base("broken.tgz")).toMatchObject({ status: 2, stdout: "" });
  });

  it("are not what else is in memory, where a tarball is broken", async () => {
    const cwd = given(schema(), schema(), { "package/schemas/order.json": schema(), "broken.tar": "no tarball" });
    const path = join(workspace.base, cwd);
    execFileSync("tar", ["-cf", "whole.tar", "package/schemas/order.json"], { cwd: path });
    const whole = readFileSync(join(path, "whole.tar")).subarray(0, 2048);
    for (let tries = 0; tries < 20; tries++) {
      // Node reads small files into memory that they share with others, such as this one at its beginning.
      while (Buffer.from(whole).byteOffset > 0);
      await expect(findBase("broken.tar", "new", path)).rejects.toThrow("broken.tar: there is no folder schemas in it");
    }
  });

  it("are those of the events of a tracking plan, which may refer to the shipped ones", async () => {
    const plan = (data: object) => JSON.stringify({ title: "Purchase", type: "object", ...data });
    const id = { $ref: "https://intempt-event-schema.example/common/identifier.json" };
    const cwd = workspace.given("plans", {
      "old/events/purchase.json": plan({ properties: { orderId: { type: "string" } } }),
      "new/events/purchase.json": plan({ properties: { orderId: id } }),
    });
    const { changes } = await reportOf(cwd);
    expect(changes[0]).toMatchObject({ level: "breaking", direction: "backward", schema: "events/purchase" });
    expect(JSON.stringify(changes)).toContain('{"orderId":""}');
  });

  it("take what a plan holds as it is sent: as an object, also where no file described it before", async () => {
    const event = (data: object) => JSON.stringify({ title: "Purchase", ...data });
    const needsId = { type: "object", required: ["id"] };
    const cwd = workspace.given("added", {
      "old/events/purchase.json": event({ properties: { id: { type: "string" } } }),
      "new/events/purchase.json": event({ type: "object", properties: { id: { type: "string" } } }),
      "new/events/refund.json": JSON.stringify({ title: "Refund", ...needsId }),
      "new/events/search.json": JSON.stringify({ title: "Search" }),
      "new/product.json": JSON.stringify(needsId),
    });
    const { changes } = await reportOf(cwd);
    const levels = changes.map((one) => [one.change, (one as unknown as { schema: string }).schema, one.level]);
    expect(levels).toEqual(
      expect.arrayContaining([
        ["schema_added", "product-data", "breaking"],
        ["schema_added", "events/refund", "narrowing_unknown_key"],
        ["schema_added", "events/search", "compatible"],
        ["constraint_added", "events/purchase", "compatible"],
      ]),
    );
    expect(changes.filter(({ level }) => level === "breaking")).toHaveLength(1);
  });

  it.each([
    ["a folder that is not there", ["--base", "old", "--head", "nowhere"], "nowhere: no such folder"],
    ["no head", ["--base", "old"], "--head names the folder of the new schemas"],
    ["no base", ["--head", "new"], "required option '--base <what>' not specified"],
    ["an unknown format", ["--base", "old", "--head", "new", "--format", "csv"], "Allowed choices are pretty"],
  ])("are refused with a clear message: %s", async (_, args, message) => {
    const { status, stdout, stderr } = await workspace.run(["compat", ...args], { cwd: given(schema(), schema()) });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });

  it("are refused where a file cannot be read, with its place", async () => {
    const cwd = given('{ "type": "object", }', schema());
    expect(await compat(cwd)).toMatchObject({ status: 2, stderr: expect.stringContaining("old/order.json:1:") });
  });
});

describe("changes that are allowed", () => {
  const allow = (more: object) => ({
    "event-schema.config.json": JSON.stringify({
      schemas: "new",
      allow: [
        { schema: "order", pointer: "/required", change: "constraint_changed", reason: "No one sends it.", ...more },
      ],
    }),
  });
  const stricter = schema({ required: ["orderId", "total"] });
  const allowed = (more: object, now = stricter) => {
    const cwd = given(schema(), now, { ...allow(more), "package.json": '{"version":"1.4.0"}' });
    return workspace.run(["compat", "--base", "old"], { cwd });
  };

  it("do not fail, and say why", async () => {
    const { status, stdout } = await allowed({});
    expect(status).toBe(0);
    expect(stdout).toContain("breaking (allowed)  constraint_changed");
    expect(stdout).toContain("allowed No one sends it.");
  });

  it.each([{ until: "2020-01-31" }, { until: "1.4.0" }])("fail again when the allowance is over: %j", async (more) => {
    const { status, stdout } = await allowed(more);
    expect(status).toBe(1);
    expect(stdout).toContain(`allow: order #/required constraint_changed has ended (${more.until})`);
  });

  it.each([{ until: "9999-01-31" }, { until: "1.4.1" }])("do not fail until then: %j", async (more) => {
    expect((await allowed(more)).status).toBe(0);
  });

  it("are reported when nothing needs them, and when they do not say when they end", async () => {
    expect((await allowed({}, schema())).stdout).toContain("allow: order #/required constraint_changed is not needed");
    expect(await allowed({ until: "soon" })).toMatchObject({ status: 2, stderr: expect.stringContaining("`until`") });
    expect(await allowed({ change: "nope" })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("no change nope"),
    });
    expect(await allowed({ pointer: "#/required" })).toMatchObject({
      ...{ status: 2, stderr: expect.stringContaining("`pointer` is a JSON Pointer") },
    });
    expect(await allowed({ reason: "" })).toMatchObject({ status: 2, stderr: expect.stringContaining("`allow`") });
  });
});

describe("the version that changes need", () => {
  const withChangesets = (cwd: string) =>
    workspace.run(["compat", "--base", "shop@1.2.3", "--head", "new", "--semver"], { cwd });

  it.each([
    ["nothing", schema(), "none"],
    ["a description", schema({ description: "An order." }), "patch"],
    ["a new key", withProperties({ channel: { type: "string" } }), "minor"],
    ["a wider value", withProperties({ note: { type: "string" } }), "minor"],
    ["a narrower value", withProperties({ note: { type: "string", maxLength: 5 } }), "major"],
  ])("is compared with that of the package: %s", async (_, now, bump) => {
    const least = { none: "1.2.3", patch: "1.2.4", minor: "1.3.0", major: "2.0.0" }[bump];
    const cwd = given(schema(), now, {
      "node_modules/shop/package.json": '{"name":"shop","version":"1.2.3"}',
      "node_modules/shop/schemas/order.json": schema(),
    });
    const run = (version: string) => {
      writeFileSync(join(workspace.base, cwd, "package.json"), JSON.stringify({ name: "shop", version }));
      return workspace.run(["compat", "--base", "shop@1.2.3", "--head", "new", "--semver"], { cwd });
    };
    expect((await run("9.0.0")).stdout).toContain(`the changes need ${bump} `);
    const enough = await run(String(least));
    expect([enough.status, enough.stdout]).toEqual([0, expect.stringContaining(`${least} is enough`)]);
    if (bump === "major")
      expect((await run("1.2.3")).stdout).toContain(
        "for the changelog:\n  - Breaking: new/order.json #/properties/note/maxLength: constraint_changed: 20 → 5\n",
      );
    if (bump !== "none")
      expect((await run("1.2.3")).stdout).toContain(`1.2.3 is not enough: it must be at least ${least}`);
  });

  it("may be declared by changesets", async () => {
    const cwd = given(schema(), withProperties({ channel: { type: "string" } }), {
      "node_modules/shop/package.json": '{"name":"shop","version":"1.2.3"}',
      "node_modules/shop/schemas/order.json": schema(),
      "package.json": '{"name":"shop","version":"1.2.3"}',
      ".changeset/one.md": '---\n"shop": minor\n"other": major\n---\n\nA channel.\n',
    });
    expect((await withChangesets(cwd)).stdout).toContain("1.3.0 is enough");
    writeFileSync(join(workspace.base, cwd, ".changeset/one.md"), "---\nshop: patch\n---\n");
    expect(await withChangesets(cwd)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("1.2.4 is not enough"),
    });
  });

  it.each([
    ["garbage", "\u0000\u0001", "it must begin with"],
    ["no lines of ---", "shop: minor\n", "it must begin with"],
    ["no end of them", "---\nshop: minor\n", "it must begin with"],
    ["another bump", "---\nshop: large\n---\n", "`shop: large` is no package with patch, minor, major or none"],
    ["no package", "---\n- shop\n---\n", "`- shop` is no package with patch, minor, major or none"],
  ])("is not declared by a broken changeset, which is named: %s", async (_, text, problem) => {
    const cwd = given(schema(), withProperties({ channel: { type: "string" } }), {
      "package.json": '{"name":"shop","version":"1.2.3"}',
      "node_modules/shop/package.json": '{"name":"shop","version":"1.2.3"}',
      "node_modules/shop/schemas/order.json": schema(),
      ".changeset/one.md": "---\nshop: minor\n---\n",
      ".changeset/odd.md": text,
    });
    const { status, stdout, stderr } = await withChangesets(cwd);
    expect(stderr).toMatch(/^event-schema: \.changeset\/odd\.md: this is no changeset: /);
    expect(stderr).toContain(problem);
    expect([status, stdout]).toEqual([2, ""]);
  });

  it("may be declared by changesets that are empty, have comments, or release nothing", async () => {
    const cwd = given(schema(), withProperties({ channel: { type: "string" } }), {
      "package.json": '{"name":"shop","version":"1.2.3"}',
      "node_modules/shop/package.json": '{"name":"shop","version":"1.2.3"}',
      "node_modules/shop/schemas/order.json": schema(),
      ".changeset/README.md": "# Changesets\n",
      ".changeset/empty.md": "---\n---\n",
      ".changeset/none.md": "---\n'other': none # for now\n\n---\n",
      ".changeset/one.md": '\n---\r\n# ours\r\n"shop": minor\r\n---',
    });
    expect((await withChangesets(cwd)).stdout).toContain("1.3.0 is enough");
  });

  it("needs a version of both", async () => {
    const cwd = given(schema(), schema());
    expect(await compat(cwd, "--semver")).toMatchObject({ status: 2, stderr: expect.stringContaining("--semver: ") });
  });
});

describe("reports of changes", () => {
  const cwd = given(schema(), schema({ required: ["orderId", "total"] }));
  const hostile = workspace.given("hostile", {
    "old/order.json": schema({ properties: { "a|b\u202e`": { const: "x" } } }),
    "new/order.json": schema({ properties: { "a|b\u202e`": { const: "##[error]\u001b[31m" } } }),
  });

  it.each(["pretty", "json", "markdown", "github", "junit", "sarif", "gitlab"])(
    "are written as %s, safe whatever the schemas hold",
    async (format) => {
      const { status, stdout, stderr } = await compat(cwd, "--format", format);
      expect([status, stderr]).toEqual([1, ""]);
      expect(stdout).toContain("total");
      const odd = await compat(hostile, "--format", format);
      for (const unsafe of ["\u202e", "\u001b", "##["]) expect(odd.stdout).not.toContain(unsafe);
      if (["json", "sarif", "gitlab"].includes(format)) JSON.parse(odd.stdout);
    },
  );

  it("are written to a file", async () => {
    expect(await compat(cwd, "--format", "markdown", "--output", "comment.md")).toEqual({
      ...{ status: 1, stdout: "", stderr: "" },
    });
    const comment = readFileSync(join(workspace.base, cwd, "comment.md"), "utf8");
    expect(comment).toMatch(/^<!-- event-schema compat -->\n\n## Schema changes: 1 breaking, 0 unknown\n/);
    expect(comment).toContain("Update producers first");
  });

  it("may be several at once, each in a file of its own", async () => {
    const { status, stdout } = await compat(cwd, "--format", "pretty", "--format", "junit=changes.xml");
    expect([status, stdout.startsWith("breaking  ")]).toEqual([1, true]);
    expect(readFileSync(join(workspace.base, cwd, "changes.xml"), "utf8")).toContain('<testsuites name="event-schema"');
    expect(await compat(cwd, "--format", "pretty", "--format", "json")).toMatchObject({ status: 2 });
  });

  it("are annotations in a job of GitHub", async () => {
    const args = ["compat", "--base", "old", "--head", "new"];
    const { stdout } = await workspace.run(args, { cwd, env: { GITHUB_ACTIONS: "true" } });
    expect(stdout).toMatch(
      /^::error file=new\/order\.json,line=3,col=3,title=event-schema compat #\/required::breaking: /,
    );
  });
});
