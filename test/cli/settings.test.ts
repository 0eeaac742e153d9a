import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { configProblem, formats, settings } from "../../src/cli/io/settings.ts";
import { root } from "../oracle.ts";
import { cli, event, product, Workspace } from "./workspace.ts";

const workspace = new Workspace();
const schema = JSON.parse(readFileSync(join(root, "dist/config.schema.json"), "utf8"));
const isConfig = new Ajv2020({ strict: false }).compile(schema);

describe("the configuration file", () => {
  it("is validated by the tool as by its JSON Schema", () => {
    const value = fc.oneof(
      fc.constantFrom<unknown>(true, false, 0, 1, 2.5, -1, "", "x", "json", "junit", null, [], ["a"], [""], [1], {}),
      fc.anything(),
    );
    const config = fc.oneof(
      fc.dictionary(fc.constantFrom(...Object.keys(settings), "formt", "constructor", "__proto__"), value, {
        maxKeys: 4,
      }),
      fc.jsonValue(),
    );
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(config, (one) => {
        const json = JSON.parse(JSON.stringify(one));
        const expected = isConfig(json);
        verdicts.add(expected);
        expect(configProblem(json) === undefined).toBe(expected);
      }),
      { numRuns: 5_000 },
    );
    expect(verdicts.size).toBe(2);
  });

  it("has a schema whose examples are valid, and which lists the formats", () => {
    for (const example of schema.examples) expect(isConfig(example)).toBe(true);
    expect(schema.properties.format.enum).toEqual(formats);
    for (const setting of Object.values(settings)) expect(setting.description).toMatch(/\S/);
  });

  it("gives defaults, and flags win", async () => {
    const folder = workspace.given("wins", {
      "payloads/a.json": '{"userId":"u"}',
      "payloads/b.json": `[${event},{"productId":"1","product_id":2}]`,
      "config.json": JSON.stringify({
        files: ["payloads"],
        schema: "wire",
        strict: true,
        format: "json",
        all: true,
      }),
    });
    const config = ["--config", `${folder}/config.json`];
    const run = async (...args: string[]) => {
      const { status, stdout } = await workspace.run(["validate", ...config, ...args]);
      return { status, ...JSON.parse(stdout) };
    };
    expect(await run()).toMatchObject({ status: 1, summary: { files: 2, records: 3, valid: 3, warnings: 1 } });
    expect((await run()).results).toHaveLength(3);
    expect(await run("--no-strict", "--no-all")).toMatchObject({ status: 0, results: [{ record: 2 }] });
    expect(await run("--schema", "contract", "--no-strict")).toMatchObject({ status: 1, summary: { invalid: 1 } });
    expect(await run(`${folder}/payloads/a.json`)).toMatchObject({ status: 0, summary: { files: 1 } });
    expect((await workspace.run(["validate", ...config, "--format", "pretty", "--no-strict"])).stdout).toContain(
      "2 files, 3 records: 3 valid",
    );
  });

  it("names files as seen from its own folder", async () => {
    workspace.given("far/away", {
      "c.json": '{"files":["p/*.json"],"output":"out.txt","summary":true}',
      "p/a.json": product,
    });
    const { status, stdout } = await workspace.run(["validate", "--config", "far/away/c.json"]);
    expect(stdout).toMatch(/^far\/away\/out\.txt: 1 file, 1 record: 1 valid/);
    expect(workspace.read("far/away/out.txt")).toMatch(/^1 file/);
    expect(status).toBe(0);
  });

  it("is read from the working directory", async () => {
    const other = new Workspace();
    other.given(".", {
      "event-schema.config.json": '\ufeff{ "files": ["p"], "summary": true }',
      "p/a.json": `[${product},{}]`,
    });
    expect(await other.run(["validate"])).toEqual({
      status: 1,
      stdout: [
        "1 file, 2 records: 1 valid, 1 invalid, 0 unreadable · 0 behavioral events, 1 product · 0 warnings",
        ...["", "  0  behavioral events", "  1  products", "  0  track requests", "", "  2  required", ""],
      ].join("\n"),
      stderr: "",
    });
  });

  const mistakes: [string, string, string][] = [
    ["no JSON", "{", "it is not JSON, at line 1, column 2: unexpected end of input inside an object"],
    ["no object", "[]", "it must be an object"],
    [
      "a setting twice",
      '{"strict":true,\n "strict":false}',
      "at line 2, column 2: `strict` occurs more than once in this object; keep one",
    ],
    ["an unknown setting", '{"formt":"json"}', "unknown setting `formt`; known settings: $schema, files, schema"],
    ["a wrong format", '{"format":"xml"}', "`format` must be one of pretty, json"],
    ["a wrong switch", '{"strict":"yes"}', "`strict` must be true or false"],
    ["a wrong number", '{"maxIssues":0}', "`maxIssues` must be an integer ≥ 1"],
    ["wrong files", '{"files":"payloads"}', "`files` must be an array of file names"],
  ];
  it.each(mistakes)("with %s is reported, and exits with 2", async (name, text, message) => {
    const folder = workspace.given(`mistake-${name}`, { "c.json": text, "a.json": event });
    const { status, stdout, stderr } = await workspace.run([
      "validate",
      `${folder}/a.json`,
      "--config",
      `${folder}/c.json`,
    ]);
    expect(stderr).toContain(`event-schema: ${folder}/c.json: ${message}`);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  it("that is named and does not exist is reported", async () => {
    const { status, stderr } = await workspace.run(["validate", "-", "--config", "no.json"], { input: event });
    expect(stderr).toBe("event-schema: no.json: cannot be read: no such file\n");
    expect(status).toBe(2);
  });
});

describe("the flags", () => {
  const many = `[${product},{},{"productId":"1","product_id":2},{"productId":1},${event}]`;
  const json = (...args: string[]) => workspace.report(["validate", "-", ...args], { input: many });

  it("--all lists every record, --max-results limits the list, and the summary counts all", async () => {
    expect((await json("--all")).results.map(({ record }: { record: number }) => record)).toEqual([1, 2, 3, 4, 5]);
    expect((await json("--max-results", "2")).results.map(({ record }: { record: number }) => record)).toEqual([2, 3]);
    expect(await json("--max-results", "0")).toMatchObject({ results: [], summary: (await json()).summary });
    const { stdout } = await workspace.run(["validate", "-", "--max-results", "1"], { input: many });
    expect(stdout).toContain("not listed: 2 more records: --max-results lists more");
  });

  it("--format ndjson lists them all, a line each, as the JSON report has them", async () => {
    const { stdout, status } = await workspace.run(["validate", "-", "--format", "ndjson", "--max-results", "1"], {
      input: many,
    });
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual((await json()).results);
    expect(status).toBe(1);
  });

  it("--max-issues limits the issues of a record", async () => {
    const codes = (await json("--max-issues", "1")).results[0].issues.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(["required", "too_many_issues"]);
  });

  it("--strict makes warnings fail", async () => {
    const input = '{"productId":"1","product_id":2}';
    expect(await workspace.run(["validate", "-"], { input })).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("warning"),
    });
    const { status, stdout } = await workspace.run(["validate", "-", "--strict"], { input });
    expect(stdout).toContain("error /product_id near_miss_key");
    expect(status).toBe(1);
  });

  it("--quiet reports only what fails", async () => {
    const { stdout } = await workspace.run(["validate", "-", "--quiet"], { input: many });
    expect(stdout).not.toMatch(/warning|near_miss|valid,/);
    expect(stdout).toContain("/productId type");
    expect(await workspace.run(["validate", "-", "--quiet"], { input: product })).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
    expect((await workspace.run(["validate", "-", "--quiet", "--strict"], { input: many })).stdout).toContain(
      "near_miss_key",
    );
  });

  it("--summary reports only the counts, by kind and by code", async () => {
    const { stdout, status } = await workspace.run(["validate", "-", "--summary"], { input: many });
    expect(stdout.split("\n")).toEqual([
      "1 file, 5 records: 3 valid, 2 invalid, 0 unreadable · 1 behavioral event, 2 products · 1 warning",
      ...["", "  1  behavioral events", "  2  products", "  0  track requests"],
      ...["", "  2  required", "  1  near_miss_key", "  1  type", ""],
    ]);
    expect(status).toBe(1);
    expect((await json("--summary")).results).toEqual([]);
  });

  it("--show-source shows the place, in the pretty report alone", async () => {
    const input = `[{"productId":"1"},\n  {"productId":\t"2", "data": "é\u009b2J", "more": "${"x".repeat(200)}"}\n]`;
    const { stdout } = await workspace.run(["validate", "-", "--show-source"], { input });
    expect(stdout).toBe(`standard input
  record 2 · product
    2:30 error /data type
      \`data\` must be an object, but is a string

      2 | {"productId": "2", "data": "é\\u009b2J", "more": "${"x".repeat(28)}...
        |                            ^

1 file, 2 records: 1 valid, 1 invalid, 0 unreadable · 0 behavioral events, 1 product · 0 warnings
`);
    for (const format of ["json", "ndjson", "junit", "sarif", "github", "gitlab"]) {
      expect(
        (await workspace.run(["validate", "-", "--show-source", "--format", format], { input })).stdout,
      ).not.toContain("xxx");
    }
  });

  it("--output writes the report to a file, and the counts to standard output", async () => {
    const { stdout, status } = await workspace.run(["validate", "-", "--format", "json", "--output", "report.json"], {
      input: many,
    });
    expect(stdout).toBe(
      "report.json: 1 file, 5 records: 3 valid, 2 invalid, 0 unreadable · 1 behavioral event, 2 products · 1 warning\n",
    );
    expect(JSON.parse(workspace.read("report.json"))).toMatchObject({ summary: { records: 5 } });
    expect(status).toBe(1);
  });

  it("--output onto an input is a mistake, and the input stays as it is", async () => {
    const folder = workspace.given("onto", { "a.json": product });
    symlinkSync("a.json", join(workspace.base, folder, "link.json"));
    for (const output of ["a.json", "./a.json", "link.json"].map((name) => `${folder}/${name}`)) {
      const { status, stderr } = await workspace.run(["validate", `${folder}/a.json`, "--output", output]);
      expect(stderr).toBe(`event-schema: ${folder}/a.json: the report would overwrite this input\n`);
      expect(status).toBe(2);
    }
    expect(workspace.read(`${folder}/a.json`)).toBe(product);
  });

  it("--output onto standard output, a file that others write to as well, is written there", () => {
    const command = `(echo before; "${process.execPath}" "${cli}" validate - --summary --output /dev/stdout; echo after) > log`;
    spawnSync("sh", ["-c", command], { cwd: workspace.base, input: product });
    expect(workspace.read("log")).toMatch(/^before\n1 file, 1 record: 1 valid.*\n\/dev\/stdout: 1 file.*\nafter\n$/s);
  });

  it("--output names no input, so that the last report is not validated", async () => {
    const folder = workspace.given("report", { "a.json": product });
    for (const _ of [1, 2]) {
      const { status } = await workspace.run([
        "validate",
        folder,
        "--format",
        "json",
        "--output",
        `${folder}/report.json`,
      ]);
      expect(status).toBe(0);
      expect(JSON.parse(workspace.read(`${folder}/report.json`))).toMatchObject({ summary: { files: 1, records: 1 } });
    }
  });

  it("--color and --no-color win over the environment", async () => {
    const esc = String.fromCharCode(27);
    const run = async (flag: string, env: Record<string, string>) =>
      (await workspace.run(["validate", "-", flag], { input: "{}", env })).stdout;
    expect(await run("--color", { NO_COLOR: "1" })).toContain(esc);
    expect(await run("--no-color", { FORCE_COLOR: "1", NO_COLOR: "" })).not.toContain(esc);
  });

  it("take whole numbers only", async () => {
    for (const value of ["0", "-1", "1.5", "x", ""]) {
      const { status, stderr } = await workspace.run(["validate", "-", "--max-issues", value]);
      expect(stderr).toContain("It must be an integer ≥ 1.");
      expect(status).toBe(2);
    }
  });
});

describe("a long run", () => {
  it("shows its progress on a terminal, and removes it", () => {
    const slow = `{ echo '${product}'; sleep 1.3; echo '${product}'; sleep 0.4; echo '${product}'; }`;
    const run = (more: string) => {
      const command = `${slow} | "${process.execPath}" "${cli}" validate - --format json ${more} > progress.json`;
      return spawnSync("script", ["-qec", command, "/dev/null"], { cwd: workspace.base, encoding: "utf8" }).stdout;
    };
    const esc = String.fromCharCode(27);
    expect(run("")).toMatch(
      new RegExp(`^\\r\\d records?, 0 MB read, 0 MB/s \\.\\.\\.${esc}\\[K(.*)\\r${esc}\\[K$`, "s"),
    );
    expect(run("--quiet")).toBe("");
    expect(JSON.parse(workspace.read("progress.json"))).toMatchObject({ summary: { records: 3 } });
  });
});

describe("the format", () => {
  it("is for GitHub in a GitHub Actions job, unless another is asked for", async () => {
    const env = { GITHUB_ACTIONS: "true" };
    expect((await workspace.run(["validate", "-"], { input: "{}", env })).stdout).toMatch(
      /^::error file=stdin,line=1,col=1,/,
    );
    const output = ["--output", "in-a-job.txt"];
    expect((await workspace.run(["validate", "-", ...output], { input: "{}", env })).stdout).toContain(
      "in-a-job.txt: 1 file",
    );
    expect(workspace.read("in-a-job.txt")).toMatch(/^standard input\n/);
    expect((await workspace.run(["validate", "-", "--format", "pretty"], { input: "{}", env })).stdout).toMatch(
      /^standard input\n/,
    );
  });
});

describe("--schema", () => {
  it("picks a family and still detects payloads and track requests", async () => {
    const input = '[{"userId":"u"},{"track":[{"name":"n","payload":[{"userId":"u"}]}]},{"track":7}]';
    const { summary, results } = await workspace.report(["validate", "-", "--schema", "wire"], { input });
    expect(summary).toMatchObject({ records: 3, valid: 2, events: 2 });
    expect(results).toMatchObject([{ record: 3, kind: "request" }]);
    expect((await workspace.report(["validate", "-", "--schema", "contract"], { input })).summary.valid).toBe(0);
  });
});
