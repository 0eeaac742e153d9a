import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { event, product, request, Workspace } from "./workspace.ts";

const workspace = new Workspace();
const report = (folder: string, ...flags: string[]) => workspace.report(["test", folder, ...flags]);

/** The findings as code and pointer, with the file's last name. */
const findings = ({ results }: { results: { file: string; issues: { code: string; pointer: string }[] }[] }) =>
  results.flatMap(({ file, issues }) =>
    issues.map(({ code, pointer }) => `${file.split("/").at(-1)} ${code} ${pointer}`.trim()),
  );

const expected = (...issues: [code: string, ...path: (string | number)[]][]) =>
  JSON.stringify(issues.map(([code, ...path]) => ({ code, path })));

describe("event-schema test", () => {
  it("passes where all fixtures are as expected, whatever the order of the issues", async () => {
    const folder = workspace.given("fine", {
      "valid/event.json": event,
      "valid/deep/er/both.ndjson": `${product}\n${request}\n`,
      "invalid/nothing.json": "{}",
      "invalid/nothing.issues.json": expected(["required", "profileId"], ["required", "eventId"]),
      "invalid/deep/broken.ndjson": `${product}\n{"productId":\n{"productId":7}\n`,
      "invalid/deep/broken.issues.json": expected(["type", "productId"], ["syntax"]),
    });
    const run = await report(folder);
    expect(run).toMatchObject({
      status: 0,
      stderr: "",
      results: [],
      summary: { files: 4, records: 7, valid: 7, invalid: 0 },
    });
    expect((await workspace.run(["test", folder])).stdout).toBe(
      "4 files, 7 records: 7 as expected, 0 not · 0 warnings\n",
    );
  });

  it("finds every difference from what is expected", async () => {
    const folder = workspace.given("wrong", {
      "valid/bad.json": '{\n"productId": 7}',
      "invalid/passes.json": product,
      "invalid/passes.issues.json": expected(["required", "eventId"]),
      "invalid/unexplained.json": "{}",
      "invalid/other.json": '{"productId":"1",\n "data":[], "timestamp":-1}',
      "invalid/other.issues.json": expected(["type", "data"], ["type", "userId"]),
      "invalid/twice.json": '{"productId":7}',
      "invalid/twice.issues.json": expected(["type", "productId"], ["type", "productId"]),
      "invalid/gone.issues.json": expected(["type", "productId"]),
    });
    const run = await report(folder);
    expect(findings(run)).toEqual([
      "bad.json type /productId",
      "other.json unexpected_issue /timestamp",
      "other.json missing_issue /userId",
      "passes.json fixture_passes",
      "twice.json missing_issue /productId",
      "unexplained.json fixture_unexplained",
      "gone.issues.json fixture_missing",
    ]);
    expect(run).toMatchObject({ status: 1, summary: { files: 6, records: 6, valid: 0, invalid: 6 } });
    expect(run.results[0].issues[0]).toMatchObject({ line: 2, column: 14 });
    expect(run.results[1].issues[0]).toMatchObject({
      line: 2,
      column: 25,
      message: expect.stringContaining("minimum"),
    });
  });

  it("validates each suite by the schema that its suite.json names", async () => {
    const folder = workspace.given("schemas", {
      "strict/valid/e.json": event,
      "strict/invalid/u.json": '{"userId":"u"}',
      "strict/invalid/u.issues.json": expected(["required", "eventId"], ["required", "profileId"]),
      "loose/suite.json": '{ "schema": "wire", "description": "What the service takes." }',
      "loose/valid/u.json": '{"userId":"u"}',
      "loose/valid/r.json": '{"track":[{"name":"n","payload":[{"userId":"u"}]}]}',
      "one/suite.json": '{ "schema": "track-request" }',
      "one/invalid/p.json": product,
      "one/invalid/p.issues.json": expected(["required", "track"]),
    });
    expect(await report(folder)).toMatchObject({ status: 0, summary: { files: 5, valid: 5 } });
    expect(await report(join(folder, "strict"), "--schema", "wire")).toMatchObject({ status: 1 });
  });

  it("--update writes what is found for review, and leaves alone what is as expected", async () => {
    const kept = '[ { "path": ["eventId"], "code": "required" }, {"code":"required","path":["profileId"]} ]';
    const folder = workspace.given("update", {
      "valid/bad.json": '{"productId":7}',
      "invalid/passes.json": product,
      "invalid/kept.json": "{}",
      "invalid/kept.issues.json": kept,
      "invalid/stale.json": '{"track":[{"name":" ","payload":[{"productId":null}]}]}',
      "invalid/stale.issues.json": "[]",
      "invalid/new.ndjson": "[\n",
    });
    const run = await report(folder, "--update");
    expect(findings(run)).toEqual(["bad.json type /productId", "passes.json fixture_passes"]);
    expect(run.stderr).toBe(
      ["new", "stale"].map((name) => `event-schema: update/invalid/${name}.issues.json: written: review it\n`).join(""),
    );
    expect(workspace.read("update/invalid/kept.issues.json")).toBe(kept);
    expect(workspace.read("update/invalid/stale.issues.json")).toBe(`[
  { "code": "blank", "path": ["track", 0, "name"] },
  { "code": "type", "path": ["track", 0, "payload", 0, "productId"] }
]
`);
    expect(workspace.read("update/invalid/new.issues.json")).toBe('[\n  { "code": "syntax", "path": [] }\n]\n');
    expect(existsSync(join(workspace.base, "update/invalid/passes.issues.json"))).toBe(false);
    expect(findings(await report(folder))).toEqual(findings(run));
  });

  it("reports in every format", async () => {
    const folder = workspace.given("formats", { "invalid/u.json": "{}", "valid/e.json": event });
    for (const format of ["pretty", "ndjson", "junit", "sarif", "github", "gitlab"]) {
      const { status, stdout } = await workspace.run(["test", folder, "--format", format]);
      expect(stdout, format).toContain("fixture_unexplained");
      expect(status).toBe(1);
    }
  });

  const mistakes: [string, Record<string, string>, string][] = [
    ["no suite", { "a.json": event }, "there is no suite: no folder valid or invalid in it"],
    ["a suite.json that is not JSON", { "suite.json": "{", "valid/e.json": event }, "suite.json: it is not JSON"],
    [
      "a suite.json with a key twice",
      { "suite.json": '{"schema":"wire",\n"schema":"payload"}', "valid/e.json": event },
      "suite.json: at line 2, column 1: `schema` occurs more than once in this object; keep one",
    ],
    [
      "a suite.json without a schema",
      { "suite.json": "{}", "valid/e.json": event },
      'suite.json: it must be { "schema": "…" }',
    ],
    [
      "a suite.json with an unknown schema",
      { "suite.json": '{"schema":"x"}', "valid/e.json": event },
      "unknown schema x",
    ],
    [
      "wrong issues",
      { "invalid/a.json": "{}", "invalid/a.issues.json": '[{"code":1}]' },
      'it must be [{ "code": "…", "path": […] }, …]',
    ],
    [
      "issues with a key twice",
      { "invalid/a.json": "{}", "invalid/a.issues.json": '[{"code":"type","path":[],"path":["a"]}]' },
      "at line 1, column 27: `path` occurs more than once in this object; keep one",
    ],
    ["issues that are not JSON", { "invalid/a.json": "{}", "invalid/a.issues.json": "[" }, "it is not JSON"],
    ["two fixtures that share a file", { "invalid/a.json": "{}", "invalid/a.ndjson": "{}" }, "rename one"],
    ["a suite of nothing", { "valid/readme.txt": "" }, "nothing was validated"],
  ];
  it.each(mistakes)("reports %s, and exits with 2", async (name, files, message) => {
    const { status, stderr } = await workspace.run(["test", workspace.given(`mistake-${name}`, files)]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(status).toBe(2);
  });

  it("finds what would otherwise be skipped: loose files, misspelt folders, fixtures without a record", async () => {
    const folder = workspace.given("silent", {
      "valid/e.json": event,
      "invlaid/x.json": "{}",
      "loose.json": "{}",
      "invalid/empty.json": "",
      "invalid/empty.issues.json": "[]",
      "valid/none.json": "[]",
      "valid/e.issues.json": "[]",
    });
    const run = await report(folder);
    expect(findings(run)).toEqual([
      "none.json fixture_empty",
      "empty.json fixture_empty",
      "e.issues.json fixture_missing",
    ]);
    for (const name of ["invlaid/x.json", "loose.json"])
      expect(run.stderr).toContain(`silent/${name}: it is in neither valid/ nor invalid/, so it is not tested\n`);
    expect(run.status).toBe(2);
  });

  it("finds them in every folder of a suite, and a suite.json beside nothing", async () => {
    const folder = workspace.given("deep", {
      "valid/e.json": event,
      "more/within/valid/e.json": event,
      "more/loose.json": "{}",
      "more/x/loose.json": "{}",
      "empty/suite.json": '{"schema":"wire"}',
    });
    const { stderr, status } = await workspace.run(["test", folder]);
    for (const name of ["more/loose.json", "more/x/loose.json", "empty/suite.json"])
      expect(stderr).toContain(`deep/${name}: `);
    expect(status).toBe(2);
  });

  it("does not put its report in the place of a fixture, nor take the last report for one", async () => {
    const folder = workspace.given("own", { "valid/e.json": event });
    const taken = await workspace.run(["test", folder, "--output", `${folder}/valid/e.json`]);
    expect(taken).toMatchObject({
      status: 2,
      stderr: "event-schema: own/valid/e.json: the report would overwrite it\n",
    });
    expect(workspace.read("own/valid/e.json")).toBe(event);
    for (const _ of [1, 2])
      expect((await workspace.run(["test", folder, "--output", `${folder}/report.json`])).status).toBe(0);
  });

  it("ends at circles of links", async () => {
    const folder = workspace.given("circle", { "valid/e.json": event, "invalid/u.json": "{}" });
    for (const part of [".", "valid", "invalid"]) symlinkSync(".", join(workspace.base, folder, part, "loop"));
    expect(await report(folder)).toMatchObject({ status: 1, summary: { files: 2 } });
  });

  it("does not cut off the expected issues", async () => {
    const folder = workspace.given("many", { "invalid/m.json": `{"track":[${Array(200).fill("1").join()}]}` });
    expect((await report(folder, "--update")).status).toBe(0);
    expect(await report(folder, "--max-issues", "1")).toMatchObject({ status: 0 });
  });

  it("does not overwrite what it cannot read", async () => {
    const folder = workspace.given("kept", { "invalid/a.json": "{}", "invalid/a.issues.json": "[ not yet" });
    expect((await report(folder, "--update")).status).toBe(2);
    expect(workspace.read("kept/invalid/a.issues.json")).toBe("[ not yet");
  });

  it("reports that a folder does not exist", async () => {
    const { status, stderr } = await workspace.run(["test", "nowhere"]);
    expect(stderr).toContain("event-schema: nowhere: no such folder\n");
    expect(status).toBe(2);
  });
});

describe("in a folder that is validated", () => {
  it("the files of suites are not payloads", async () => {
    const folder = workspace.given("aside", {
      "suite.json": '{"schema":"wire"}',
      "valid/e.json": event,
      "valid/e.issues.json": "[]",
    });
    expect(await workspace.report(["validate", folder])).toMatchObject({ status: 0, summary: { files: 1 } });
    expect(await workspace.report(["validate", `${folder}/**/*.json`])).toMatchObject({
      status: 0,
      summary: { files: 1 },
    });
  });
});
