import { spawn, spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { payload, trackRequest, type Validator } from "../../src/index.ts";
import { isPart } from "../../src/schemas/schema.ts";
import { faultyPayload, payload as payloads, trackRequest as requests } from "../../src/testing/index.ts";
import { type TextIssue, validateText } from "../../src/text.ts";
import { root, schemas } from "../oracle.ts";
import { cli, event, product, type RunOptions, request, Workspace } from "./workspace.ts";

const workspace = new Workspace();
const { base } = workspace;
const eventSchema = (args: string[], options?: RunOptions) => workspace.run(args, options);
const given = (name: string, files: Record<string, string | Uint8Array>) => workspace.given(name, files);
const report = (args: string[], options?: RunOptions) => workspace.report(["validate", ...args], options);

describe("event-schema validate detects the kind of a record by its content", () => {
  const cases: [string, string, string, { records: number; events: number; products: number }][] = [
    ["a payload", "a.json", event, { records: 1, events: 1, products: 0 }],
    ["a product over several lines", "a.json", '{\n  "productId": "1"\n}\n', { records: 1, events: 0, products: 1 }],
    ["an array of payloads", "a.json", `[${event},${product}]`, { records: 2, events: 1, products: 1 }],
    ["a track request", "a.json", request, { records: 1, events: 1, products: 1 }],
    ["an array of track requests", "a.json", `[${request},\n${request}]`, { records: 2, events: 2, products: 2 }],
    ["NDJSON", "a.ndjson", `${event}\n${product}\n${request}\n`, { records: 3, events: 2, products: 2 }],
    ["JSON lines of one line", "a.jsonl", event, { records: 1, events: 1, products: 0 }],
    ["NDJSON that is named .json", "a.json", `${event}\n\n${product}`, { records: 2, events: 1, products: 1 }],
    [
      "NDJSON with CRLF and blank lines",
      "a.ndjson",
      `${event}\r\n\r\n \t\n${product}\r\n`,
      { records: 2, events: 1, products: 1 },
    ],
    ["a byte order mark", "a.json", `\ufeff${event}`, { records: 1, events: 1, products: 0 }],
    [
      "a payload with a track of its own",
      "a.json",
      '{"eventId":"e","profileId":"p","track":[]}',
      { records: 1, events: 1, products: 0 },
    ],
    ["an empty track request", "a.json", '{"track":[],"sentAt":1}', { records: 1, events: 0, products: 0 }],
  ];
  it.each(cases)("%s", async (name, file, content, counts) => {
    const { status, summary, results } = await report([join(given(`content-${name}`, { [file]: content }), file)]);
    expect(results).toEqual([]);
    expect(summary).toMatchObject({
      files: 1,
      valid: counts.records,
      invalid: 0,
      unreadable: 0,
      warnings: 0,
      ...counts,
    });
    expect(status).toBe(0);
  });

  it("from standard input as well", async () => {
    expect(await report(["-"], { input: `${event}\n${product}\n` })).toMatchObject({
      status: 0,
      summary: { records: 2 },
    });
  });

  it("--schema validates every record by one schema", async () => {
    const folder = given("forced", { "a.json": '{"userId":"u"}', "b.json": '{"track":[]}' });
    expect((await report([join(folder, "a.json")])).status).toBe(1);
    expect((await report([join(folder, "a.json"), "--schema", "wire/payload"])).status).toBe(0);
    expect((await report([join(folder, "b.json"), "--schema", "payload"])).results[0]).toMatchObject({
      kind: "event",
      issues: [{ code: "required" }, { code: "required" }],
    });
    expect((await report([join(folder, "a.json"), "--schema", "track-request"])).results[0]).toMatchObject({
      kind: "request",
      issues: [{ pointer: "/track" }],
    });
  });
});

describe("the kinds", () => {
  it("are those that the schemas declare, whatever the schema's name", async () => {
    const folder = given("kinds", { "p.json": product, "e.json": event, "r.json": request });
    const counts = async (file: string, schema: string) => {
      const { summary, results } = await report([`${folder}/${file}`, "--schema", schema]);
      return [summary.events, summary.products, results[0]?.kind];
    };
    expect(await counts("p.json", "product")).toEqual([0, 1, undefined]);
    expect(await counts("e.json", "behavioral-event")).toEqual([1, 0, undefined]);
    expect(await counts("r.json", "wire/track-request")).toEqual([1, 1, undefined]);
    expect(await counts("p.json", "behavioral-event")).toEqual([0, 0, "event"]);
    expect(await counts("p.json", "track-request")).toEqual([0, 0, "request"]);
  });
});

describe("NDJSON without a name that says so", () => {
  it("is detected by its lines, whichever of them is broken", async () => {
    expect((await report(["-"], { input: `{bad\n${product}\n` })).summary).toMatchObject({
      records: 2,
      valid: 1,
      unreadable: 1,
    });
    expect((await report(["-"], { input: `${event}\n{bad\n` })).summary).toMatchObject({
      records: 2,
      valid: 1,
      unreadable: 1,
    });
  });

  it("is not seen in a broken document of several lines", async () => {
    expect((await report(["-"], { input: `{\n  "productId": "1"\n  "data": {}\n}` })).summary).toMatchObject({
      records: 1,
      unreadable: 1,
    });
  });
});

describe("the inputs", () => {
  it("may be files, folders and globs, and each file is read once", async () => {
    const folder = given("inputs", {
      "a.json": event,
      "deep/er/b.ndjson": event,
      "deep/c.jsonl": product,
      "d.txt": "no",
    });
    expect((await report([folder])).summary).toMatchObject({ files: 3, records: 3 });
    expect((await report([folder, `${folder}/`, `${folder}/**/*.json`, `${folder}/a.json`])).summary).toMatchObject({
      files: 3,
    });
    expect((await report([`${folder}/**/*.{ndjson,jsonl}`])).summary).toMatchObject({ files: 2 });
    expect(await report([`${folder}/d.txt`])).toMatchObject({ status: 1, summary: { unreadable: 1 } });
  });

  it("may be folders that a glob matches, as for a shell", async () => {
    given("globbed", { "pay.json": product, "payloads/bad.json": "{}" });
    expect(await report(["globbed/pay*"])).toMatchObject({ status: 1, summary: { files: 2, invalid: 1 } });
    expect(await report(["globbed/pay*/"])).toMatchObject({ status: 1, summary: { files: 1, invalid: 1 } });
  });

  it("may be patterns as in a shell, and are named as the pattern begins", async () => {
    const files = ["a.json", "b/c.json", "b/d/e.json", ".h/f.json", "!g.json"];
    const folder = given("patterns", Object.fromEntries(files.map((name) => [name, "{}"])));
    const cwd = join(base, folder);
    const named = async (pattern: string) => {
      const { results } = await report([pattern, "--max-issues", "1"], { cwd });
      return results.map(({ file }: { file: string }) => file);
    };
    expect(await named("[!a]*.json")).toEqual(["!g.json"]);
    expect(await named("!*.json")).toEqual(["!g.json"]);
    expect(await named("{a,b/c,b/d/*}.json")).toEqual(["a.json", "b/c.json", "b/d/e.json"]);
    expect(await named("./**/?.json")).toEqual(["a.json", "b/c.json", "b/d/e.json"]);
    expect(await named("**/.h/*")).toEqual([".h/f.json"]);
    expect(await named(`${cwd}/b/**/**/e.json`)).toEqual([`${cwd}/b/d/e.json`]);
    expect(await named("*/c.json")).toEqual(["b/c.json"]);
  });

  it("that do not exist exit with 2, and the others are still read", async () => {
    const folder = given("missing", { "a.json": event });
    const { status, stdout, stderr } = await eventSchema(["validate", `${folder}/nope.json`, `${folder}/a.json`]);
    expect(stderr).toBe(`event-schema: ${folder}/nope.json: cannot be read: no such file\n`);
    expect(stdout).toContain("1 file, 1 record: 1 valid");
    expect(status).toBe(2);
  });

  it("that cannot be read exit with 2", async () => {
    const folder = given("forbidden", { "a.json": event });
    symlinkSync("loop.json", join(base, folder, "loop.json"));
    for (const name of ["a.json/b.json", "loop.json"]) {
      const { status, stdout, stderr } = await eventSchema(["validate", `${folder}/${name}`]);
      expect(stderr).toContain(`${folder}/${name}: cannot be read: `);
      expect(stdout).toBe("");
      expect(status).toBe(2);
    }
  });

  it("that match nothing among others exit with 2, and the others are still read", async () => {
    const folder = given("typo", { "a.json": event, "sub/x.txt": "" });
    for (const typo of [`${folder}/b*.json`, `${folder}/sub`]) {
      const { status, summary, stderr } = await report([typo, `${folder}/a.json`]);
      expect(stderr).toBe(`event-schema: ${typo}: no file matched\n`);
      expect(summary).toMatchObject({ valid: 1 });
      expect(status).toBe(2);
    }
  });

  it("in a folder are found whatever the case of their endings, and not among dependencies or hidden files", async () => {
    const files = { "A.JSON": event, "b.NDJSON": event, "node_modules/x.json": "{}", ".hidden/x.json": "{}" };
    expect(await report([given("case", files)])).toMatchObject({ status: 0, summary: { files: 2, valid: 2 } });
  });

  it("that match nothing, or contain no record, exit with 2", async () => {
    const folder = given("nothing", {
      "empty.json": "",
      "white.ndjson": " \n\t\r\n",
      "none.json": "[]",
      "sub/x.txt": "",
    });
    for (const args of [
      [`${folder}/*.nope`],
      [`${folder}/sub`],
      [`${folder}/empty.json`],
      [`${folder}/white.ndjson`],
      [`${folder}/none.json`],
    ]) {
      const { status, stdout, stderr } = await eventSchema(["validate", ...args]);
      expect(stderr).toContain("nothing was validated");
      expect(stdout).toBe("");
      expect(status).toBe(2);
    }
  });

  it("may include an empty file among others, with a warning", async () => {
    const folder = given("among", { "a.json": event, "empty.json": "" });
    expect(await report([folder])).toMatchObject({
      status: 0,
      stderr: `event-schema: ${folder}/empty.json: holds no record\n`,
      summary: { files: 2, records: 1 },
    });
  });
});

describe("the report", () => {
  it("places each finding: file, record, JSON Pointer", async () => {
    const folder = given("places", { "a.ndjson": `${event}\n{"productID":"1"}\n{"productId":null}\n{"x":\n` });
    const { stdout, status } = await eventSchema(["validate", folder]);
    expect(stdout).toBe(`${folder}/a.ndjson
  record 2 · behavioral event
    2:1 error /eventId required
      \`eventId\` is missing: a behavioral event needs it for deduplication
      hint: \`productID\` is not \`productId\`; did you mean \`productId\`?
    2:1 error /profileId required
      \`profileId\` is missing: add it to say who performed the event, or add \`productId\` if this is a catalog item
      hint: \`productID\` is not \`productId\`; did you mean \`productId\`?
  record 3 · product
    3:14 error /productId type
      \`productId\` must be a string, but is null
  record 4
    4:6 error (whole record) syntax
      this is not JSON: unexpected end of input inside an object: its closing } is missing

1 file, 4 records: 1 valid, 2 invalid, 1 unreadable · 1 behavioral event, 0 products · 0 warnings
`);
    expect(status).toBe(1);
  });

  it("as JSON holds the summary and the records with findings", async () => {
    const folder = given("json", { "a.json": `[${event},{"productId":"1 ","product_id":2},{}]` });
    const { status, summary, results } = await report([`${folder}/a.json`]);
    expect(summary).toEqual({
      files: 1,
      records: 3,
      valid: 2,
      invalid: 1,
      unreadable: 0,
      warnings: 2,
      events: 1,
      products: 1,
      requests: 0,
      codes: { required: 2, near_miss_key: 1, suspicious_identifier: 1 },
    });
    expect(results).toEqual([
      {
        file: `${folder}/a.json`,
        record: 2,
        line: 1,
        column: 34,
        offset: 33,
        kind: "product",
        issues: [],
        warnings: [
          expect.objectContaining({ code: "suspicious_identifier", pointer: "/productId", line: 1, column: 47 }),
          expect.objectContaining({ code: "near_miss_key", pointer: "/product_id", line: 1, column: 52 }),
        ],
      },
      {
        file: `${folder}/a.json`,
        record: 3,
        line: 1,
        column: 68,
        offset: 67,
        kind: "event",
        issues: payload.validate({}).issues?.map((issue) => ({ ...issue, line: 1, column: 68 })),
        warnings: [],
      },
    ]);
    expect(status).toBe(1);
  });

  it("reports how far an element without its closing bracket goes", async () => {
    const { results } = await report(["-"], { input: `[${product},\n{"productId":"2"\n,${product}]` });
    expect(results).toMatchObject([
      {
        record: 2,
        line: 2,
        issues: [{ line: 3, hint: "this record goes on to line 3, and nothing else in it is looked at" }],
      },
    ]);
  });

  it("counts all warnings of a record, and lists a limited number", async () => {
    const payloads = Array(150).fill('{"productId":"1","product_id":1}').join();
    const { summary, results } = await report(["-"], { input: `{"track":[{"name":"n","payload":[${payloads}]}]}` });
    expect(summary.warnings).toBe(150);
    expect(results[0].warnings).toHaveLength(101);
    expect(results[0].warnings.at(-1).code).toBe("too_many_issues");
  });

  it("passes with warnings alone", async () => {
    const folder = given("warnings", { "a.json": '{"productId":"1","profile_id":"p"}' });
    expect(await report([`${folder}/a.json`])).toMatchObject({ status: 0, summary: { valid: 1, warnings: 1 } });
  });

  it("counts every record once, and finds in each what the library finds", async () => {
    const records = fc.array(
      fc.oneof(
        payloads(),
        requests(),
        faultyPayload().map(({ payload: value }) => value),
      ),
      { minLength: 1, maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(records, fc.boolean(), async (values, broken) => {
        const texts = [...values.map((value) => JSON.stringify(value)), ...(broken ? ["{"] : [])];
        const { summary, results } = await report([`${given("law", { "a.ndjson": texts.join("\n") })}/a.ndjson`]);
        expect(summary.records).toBe(texts.length);
        expect(summary.valid + summary.invalid + summary.unreadable).toBe(summary.records);
        expect(summary.unreadable).toBe(broken ? 1 : 0);
        for (const { record, issues } of results as { record: number; issues: TextIssue[] }[]) {
          const text = texts[record - 1] as string;
          const { issues: expected = [] } = validateText(validatorOf(values[record - 1]), text);
          const inOrder = expected.map((issue) => ({ ...issue, line: record })).sort((a, b) => a.column - b.column);
          expect(issues).toEqual(inOrder);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("is coloured on request, and not by itself when it is piped", async () => {
    const folder = given("colour", { "a.json": "{}" });
    const esc = String.fromCharCode(27);
    expect((await eventSchema(["validate", folder])).stdout).not.toContain(esc);
    expect((await eventSchema(["validate", folder], { env: { FORCE_COLOR: "1", NO_COLOR: "" } })).stdout).toContain(
      `${esc}[31merror`,
    );
  });
});

const validatorOf = (value: unknown): Validator<unknown> =>
  typeof value === "object" && value !== null && "track" in value ? trackRequest : payload;

describe("input that is not JSON", () => {
  it("is an unreadable record, reported without any of its content", async () => {
    const secret = "secret-4711";
    const texts = [
      `{"eventId":"${secret}"`,
      `${secret}`,
      `{"a":NaN,"b":"${secret}"}`,
      `{"a":1e}${secret}`,
      `[${secret}]`,
    ];
    for (const text of texts) {
      for (const format of ["pretty", "json"]) {
        const { status, stdout, stderr } = await eventSchema(["validate", "-", "--format", format], { input: text });
        expect(stdout).toContain("syntax");
        expect(stdout + stderr).not.toContain(secret);
        expect(status).toBe(1);
      }
    }
  });

  it("is distinguished from input that is not UTF-8", async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${event}\n{"productId":"`),
      Buffer.from([0xff]),
      Buffer.from(`"}\n${product}\n`),
    ]);
    const { status, summary, results } = await report([`${given("utf8", { "a.ndjson": bytes })}/a.ndjson`]);
    expect(summary).toMatchObject({ records: 3, valid: 2, unreadable: 1 });
    expect(results).toMatchObject([{ record: 2, kind: null, issues: [{ code: "encoding" }] }]);
    expect(status).toBe(1);
  });
});

describe("hostile content", () => {
  it("reaches neither terminal nor report unescaped", async () => {
    const esc = String.fromCharCode(27);
    const key = `product_id${esc}[31m\u200b`;
    const name = given(`evil${esc}[2J`, {
      "a.json": JSON.stringify({ productId: "1", [key.replace("[31m", "")]: 1 }),
    });
    const { stdout, status } = await eventSchema(["validate", name]);
    expect(stdout).toContain("\\u001b");
    expect(stdout).not.toContain(esc);
    expect(status).toBe(0);
  });
});

describe("how it is called", () => {
  it.each([
    [["validat"], "Did you mean validate?"],
    [["validate"], "nothing to validate: name files, folders, globs, or - for standard input"],
    [["validate", "x.json", "--formt", "json"], "Did you mean --format?"],
    [["validate", "x.json", "--format", "xml"], "It must be one of pretty, json, ndjson, junit, sarif, github, gitlab"],
    [
      ["validate", "x.json", "--schema", "paylod"],
      `unknown schema paylod; available: contract, wire, ${[...schemas.keys()].filter((name) => !isPart(name)).join(", ")}\n`,
    ],
  ])("%j is reported without a stack trace, and exits with 2", async (args, message) => {
    const { status, stdout, stderr } = await eventSchema(args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  it("--help and --version exit with 0", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(await eventSchema(["--version"])).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
    expect(await eventSchema(["--help"])).toMatchObject({ status: 0, stderr: "" });
    const { stdout, status } = await eventSchema(["validate", "--help"]);
    expect(stdout).toMatch(/Examples:.*Exit codes:/s);
    expect(status).toBe(0);
  });
});

describe("a report that cannot be written", () => {
  it("to a full disk is reported, and exits with 2", () => {
    const name = given("full", { "a.json": event });
    const { status, stderr } = spawnSync("sh", ["-c", `"${process.execPath}" "${cli}" validate ${name} > /dev/full`], {
      cwd: base,
      encoding: "utf8",
    });
    expect(stderr).toBe("event-schema: cannot write the report: the disk is full\n");
    expect(status).toBe(2);
  });

  it("or help whose reader goes away, ends without a stack trace", () => {
    for (const pipe of [
      "--help | true",
      "validate --help | head -1",
      "validate --bogus 2>&1 >/dev/null | true",
      "--help > /dev/full",
    ]) {
      const { stderr } = spawnSync("sh", ["-c", `"${process.execPath}" "${cli}" ${pipe}`], {
        cwd: base,
        encoding: "utf8",
      });
      expect(stderr).not.toMatch(/\n {4}at /);
    }
  });

  it("to a reader that has gone away ends quietly", async () => {
    const name = given("closed", { "a.ndjson": "{}\n".repeat(20_000) });
    const child = spawn(process.execPath, [cli, "validate", name], { cwd: base, stdio: ["ignore", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.on("data", (data) => {
      stderr += data;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect(stderr).toBe("");
    expect(status).toBe(1);
  });
});

describe("npm start", () => {
  it("validates the shipped examples, expects their findings and succeeds", () => {
    const { status, stdout } = spawnSync(process.execPath, ["test/start.js"], { cwd: root, encoding: "utf8" });
    expect(stdout).toContain("8 files, 13 records: 8 valid, 4 invalid, 1 unreadable");
    expect(stdout).toContain("These findings are expected");
    expect(status).toBe(0);
  });
});
