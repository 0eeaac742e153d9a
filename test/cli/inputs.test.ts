import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunkOf, ignored, mib, ProcessWorkspace, works } from "./processes.ts";
import { cli, event, expectCalm, formats, product, type RunOptions } from "./workspace.ts";

const workspace = new ProcessWorkspace();
const { base } = workspace;
const given = (name: string, files: Record<string, string | Uint8Array>) => workspace.given(name, files);
const run = (args: readonly string[], options?: RunOptions) => workspace.run(args, options);
const report = (args: readonly string[], options?: RunOptions) => workspace.report(["validate", ...args], options);
const start = (args: readonly string[], cwd?: string) => workspace.start(args, cwd);

const isRoot = process.getuid?.() === 0;
/** A user who may not read everything; root may. */
const asNobody = isRoot ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"];
const canBeNobody = works("setpriv", "--version") && works("env", ...asNobody, process.execPath, cli, "--version");

describe("an input that cannot be read is reported, the others are still read, and the exit code is 2", () => {
  const folder = given("unreadable", { "good.json": event, "bad.json": "{}" });
  symlinkSync("itself.json", join(base, folder, "itself.json"));
  symlinkSync("other.json", join(base, folder, "one.json"));
  symlinkSync("one.json", join(base, folder, "other.json"));
  symlinkSync("nowhere.json", join(base, folder, "dangling.json"));
  mkdirSync(join(base, folder, "folder.json"));
  const reasons: [string, string, string][] = [
    ["a missing file", "missing.json", "cannot be read: no such file"],
    ["a path through a file", "good.json/a.json", "cannot be read: no such file"],
    ["a link that leads nowhere", "dangling.json", "cannot be read: no such file"],
    ["a link to itself", "itself.json", "cannot be read: it is a symbolic link that leads to itself"],
    ["a circle of links", "one.json", "cannot be read: it is a symbolic link that leads to itself"],
    ["a name that is too long", `${"x".repeat(300)}.json`, "cannot be read: its name is too long"],
    ["a folder that is named like a file", "folder.json", "no file matched"],
    ["a glob that matches nothing", "*.nope", "no file matched"],
  ];
  it.each(reasons)("%s", async (_, name, reason) => {
    const path = `${folder}/${name}`;
    const { status, stderr, summary, problems } = await report([`${folder}/good.json`, path, `${folder}/bad.json`]);
    expect(stderr).toBe(`event-schema: ${path}: ${reason}\n`);
    expect(summary).toMatchObject({ files: 2, records: 2, valid: 1, invalid: 1 });
    expect(problems).toEqual([{ file: path, message: reason, level: "error" }]);
    expect(status).toBe(2);
  });

  it.each(formats)("in the format %s too", async (format) => {
    const { status, stdout, stderr } = await run(["validate", folder, `${folder}/missing.json`, "--format", format]);
    expect(stderr).toContain(`${folder}/missing.json: cannot be read`);
    if (!["pretty", "ndjson"].includes(format)) expect(stdout).toContain("no such file");
    expect(status).toBe(2);
  });

  (canBeNobody ? it : ignored)("a file and a folder without permission", () => {
    given("forbidden", { "good.json": event, "locked.json": event, "locked/a.json": event });
    chmodSync(base, 0o755);
    for (const name of ["locked.json", "locked"]) chmodSync(join(base, "forbidden", name), 0);
    const [command = "", ...args] = [...asNobody, process.execPath, cli, "validate", "forbidden", "--format", "json"];
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: base, encoding: "utf8" });
    chmodSync(join(base, "forbidden/locked"), 0o755);
    expect(stderr.split("\n").sort()).toEqual([
      "",
      "event-schema: forbidden/locked.json: cannot be read: permission denied",
      "event-schema: forbidden/locked: cannot be read: permission denied",
    ]);
    expect(JSON.parse(stdout).summary).toMatchObject({ files: 1, records: 1, valid: 1 });
    expect(status).toBe(2);
  });

  it("many of them, each reported once and nothing else", async () => {
    const names = Array.from({ length: 300 }, (_, i) => `${folder}/missing-${i}.json`);
    const { status, stdout, stderr } = await run(["validate", ...names]);
    expect(stderr).toBe(
      [...names.map((name) => `${name}: cannot be read: no such file`), "nothing was validated"]
        .map((line) => `event-schema: ${line}\n`)
        .join(""),
    );
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  it("a folder as standard input", () => {
    const { status, stderr } = spawnSync("sh", ["-c", `"${process.execPath}" "${cli}" validate - < .`], {
      cwd: base,
      encoding: "utf8",
    });
    expect(stderr).toContain("nothing was validated");
    expectCalm(stderr);
    expect(status).toBe(2);
  });
});

describe("folders and links", () => {
  const counts = async (...args: string[]) => (await report(args)).summary;

  it("a folder without JSON is 2: nothing was validated", async () => {
    const folder = given("no-json", {
      "a.txt": event,
      "sub/b.md": event,
      "suite.json": "{}",
      "a.issues.json": "[]",
      "sub/event-schema.config.json": "{}",
    });
    const { status, stdout, stderr } = await run(["validate", folder]);
    const own = ["a.issues.json", "sub/event-schema.config.json", "suite.json"];
    expect(stderr).toBe(
      [
        `${folder}: files of event-schema itself are not validated: ${own.map((name) => `${folder}/${name}`).join(", ")}`,
        `${folder}: no file matched`,
        "nothing was validated",
      ]
        .map((line) => `event-schema: ${line}\n`)
        .join(""),
    );
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  const folder = given("links", { "real/a.json": event, "real/deep/b.json": product });
  const link = (target: string, name: string) => symlinkSync(target, join(base, folder, name));
  link(".", "self");
  link("..", "real/up");
  link("real", "again");
  link("real/a.json", "file.json");
  link("circle-2", "circle-1");
  link("circle-1", "circle-2");

  it("circles of links end, and what is linked is read once", async () => {
    expect(await counts(folder)).toMatchObject({ files: 2, records: 2, valid: 2 });
    expect(await counts(folder, `${folder}/again`, `${folder}/real/`, `${folder}/self/self/real/a.json`)).toMatchObject(
      {
        files: 2,
      },
    );
  });

  it("a link is read under the name by which it was found, whatever it leads to outside", async () => {
    given("outside", { "x.json": "{}" });
    mkdirSync(join(base, "pointing"));
    symlinkSync("../outside", join(base, "pointing/out"));
    symlinkSync("../outside/x.json", join(base, "pointing/z.json"));
    const { status, results } = await report(["pointing"]);
    expect(results).toMatchObject([{ file: "pointing/out/x.json" }]);
    expect(status).toBe(1);
  });

  it("a broken link is reported, and not skipped", async () => {
    given("nowhere", { "a.json": event });
    symlinkSync("gone.json", join(base, "nowhere/b.json"));
    symlinkSync("b.json", join(base, "nowhere/c.json"));
    const { status, stderr, summary } = await report(["nowhere"]);
    expect(stderr).toContain("nowhere/b.json: cannot be read: no such file");
    expect(summary).toMatchObject({ records: 1, valid: 1 });
    expect(status).toBe(2);
  });

  it("a glob ends at circles of links too", async () => {
    expect(await counts(`${folder}/**/*.json`)).toMatchObject({ files: 2, records: 2, valid: 2 });
    expect(await counts(`${folder}/**`)).toMatchObject({ files: 2, records: 2, valid: 2 });
  });

  it("a glob sees linked files and goes through linked folders that it names, as a shell does", async () => {
    expect(await counts(`${folder}/*.json`)).toMatchObject({ files: 1, valid: 1 });
    expect(await counts(`${folder}/ag*/*.json`)).toMatchObject({ files: 1, valid: 1 });
  });

  it("a glob sees folders whose names hold line breaks", async () => {
    given("breaks", { "a.json": event, "new\nline/b.json": event, "re\rturn/c.json": event, "ls\u2028/d.json": event });
    expect(await counts("breaks/*/*.json")).toMatchObject({ files: 3 });
    expect(await counts("breaks/**/*.json")).toMatchObject({ files: 4 });
  });

  it("a file that is named - and that a glob finds is not standard input", async () => {
    const cwd = join(base, given("dash", { "-": "{}", "a.json": event }));
    const { child, ended } = start(["validate", "*", "--format", "json"], cwd);
    const timer = setTimeout(() => child.stdin.end("{"), 5000);
    const { stdout } = await ended;
    clearTimeout(timer);
    expect(JSON.parse(stdout).summary).toMatchObject({ valid: 1, unreadable: 0 });
    expect(stdout).not.toContain('"file": "-"');
  });

  it("thousands of files are read, each once and in order", async () => {
    const names = Array.from({ length: 4000 }, (_, i) => `f${String(i).padStart(4, "0")}.json`);
    const files = names.map((name, i) => [name, i % 1000 === 7 ? "{" : event] as const);
    const many = given("many", Object.fromEntries(files));
    const { status, summary, results } = await report([many, `${many}/*.json`]);
    expect(summary).toMatchObject({ files: 4000, records: 4000, valid: 3996, unreadable: 4 });
    expect(results.map(({ file }: { file: string }) => basename(file))).toEqual(names.filter((_, i) => i % 1000 === 7));
    expect(status).toBe(1);
  });
});

describe("the tool's own files in a folder or behind a glob are left out, which is said", () => {
  const own = {
    "event-schema.config.json": "{}",
    "sub/suite.json": "{}",
    "a.issues.json": "[]",
    "b.issues.json": "[]",
  };
  const folder = given("own", { ...own, "a.json": event });

  it.each([folder, `${folder}/**`])("configuration and parts of suites: %s", async (arg) => {
    const { status, summary, problems } = await report([arg]);
    expect(summary).toMatchObject({ files: 1, records: 1, valid: 1 });
    expect(problems).toEqual([
      {
        file: arg,
        message: expect.stringMatching(/^files of .* are not validated: .*, and 1 more$/),
        level: "warning",
      },
    ]);
    expect(status).toBe(0);
  });

  it.each(["json", "ndjson", "sarif", "gitlab"])("a report in the format %s, of any content", async (format) => {
    const broken = given(`own-${format}`, { "a.json": "[{},[", "b.json": event, 'c"\u2028.json': '{"productId":""}' });
    const output = `${broken}/report.${format === "ndjson" ? "ndjson" : "json"}`;
    await run(["validate", broken, "--format", format, "--output", output]);
    const { summary, problems, results } = await report([broken]);
    expect(summary).toMatchObject({ files: 3, records: 4 });
    expect(JSON.stringify(results)).not.toContain("report.");
    expect(problems).toEqual([
      { file: output, message: "is not validated, because it is a report of event-schema", level: "warning" },
    ]);
    const targets = ["events", "products", "rejected"].flatMap((way) => [`--${way}`, `own-${format}-${way}`]);
    const routed = await run(["route", broken, ...targets]);
    expect(routed.stderr).toBe(`event-schema: ${output}: is not validated, because it is a report of event-schema\n`);
    // What is named is validated, whatever it is.
    expect((await report([output])).status).toBe(1);
    expect((await report([broken, output])).summary.files).toBe(4);
  });

  it("but not a file of which only the first line is from a report", async () => {
    const folder = given("own-not", { "a.json": "{}" });
    const { stdout } = await run(["validate", folder, "--format", "ndjson"]);
    given("own-not", { "b.ndjson": `${stdout}{}\n` });
    expect((await report([folder])).summary).toMatchObject({ files: 2, records: 3, invalid: 3 });
  });
});

describe("nothing to validate is 2, and never a green build", () => {
  const empties: [string, string | Uint8Array][] = [
    ["an empty file", ""],
    ["only white space", " \t\r\n\n \r"],
    ["megabytes of white space", chunkOf(" \n", 17 * mib)],
    ["only a byte order mark", "\ufeff"],
    ["a byte order mark and white space", "\ufeff \n"],
    ["an empty array", "[ \n ]"],
  ];
  it.each(empties)("%s", async (name, content) => {
    for (const ending of ["json", "ndjson"]) {
      if (ending === "ndjson" && name !== "only white space") continue;
      const file = `${given(`empty-${name}`, { [`a.${ending}`]: content })}/a.${ending}`;
      const { status, stdout, stderr } = await run(["validate", file]);
      expect(stderr).toBe(`event-schema: ${file}: holds no record\nevent-schema: nothing was validated\n`);
      expect(stdout).toBe("");
      expect(status).toBe(2);
    }
    if (typeof content === "string") expect((await run(["validate", "-"], { input: content })).status).toBe(2);
  });

  it.each(formats)("in the format %s", async (format) => {
    const { status, stderr } = await run(["validate", "-", "--format", format, "--quiet"]);
    expect(stderr).toContain("nothing was validated");
    expect(status).toBe(2);
  });

  it("but an empty file among others is a warning", async () => {
    const folder = given("one-empty", { "a.json": event, "b.json": "", "c.ndjson": "\n" });
    const { status, problems, summary } = await report([folder]);
    expect(problems.map(({ level }: { level: string }) => level)).toEqual(["warning", "warning"]);
    expect(summary).toMatchObject({ files: 3, records: 1, valid: 1 });
    expect(status).toBe(0);
  });
});

describe("exit codes: 2 beats 1 beats 0, and the other files are still read", () => {
  const folder = given("mixed", {
    "valid.json": event,
    "invalid.json": "{}",
    "unreadable.json": "{",
    "warned.json": '{"productId":"1","product_id":"1"}',
    "empty.json": "",
    "damaged.json.gz": gzipSync(event).subarray(0, -3),
  });
  const codes: Record<string, number> = {
    "valid.json": 0,
    "warned.json": 0,
    "empty.json": 0,
    "invalid.json": 1,
    "unreadable.json": 1,
    "damaged.json.gz": 2,
    "missing.json": 2,
    "*.nope": 2,
  };

  it("whatever is mixed, in any order", async () => {
    const names = fc.shuffledSubarray(Object.keys(codes), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(names, fc.boolean(), fc.constantFrom(...formats), async (chosen, isStrict, format) => {
        const args = chosen.map((name) => `${folder}/${name}`);
        const worst = Math.max(
          ...chosen.map((name) => (isStrict && name === "warned.json" ? 1 : (codes[name] as number))),
        );
        const records = chosen.filter((name) => codes[name] !== 2 && name !== "empty.json").length;
        const { status } = await run(["validate", ...args, "--format", format, ...(isStrict ? ["--strict"] : [])]);
        expect(status).toBe(records === 0 ? 2 : worst);
        if (format === "json") expect((await report(args)).summary.records).toBe(records);
      }),
      { numRuns: 15 },
    );
  });
});
