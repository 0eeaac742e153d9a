import { spawn, spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formats } from "../../src/cli/io/report-targets.ts";
import { configProblem, settings } from "../../src/cli/io/settings.ts";
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
    for (const text of [schema.properties.format.pattern, schema.properties.format.items.pattern])
      expect(text).toBe(`^(${formats.join("|")})(=[\\s\\S]+)?$`);
    for (const format of schema.properties.format.examples) expect(isConfig({ format })).toBe(true);
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

  it("--all lists every record, --max-results limits the list to what fails first, and the summary counts all", async () => {
    expect((await json("--all")).results.map(({ record }: { record: number }) => record)).toEqual([1, 2, 3, 4, 5]);
    expect((await json("--max-results", "2")).results.map(({ record }: { record: number }) => record)).toEqual([2, 4]);
    expect((await json("--max-results", "3")).results.map(({ record }: { record: number }) => record)).toEqual([
      2, 3, 4,
    ]);
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
  /** Feeds the tool on a terminal with records, until what is on the terminal is enough, or for some milliseconds. */
  const feed = (flags: string, isEnough: (screen: string, milliseconds: number) => boolean) => {
    const folder = workspace.given(`fed${flags}`, { "record.json": `${product}\n` });
    const records = "while [ ! -e enough ]; do cat record.json; sleep 0.1; done";
    const command = `${records} | "${process.execPath}" "${cli}" validate - --format json ${flags} > report.json`;
    const terminal = spawn("script", ["-qec", command, "/dev/null"], { cwd: join(workspace.base, folder) });
    const start = Date.now();
    return new Promise<{ screen: string; milliseconds: number; records: number }>((resolve) => {
      let screen = "";
      terminal.stdout.setEncoding("utf8").on("data", (text) => {
        screen += text;
      });
      const timer = setInterval(() => {
        if (isEnough(screen, Date.now() - start)) workspace.given(folder, { enough: "" });
      }, 50);
      terminal.on("close", () => {
        clearInterval(timer);
        const { summary } = JSON.parse(workspace.read(`${folder}/report.json`));
        resolve({ screen, milliseconds: Date.now() - start, records: summary.records });
      });
    });
  };

  it("shows its progress on a terminal, and removes it", async () => {
    const shown = await feed("", (screen) => screen.includes("MB/s"));
    const esc = String.fromCharCode(27);
    expect(shown.screen).toMatch(
      new RegExp(`^\\r\\d+ records?, 0 MB read, 0 MB/s \\.\\.\\.${esc}\\[K(.*)\\r${esc}\\[K$`, "s"),
    );
    expect(shown.records).toBeGreaterThan(1);
    const quiet = await feed("--quiet", (_, milliseconds) => milliseconds > 2 * shown.milliseconds);
    expect(quiet.screen).toBe("");
    expect(quiet.records).toBeGreaterThan(1);
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

describe("--format, given several times,", () => {
  const many = `[${product},{},{"productId":1}]`;

  it("writes each report to its place", async () => {
    const { stdout, stderr, status } = await workspace.run(
      ["validate", "-", "--format", "pretty", "--format", "junit=several/a.xml", "--format", "ndjson=several/b.ndjson"],
      { input: many, cwd: workspace.given(".", { "several/keep": "" }) },
    );
    expect(stdout).toMatch(/^standard input\n.*\n1 file, 3 records: 1 valid, 2 invalid[^\n]*\n$/s);
    expect(workspace.read("several/a.xml")).toContain('tests="3" failures="2"');
    const { results } = await workspace.report(["validate", "-"], { input: many });
    const lines = workspace.read("several/b.ndjson").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(results);
    expect({ stderr, status }).toEqual({ stderr: "", status: 1 });
  });

  it("has the counts on standard output where no report goes there", async () => {
    const { stdout } = await workspace.run(
      ["validate", "-", "--format", "junit=two.xml", "--output", "two.json", "--format", "json"],
      { input: many },
    );
    expect(stdout).toMatch(/^two\.xml, two\.json: 1 file, 3 records: .*\n$/);
    expect(JSON.parse(workspace.read("two.json"))).toMatchObject({ summary: { records: 3 } });
  });

  it("is read from the configuration file too, with files from its folder", async () => {
    const format = ["pretty", "gitlab=r.json"];
    const folder = workspace.given("formats-config", { "c.json": JSON.stringify({ format }) });
    await workspace.run(["validate", "-", "--config", `${folder}/c.json`], { input: many });
    expect(JSON.parse(workspace.read(`${folder}/r.json`))).toHaveLength(3);
  });

  const mistakes: [string, string[], string][] = [
    ["two for standard output", ["pretty", "junit"], "only one report can go to standard output; name a file for the"],
    ["the same twice", ["json", "json=-"], "only one report can go to standard output"],
    ["two for one file", ["json=a", "junit=./a"], "./a: two reports would go there"],
    ["an unknown one", ["xml=a"], "It must be one of pretty, json, ndjson, junit, sarif, github, gitlab, or several"],
    ["one without a name", ["=a"], "It must be one of pretty"],
    ["a file without a name", ["junit="], "It must be one of pretty"],
    ["the configuration", ["json=event-schema.config.json"], "the report would overwrite the configuration"],
    ["an input", ["json=twice.json"], "twice.json: the report would overwrite this input"],
  ];
  it.each(mistakes)("is refused for %s, and nothing is written", async (_, names, message) => {
    workspace.given(".", { "twice.json": product });
    const args = names.flatMap((name) => ["--format", name]);
    const { status, stdout, stderr } = await workspace.run(["validate", "twice.json", ...args]);
    expect(stderr).toContain(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(workspace.read("twice.json")).toBe(product);
  });

  it("is refused beside --output if each report has a file of its own", async () => {
    const { stderr } = await workspace.run(["validate", "-", "--format", "json=a", "--output", "b"], { input: many });
    expect(stderr).toContain("no report is left for b: each --format names a file of its own");
  });
});

describe("the reports of code hosts", () => {
  const platforms = ["junit", "sarif", "github", "gitlab"];
  const repository = () => {
    workspace.given("repository", { ".git/HEAD": "", "pack ages/a/p/x.json": "{}", "event.json": "{}" });
    return join(workspace.base, "repository");
  };
  /** The files that a report names, decoded. */
  const namesIn = (report: string): string[] => [
    ...new Set(
      [...report.matchAll(/testsuite name="([^"]*)"|"uri": "([^"]*)"|file=([^,]*),|"path": "([^"]*)"/g)].map((match) =>
        decodeURIComponent(match.slice(1).find((name) => name !== undefined) ?? ""),
      ),
    ),
  ];
  const names = async (args: string[], cwd: string) => {
    const found = [];
    for (const format of platforms) {
      const { stdout } = await workspace.run(["validate", ...args, "--format", format], { cwd });
      found.push(...namesIn(stdout));
    }
    return [...new Set(found)];
  };

  it("name files from the root of the repository, wherever they are run and however files are named", async () => {
    const root = repository();
    symlinkSync(root, join(workspace.base, "linked"));
    const file = "pack ages/a/p/x.json";
    const runs: [string, string][] = [
      [file, "repository"],
      [`./pack ages//a/../a/p/x.json`, "repository"],
      ["p", "repository/pack ages/a"],
      ["../a/p/x.json", "repository/pack ages/a/p/../../a"],
      ["../../pack ages/*/p/*.json", "repository/pack ages/a"],
      [join(root, file), "."],
      [join(root, file), "repository/pack ages/a"],
      [join(workspace.base, "linked", file), "repository"],
      ["a/p/x.json", "linked/pack ages"],
    ];
    for (const [arg, cwd] of runs) {
      const expected = cwd === "." ? `repository/${file}` : file;
      expect([arg, cwd, ...(await names([arg], cwd))]).toEqual([arg, cwd, expected]);
    }
  });

  it("name them from --report-root, which a configuration file names from its folder", async () => {
    repository();
    expect(await names(["event.json", "--report-root", "."], "repository")).toEqual(["event.json"]);
    expect(await names(["event.json", "--report-root", ".."], "repository")).toEqual(["repository/event.json"]);
    workspace.given("repository", { "pack ages/c.json": '{"reportRoot":"a"}' });
    expect(await names(["pack ages/a/p/x.json", "--config", "pack ages/c.json"], "repository")).toEqual(["p/x.json"]);
    const { stderr, status } = await workspace.run(["validate", "-", "--report-root", "no"], { input: "{}" });
    expect({ stderr, status }).toEqual({ stderr: "event-schema: no: no such folder\n", status: 2 });
  });

  it("name a file that is not below the root, and standard input, as they are named otherwise", async () => {
    repository();
    workspace.given(".", { "outside.json": "{}" });
    expect(await names(["../outside.json"], "repository")).toEqual(["../outside.json"]);
    const { stdout } = await workspace.run(["validate", "-", "--format", "gitlab"], { input: "{}", cwd: "repository" });
    expect(namesIn(stdout)).toEqual(["stdin"]);
  });

  it("name files by names that drive no terminal and begin no command, wherever they are run", async () => {
    repository();
    const name = "::error::x\n::error file=y::\u001b[2J.json";
    workspace.given("repository/pack ages/h", { [name]: "{}" });
    for (const format of platforms) {
      const { stdout } = await workspace.run(["validate", ".", "--format", format], { cwd: "repository/pack ages/h" });
      expect(stdout).not.toContain("\u001b");
      expect(stdout).not.toContain("\n::error file=y");
      expect(stdout).toMatch(/pack( |%20)ages\/h\//);
    }
  });

  it("are as large as the platform takes, and standard error says what is left out", async () => {
    const empty = `{"track":[{"name":"n","payload":[${Array(60).fill("{}").join()}]}]}\n`;
    const folder = workspace.given("limits", { "a.ndjson": empty.repeat(60) });
    const run = (...args: string[]) => workspace.run(["validate", folder, "--format", ...args]);
    const { stdout, stderr } = await run("sarif");
    const [{ results, invocations }] = JSON.parse(stdout).runs;
    expect(results).toHaveLength(5_000);
    const text = "not listed: 1060 more findings";
    expect(invocations[0].toolExecutionNotifications).toMatchObject([{ message: { text } }]);
    expect(stderr).toBe(`event-schema: the sarif report: ${text}\n`);
    expect((await run("sarif", "--quiet")).stderr).toBe("");
    expect(JSON.parse((await run("sarif", "--max-findings", "7")).stdout).runs[0].results).toHaveLength(7);
    expect(JSON.parse((await run("gitlab", "--max-findings", "7")).stdout)).toHaveLength(8);
    expect((await run("junit", "--max-findings", "7")).stdout).toMatch(/not listed: 6053 more findings/);
    const github = await run("github");
    expect(github.stdout.match(/^::error/gm)).toHaveLength(10);
    expect(github.stderr).toContain("the github report: only in the log, not as annotations: 6050 more errors");
    expect((await run("github", "--max-findings", "12")).stdout.match(/^::error/gm)).toHaveLength(12);
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
