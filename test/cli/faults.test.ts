import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { cli, event, product, type RunOptions, Workspace } from "./workspace.ts";

const workspace = new Workspace();
const { base } = workspace;
const formats = ["pretty", "json", "ndjson", "junit", "sarif", "github", "gitlab"];
const kib = 1024;
const mib = 1024 * kib;
/** The memory that the tool may use, whatever it reads: far less than the inputs of these tests. */
const enough = 300 * mib;
/** The memory that NDJSON of any length needs. */
const little = 150 * mib;

const given = (name: string, files: Record<string, string | Uint8Array>) => workspace.given(name, files);

/** What a person must never see, whatever happens. */
function expectCalm(stderr: string): void {
  expect(stderr).not.toMatch(/\n\s+at |node:internal|Warning:|Node\.js v/);
}

async function run(args: readonly string[], options?: RunOptions) {
  const ended = await workspace.run(args, options);
  expectCalm(ended.stderr);
  return ended;
}

/** Validates for the JSON report; that its counts add up is checked on the way. */
async function report(args: readonly string[], options?: RunOptions) {
  const ended = await workspace.report(["validate", ...args], options);
  expectCalm(ended.stderr);
  return ended;
}

interface Position {
  readonly code: string;
  readonly line: number;
  readonly column: number;
}

const placesIn = (results: readonly { readonly issues: readonly Position[] }[]) =>
  results.flatMap(({ issues }) => issues.map(({ code, line, column }) => `${line}:${column} ${code}`));

/** Writes the most memory that a process has held, when it ends. */
const probe = join(base, "probe.mjs");
writeFileSync(
  probe,
  `import { readFileSync, writeFileSync } from "node:fs";
  process.on("exit", () => {
    let kib = process.resourceUsage().maxRSS;
    try {
      kib = Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]);
    } catch {}
    writeFileSync(process.env.PEAK, String(kib));
  });`,
);

interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** In bytes. */
  readonly peak: number;
}

interface Started {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
}

const children = new Set<ChildProcessWithoutNullStreams>();
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});
let started = 0;

/** Starts the tool, to be fed, watched and stopped while it runs. */
function start(args: readonly string[], cwd = base): Started {
  const peakFile = join(base, `peak-${++started}`);
  const child = spawn(process.execPath, ["--import", pathToFileURL(probe).href, cli, ...args], {
    cwd,
    env: { ...process.env, GITHUB_ACTIONS: "", NO_COLOR: "1", PEAK: peakFile },
  });
  children.add(child);
  let stdout = "";
  let stderr = "";
  child.stdin.on("error", () => {});
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (status, signal) => {
      children.delete(child);
      const peak = signal === null ? Number(readFileSync(peakFile, "utf8")) * kib : 0;
      resolve({ status, signal, stdout, stderr, peak });
    });
  });
  return { child, ended };
}

/** Runs the tool on what the generator gives to standard input. */
async function fed(args: readonly string[], chunks: Iterable<Uint8Array | string>): Promise<Ended> {
  const { child, ended } = start(args);
  await pipeline(Readable.from(chunks), child.stdin).catch(() => {});
  const result = await ended;
  expectCalm(result.stderr);
  return result;
}

function* repeated(chunk: Uint8Array, times: number): Generator<Uint8Array> {
  for (let i = 0; i < times; i++) yield chunk;
}

const chunkOf = (text: string, size = 64 * kib): Uint8Array => Buffer.alloc(size, text);

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("the condition was never met");
    await pause(2);
  }
}

const works = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).status === 0;

const isRoot = process.getuid?.() === 0;
/** A user who may not read everything; root may. */
const asNobody = isRoot ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"];
const canBeNobody = works("setpriv", "--version") && works("env", ...asNobody, process.execPath, cli, "--version");
const isLinux = process.platform === "linux";
/** In place of a test that this machine cannot run. */
const ignored = (): void => {};
const hasTerminal = works("script", "--version");

const million = 1_000_000;

/** Starts to validate an array of `count` elements, each of them invalid. */
function startArray(count: number): Started {
  const folder = given(`array-${count}`, { "a.json": `[${"0,".repeat(count - 1)}0]` });
  return start(["validate", folder, "--format", "json"]);
}

// They take longest, so they begin first and run beside the other tests.
const arrays = [million, 2 * million].map((count) => [count, startArray(count)] as const);

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
    const folder = given("no-json", { "a.txt": event, "sub/b.md": event, "suite.json": "{}", "a.issues.json": "[]" });
    const { status, stdout, stderr } = await run(["validate", folder]);
    expect(stderr).toBe(`event-schema: ${folder}: no file matched\nevent-schema: nothing was validated\n`);
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

describe("input as editors, other systems and accidents leave it", () => {
  const bytes = (...parts: (string | number[])[]): Buffer =>
    Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
  const mark = [0xef, 0xbb, 0xbf];
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

  /** Name, file, content, counts [valid, invalid, unreadable], places of issues. */
  const cases: [string, string, string | Uint8Array, [number, number, number], string[]][] = [
    ["a byte order mark takes no column", "a.json", bytes(mark, "{}"), [0, 1, 0], ["1:1 required", "1:1 required"]],
    ["a byte order mark before NDJSON", "a.ndjson", bytes(mark, `${event}\n{]\n`), [1, 0, 1], ["2:2 syntax"]],
    ["a byte order mark before an array", "a.json", bytes(mark, `[${event},{]]`), [1, 0, 1], ["1:35 syntax"]],
    ["two byte order marks", "a.json", bytes(mark, mark, event), [0, 0, 1], ["1:1 syntax"]],
    ["a byte order mark inside of an array", "a.json", bytes("[", mark, event, "]"), [0, 0, 1], ["1:2 syntax"]],
    ["UTF-16, little endian", "a.json", utf16(`{\n"a":1}`), [0, 0, 1], ["1:1 encoding"]],
    ["UTF-16, big endian", "a.json", utf16(`{\n"a":1}`).swap16(), [0, 0, 1], ["1:1 encoding"]],
    ["UTF-16 without a mark", "a.json", Buffer.from(event, "utf16le"), [0, 0, 1], ["1:2 syntax"]],
    ["CRLF inside of a payload", "a.json", '{\r\n"productId":\r\n\r\n null}\r\n', [0, 1, 0], ["4:2 type"]],
    ["CRLF between lines", "a.ndjson", `${event}\r\n\r\n{"productId":1}\r\n`, [1, 1, 0], ["3:14 type"]],
    ["a lone CR between tokens", "a.json", '{\r"productId"\r:\r1}\r', [0, 1, 0], ["1:17 type"]],
    ["a lone CR inside of a value", "a.json", '{"productId":"1\r2"}', [0, 0, 1], ["1:16 syntax"]],
    ["a lone CR inside of a line", "a.ndjson", `${event}\n{"a":"\r"}\n${event}`, [2, 0, 1], ["2:7 syntax"]],
    ["a line break inside of a value", "a.json", '{"productId":"1\n2"}', [0, 0, 1], ["1:16 syntax"]],
    ["lines that end with CR alone", "a.ndjson", `${event}\r${event}\r`, [0, 0, 1], ["1:33 syntax"]],
    ["NUL between tokens", "a.json", '{\0"a":1}', [0, 0, 1], ["1:2 syntax"]],
    ["NUL inside of a value", "a.json", '{"productId":"\0"}', [0, 0, 1], ["1:15 syntax"]],
    ["NUL after the end", "a.json", `${event}\0\0`, [0, 0, 1], ["1:32 syntax"]],
    ["a line of NULs", "a.ndjson", `${event}\n${"\0".repeat(4096)}\n${event}\n`, [2, 0, 1], ["2:1 syntax"]],
    ["NaN", "a.ndjson", `{"productId":NaN}\n${product}`, [1, 0, 1], ["1:14 syntax"]],
    ["Infinity", "a.json", `[{"a":Infinity},{"a":-Infinity},${product}]`, [1, 0, 2], ["1:7 syntax", "1:22 syntax"]],
    ["1e999 in place of a string", "a.json", '{"productId":1e999}', [0, 1, 0], ["1:14 type"]],
    ["-1e999 inside of data", "a.json", '{"productId":"1","data":{"a":-1e999,"b":1e-999}}', [1, 0, 0], []],
    ["an unterminated last line", "a.ndjson", `${product}\n${product}`, [2, 0, 0], []],
    ["an unterminated bad last line", "a.ndjson", `${product}\n{"productId":1}`, [1, 1, 0], ["2:14 type"]],
    ["a last line that is cut", "a.ndjson", `${product}\n{"productId":"1`, [1, 0, 1], ["2:16 syntax"]],
    ["an array that is cut", "a.json", `[${product},${product}`, [2, 0, 1], ["1:37 syntax"]],
    ["an array that is cut in an element", "a.json", `[${product},{"productId":`, [1, 0, 1], ["1:33 syntax"]],
    ["columns after characters of each length", "a.json", '{"é€😀":1,"productId":1}', [0, 1, 0], ["1:23 type"]],
  ];
  it.each(cases)("%s", async (name, file, content, [valid, invalid, unreadable], places) => {
    const { status, stderr, summary, results } = await report([
      `${given(`text-${name}`, { [file]: content })}/${file}`,
    ]);
    expect(placesIn(results)).toEqual(places);
    const records = valid + invalid + unreadable;
    expect(summary).toMatchObject({ files: 1, records, valid, invalid, unreadable });
    expect(stderr).toBe("");
    expect(status).toBe(valid === records ? 0 : 1);
  });

  it("UTF-16 is reported by its name, at offset 0", async () => {
    const { results } = await report([`${given("utf16", { "a.json": utf16(event) })}/a.json`]);
    expect(results[0].issues[0].message).toMatch(/byte offset 0: .*UTF-16/);
  });

  it("is the same through standard input, however the bytes come", async () => {
    for (const content of [bytes(mark, `${event}\n`, `{"a":"\u20ac"\n`), bytes(mark, "[", event, ',{"é":]')]) {
      const { stdout, status } = await fed(
        ["validate", "-", "--format", "json"],
        [...content].map((byte) => Buffer.of(byte)),
      );
      const whole = await run(["validate", "-", "--format", "json"], { input: content.toString() });
      expect({ stdout, status }).toEqual({ stdout: whole.stdout, status: whole.status });
    }
  });
});

describe("invalid UTF-8", () => {
  const broken = [
    "ff",
    "fe",
    "80",
    "c0af",
    "c3",
    "e282",
    "eda080",
    "f09f98",
    "f4908080",
    "f8888080",
    "e2ff",
    "f0808080",
  ];
  const text = fc.string({ unit: fc.constantFrom(..."aé€😀"), maxLength: 5 });

  it("is an error with its byte offset in the file, and nothing of it becomes U+FFFD", async () => {
    const line = fc.record({ before: text, bad: fc.constantFrom(...broken), after: text, isKey: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 8, maxLength: 30, size: "max" }),
        fc.boolean(),
        async (lines, isArray) => {
          const parts: Buffer[] = [Buffer.from(isArray ? "[" : "\ufeff")];
          let size = parts[0]?.length ?? 0;
          const add = (part: Buffer) => {
            parts.push(part);
            size += part.length;
          };
          const offsets = lines.map(({ before, bad, after, isKey }) => {
            add(Buffer.from(`${product}${isArray ? "," : ""}\n{"productId":"1","${isKey ? "" : 'a":"'}${before}`));
            const offset = size;
            add(Buffer.from(bad, "hex"));
            add(Buffer.from(`${after}"${isKey ? ":1" : ""}}${isArray ? "," : ""}\n`));
            return offset;
          });
          add(Buffer.from(isArray ? `${product}]` : product));
          const file = isArray ? "a.json" : "a.ndjson";
          const path = `${given("utf8", { [file]: Buffer.concat(parts) })}/${file}`;
          const { status, summary, results } = await report([path]);
          expect(summary).toMatchObject({ valid: lines.length + 1, invalid: 0, unreadable: lines.length });
          expect(
            results.map(({ issues: [issue] }: { issues: { message: string }[] }) =>
              Number(/byte offset (\d+)/.exec(issue?.message ?? "")?.[1]),
            ),
          ).toEqual(offsets);
          expect(JSON.stringify(results)).not.toContain("\ufffd");
          expect(status).toBe(1);
        },
      ),
      { numRuns: 10 },
    );
  });

  it("does not make two identifiers one", async () => {
    const lines = Buffer.concat(
      ["ff", "fe"].map((bad) =>
        Buffer.concat([Buffer.from('{"productId":"'), Buffer.from(bad, "hex"), Buffer.from('"}\n')]),
      ),
    );
    for (const format of formats) {
      const { status, stdout } = await run([
        "validate",
        `${given("merge", { "a.ndjson": lines })}/a.ndjson`,
        "--format",
        format,
      ]);
      expect(stdout).not.toContain("\ufffd");
      expect(status).toBe(1);
    }
  });

  it("has its offset in the unpacked text of a gzip file", async () => {
    const content = Buffer.concat([Buffer.from(`${event}\n{"a":"`), Buffer.of(0xff), Buffer.from('"}')]);
    const { results } = await report([`${given("utf8-gz", { "a.ndjson.gz": gzipSync(content) })}/a.ndjson.gz`]);
    expect(results).toMatchObject([{ record: 2, line: 2, offset: 32, issues: [{ code: "encoding" }] }]);
    expect(results[0].issues[0].message).toContain("at byte offset 38:");
  });
});

/** A gzip member of exactly `size` bytes: a file name in its header fills it up. */
function memberOf(text: string, size: number): Buffer {
  const member = gzipSync(text);
  const name = Buffer.alloc(size - member.length, "n");
  name[name.length - 1] = 0;
  const head = Buffer.from(member.subarray(0, 10));
  head[3] = 8;
  const padded = Buffer.concat([head, name, member.subarray(10)]);
  expect([padded.length, gunzipSync(padded).toString()]).toEqual([size, text]);
  return padded;
}

describe("gzip", () => {
  const whole = gzipSync(`${event}\n`);
  const flipped = (from: Buffer, at: number) => {
    const copy = Buffer.from(from);
    copy[copy.length - at] = (copy.at(-at) ?? 0) ^ 1;
    return copy;
  };
  const zeros = Buffer.alloc(100);
  const garbage = Buffer.from("garbage");
  const chunk = memberOf(`${event}\n`, 64 * kib);

  const fine: [string, Buffer, number][] = [
    ["one member", whole, 1],
    ["several members", Buffer.concat([whole, whole, whole]), 3],
    ["a member that begins with a new chunk of the file", Buffer.concat([chunk, whole]), 2],
    ["a header that is cut by the end of a chunk", Buffer.concat([memberOf(event, 64 * kib - 1), whole]), 1],
    ["zeros after the end, as tapes have them", Buffer.concat([whole, zeros]), 1],
    ["an empty member before another", Buffer.concat([gzipSync(""), whole]), 1],
  ];
  it.each(fine)("with %s is read", async (name, content, records) => {
    const lines = name.includes("header") ? 1 : records;
    const { status, summary } = await report([`${given(`gz-${name}`, { "a.ndjson.gz": content })}/a.ndjson.gz`]);
    if (name.includes("header")) expect(summary.records).toBeGreaterThan(0);
    else expect(summary).toMatchObject({ records: lines, valid: lines });
    expect(status).toBe(name.includes("header") ? 1 : 0);
  });

  const long = gzipSync(
    Buffer.concat(Array.from({ length: 20_000 }, (_, i) => Buffer.from(`{"productId":"${i * 7919}"}\n`))),
  );
  const damaged: [string, Buffer, string][] = [
    ["cut in its data", whole.subarray(0, -9), "corrupt or truncated gzip file"],
    ["cut after megabytes of good lines", long.subarray(0, -4), "corrupt or truncated gzip file"],
    ["cut in its header", whole.subarray(0, 5), "corrupt or truncated gzip file"],
    ["cut in a second member", Buffer.concat([whole, whole.subarray(0, -1)]), "corrupt or truncated gzip file"],
    ["cut in the header of a second member", Buffer.concat([chunk, whole.subarray(0, 1)]), "corrupt or truncated"],
    ["with a wrong checksum", flipped(whole, 6), "corrupt or truncated gzip file"],
    ["with a wrong length", flipped(whole, 1), "corrupt or truncated gzip file"],
    ["with garbage after its end", Buffer.concat([whole, garbage]), "corrupt or truncated gzip file"],
    ["with garbage in the next chunk", Buffer.concat([chunk, garbage]), "corrupt or truncated gzip file"],
    ["with garbage after zeros", Buffer.concat([whole, zeros, garbage]), "unexpected content after the gzip data"],
    [
      "with a member after zeros",
      Buffer.concat([whole, Buffer.alloc(70 * kib), whole]),
      "unexpected content after the gzip data",
    ],
    ["that is not gzip", Buffer.from(event), "not a gzip file"],
    ["that is empty", Buffer.alloc(0), "not a gzip file"],
    ["of one byte", whole.subarray(0, 1), "not a gzip file"],
  ];
  it.each(damaged)("%s fails as a whole, and the other files are read", async (name, content, reason) => {
    const folder = given(`bad-gz-${name}`, { "a.ndjson.gz": content, "b.json": event, "c.ndjson": "{}" });
    const { status, stderr, summary, results } = await report([folder]);
    expect(stderr).toContain(`${folder}/a.ndjson.gz: cannot be read`);
    expect(stderr).toContain(reason);
    expect(summary).toMatchObject({ records: 2, valid: 1, invalid: 1 });
    expect(results).toHaveLength(1);
    expect(status).toBe(2);
  });

  it("is detected by its first bytes, whatever its name, and on standard input", async () => {
    expect(await report([`${given("gz-name", { "a.json": gzipSync(`[${event},{}]`) })}/a.json`])).toMatchObject({
      status: 1,
      summary: { records: 2, valid: 1 },
    });
    const bytes = [...gzipSync(`${event}\n{}\n`)].map((byte) => Buffer.of(byte));
    const { status, stdout } = await fed(["validate", "-", "--format", "json"], bytes);
    expect(JSON.parse(stdout).summary).toMatchObject({ records: 2, valid: 1, invalid: 1 });
    expect(status).toBe(1);
  });

  it("that is cut on standard input exits with 2, and what came before still counts", async () => {
    const { status, stdout, stderr } = await fed(["validate", "-", "--format", "json"], [long.subarray(0, -4)]);
    expect(stderr).toMatch(/standard input: cannot be read( to its end)?: corrupt or truncated gzip file/);
    const { records, valid, invalid, unreadable } = JSON.parse(stdout).summary;
    expect(valid + invalid + unreadable).toBe(records);
    expect(status).toBe(2);
  });
});

describe("a record that is larger than --max-bytes is one unreadable record, and reading goes on after it", () => {
  it("the first line too, wherever it comes from", async () => {
    const input = `{"productId":"${"x".repeat(200_000)}"}\n${product}\n{"productId":1}\n`;
    const folder = given("first", { "a.ndjson": input, "a.json": input });
    for (const name of [`${folder}/a.ndjson`, `${folder}/a.json`, "-"]) {
      const { status, summary, results } = await report([name, "--max-bytes", "1000"], { input });
      expect(summary, name).toMatchObject({ records: 3, valid: 1, invalid: 1, unreadable: 1 });
      expect(placesIn(results)).toEqual(["1:1 too_large", "3:14 type"]);
      expect(status).toBe(1);
    }
  });

  it("a document of several lines is one record, and not one for each line", async () => {
    const input = `{\n"productId": "1",\n"data": {\n${'"a": 1,\n'.repeat(30_000)}"b": 2}}\n`;
    expect(await report(["-", "--max-bytes", "1000"], { input })).toMatchObject({
      status: 1,
      summary: { records: 1, unreadable: 1 },
    });
  });

  it("white space before an array is not counted", async () => {
    const input = `${" ".repeat(200_000)}[${product},${product}]`;
    expect((await report(["-", "--max-bytes", "20"], { input })).summary).toMatchObject({ records: 2, valid: 2 });
  });

  it("exactly those that have more bytes than allowed, whatever holds them", async () => {
    const sizes = fc.array(fc.integer({ min: 17, max: 300 }), { minLength: 1, maxLength: 40, size: "max" });
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 17, max: 300 }), fc.boolean(), async (lengths, max, isArray) => {
        const records = lengths.map((length) => `{"productId":"${"x".repeat(length - 16)}"}`);
        const content = isArray ? `[${records.join(" ,\n")}]` : records.join("\n");
        const file = isArray ? "a.json" : "a.ndjson";
        const path = `${given("sizes", { [file]: content })}/${file}`;
        const { summary, results } = await report([path, "--max-bytes", String(max)]);
        const isLarge = (length: number) => length > max;
        expect(summary).toMatchObject({ records: lengths.length, unreadable: lengths.filter(isLarge).length });
        expect(results.map(({ record }: { record: number }) => record - 1)).toEqual(
          [...lengths.keys()].filter((i) => isLarge(lengths[i] ?? 0)),
        );
      }),
      { numRuns: 12 },
    );
  });
});

describe("input of any size is read with little memory", () => {
  const size = 17_000 * 64 * kib; // 1.1 GB
  const filler = (share = 1) => repeated(chunkOf("x"), 17_000 * share);

  it.concurrent("a line of more than 1 GB", async () => {
    function* lines() {
      yield `${product}\n{"productId":"`;
      yield* filler();
      yield `"}\n{"productId":1}\n${product}`;
    }
    const { status, stdout, peak } = await fed(["validate", "-", "--max-bytes", "100000", "--format", "json"], lines());
    const { summary, results } = JSON.parse(stdout);
    expect(summary).toMatchObject({ records: 4, valid: 2, invalid: 1, unreadable: 1 });
    expect(results).toMatchObject([
      { record: 2, line: 2, column: 1, offset: 18, kind: null, issues: [{ code: "too_large", line: 2, column: 1 }] },
      { record: 3, line: 3, column: 1, offset: 18 + 14 + size + 3, issues: [{ code: "type", line: 3, column: 14 }] },
    ]);
    expect(status).toBe(1);
    expect(peak).toBeLessThan(little);
  });

  it.concurrent("a hole in a file", async () => {
    const path = join(base, given("hole", { "a.ndjson": `${product}\n` }), "a.ndjson");
    truncateSync(path, size / 5);
    appendFileSync(path, `\n${product}\n{}`);
    const { status, stdout, stderr, peak } = await start(["validate", "hole", "--format", "json"]).ended;
    expectCalm(stderr);
    const { summary, results } = JSON.parse(stdout);
    expect(summary).toMatchObject({ records: 4, valid: 2, invalid: 1, unreadable: 1 });
    expect(results).toMatchObject([
      { record: 2, line: 2, offset: 18, issues: [{ code: "too_large" }] },
      { record: 4, line: 4, offset: size / 5 + 1 + 18, issues: [{ code: "required" }, { code: "required" }] },
    ]);
    expect(status).toBe(1);
    expect(peak).toBeLessThan(enough);
  });

  it.concurrent("a large element in the middle of an array", async () => {
    function* array() {
      yield `[${product},\n {"productId":"],[{\\"`;
      yield* filler(0.2);
      yield `"}, {"productId":1}, ${product}]`;
    }
    const { status, stdout, peak } = await fed(["validate", "-", "--format", "json"], array());
    const { summary, results } = JSON.parse(stdout);
    expect(summary).toMatchObject({ records: 4, valid: 2, invalid: 1, unreadable: 1 });
    expect(results).toMatchObject([
      { record: 2, line: 2, column: 2, offset: 21, issues: [{ code: "too_large" }] },
      { record: 3, line: 2, issues: [{ code: "type" }] },
    ]);
    expect(status).toBe(1);
    expect(peak).toBeLessThan(enough);
  });

  it("an array of any number of elements: twice as many take no more memory", async () => {
    const peaks: number[] = [];
    for (const [count, { ended }] of arrays) {
      const { status, stdout, peak } = await ended;
      const { summary, results } = JSON.parse(stdout);
      expect(summary).toMatchObject({ records: count, valid: 0, invalid: count, unreadable: 0 });
      expect(results).toHaveLength(1000);
      expect(stdout.length).toBeLessThan(mib);
      expect(status).toBe(1);
      peaks.push(peak);
    }
    const [one = 0, two = 0] = peaks;
    // 16 bytes an element; garbage that is collected a little later is less.
    expect(two - one).toBeLessThan(16 * million);
    expect(two).toBeLessThan(little + 50 * mib);
  });

  it.concurrent("600 MB of events on standard input", async () => {
    const line = `{"eventId":"e","profileId":"p","data":{"url":"${"/a".repeat(140)}"}}\n`;
    const { status, stdout, peak } = await fed(
      ["validate", "-", "--format", "json"],
      repeated(Buffer.from(line.repeat(3000)), 600),
    );
    const { summary } = JSON.parse(stdout);
    expect(summary.records).toBeGreaterThan(1_500_000);
    expect(summary.valid).toBe(summary.records);
    expect(status).toBe(0);
    expect(peak).toBeLessThan(little);
  });

  it.concurrent("1 million lines on standard input", async () => {
    const { status, stdout, peak } = await fed(
      ["validate", "-", "--format", "json"],
      repeated(chunkOf('{"a":"long enough"}\n', 200_000), 100),
    );
    expect(JSON.parse(stdout).summary).toMatchObject({ records: 1_000_000, invalid: 1_000_000 });
    expect(stdout.length).toBeLessThan(2 * mib);
    expect(status).toBe(1);
    expect(peak).toBeLessThan(enough);
  });

  const bomb = gzipSync(chunkOf("x", 100 * mib));
  const bombs = Buffer.concat([bomb, bomb, bomb, bomb]);
  it.concurrent.each<[string, string, Buffer, number, number[]]>([
    ["one line", "a.ndjson.gz", Buffer.concat([bombs, gzipSync(`\n${product}\n`)]), 1, [1, 0, 1]],
    ["one value", "a.json.gz", Buffer.concat([gzipSync('{"productId":"'), bombs]), 1, [0, 0, 1]],
    ["white space", "a.json.gz", Buffer.concat(Array(4).fill(gzipSync(chunkOf(" ", 100 * mib)))), 2, [0, 0, 0]],
  ])("a gzip file that unpacks to 400 MB of %s", async (name, file, content, code, counts) => {
    const path = `${given(`bomb-${name}`, { [file]: content })}/${file}`;
    const { status, stdout, stderr, peak } = await start(["validate", path, "--format", "json"]).ended;
    expectCalm(stderr);
    const { valid, invalid, unreadable } = JSON.parse(stdout).summary;
    expect([valid, invalid, unreadable]).toEqual(counts);
    expect(status).toBe(code);
    expect(peak).toBeLessThan(enough);
  });
});

describe("JSON that is 1,000,000 levels deep", () => {
  const depth = 1_000_000;
  const open = { array: "[".repeat(depth), object: '{"a":'.repeat(depth) };
  const close = { array: "]".repeat(depth), object: `1${"}".repeat(depth)}` };
  const cases: [string, string, [number, number, number], string[]][] = [
    ["of arrays in data is valid", `{"productId":"1","data":{"x":${open.array}${close.array}}}`, [1, 0, 0], []],
    ["of objects in data is valid", `{"productId":"1","data":${open.object}${close.object}}`, [1, 0, 0], []],
    ["as an identifier is invalid", `{"productId":${open.array}${close.array}}`, [0, 1, 0], ["1:14 type"]],
    ["as the payload is invalid", `${open.array}${close.array}`, [0, 1, 0], ["1:2 type"]],
    ["as entries of a track request is invalid", `{"track":${open.array}${close.array}}`, [0, 1, 0], ["1:11 type"]],
    ["that ends too early is unreadable", `{"productId":"1","data":${open.object}`, [0, 0, 1], ["1:5000025 syntax"]],
    ["that closes the wrong bracket is unreadable", `{"data":${open.array}}`, [0, 0, 1], [`1:${9 + depth} syntax`]],
  ];
  it.each(cases)(
    "%s",
    async (name, content, [valid, invalid, unreadable], places) => {
      const { status, summary, results } = await report([`${given(`deep-${name}`, { "a.json": content })}/a.json`]);
      expect(summary).toMatchObject({ records: 1, valid, invalid, unreadable });
      expect(placesIn(results)).toEqual(places);
      expect(status).toBe(1 - valid);
    },
    20_000,
  );
});

describe("bad records are all counted, and as many are listed as were asked for", () => {
  it.each(["json", "junit", "sarif", "github", "gitlab", "pretty"])("in the format %s", async (format) => {
    const file = `${given("listed", { "a.ndjson": "{}\n".repeat(20_000) })}/a.ndjson`;
    const { status, stdout } = await run(["validate", file, "--format", format]);
    expect(stdout.length).toBeGreaterThan(10_000);
    expect(stdout.length).toBeLessThan(3 * mib);
    expect(status).toBe(1);
  });

  it("bad payloads inside of one track request", async () => {
    const items = `${"{},".repeat(500_000)}{}`;
    const file = `${given("items", { "a.json": `{"track":[{"name":"n","payload":[${items}]}]}` })}/a.json`;
    const { status, summary, results } = await report([file]);
    expect(summary).toMatchObject({ records: 1, invalid: 1 });
    expect(results[0].issues).toHaveLength(101);
    expect(results[0].issues[100]).toMatchObject({ code: "too_many_issues" });
    expect(status).toBe(1);
  });

  it("NDJSON is written while it is read, each result on a line", async () => {
    const { status, stdout } = await fed(
      ["validate", "-", "--schema", "payload", "--max-bytes", "1000", "--format", "ndjson"],
      repeated(chunkOf("{}\n", 3000), 30),
    );
    expect(stdout.split("\n")).toHaveLength(30_000 + 1);
    expect(status).toBe(1);
  });
});

(isLinux ? describe : ignored)("a file that changes while it is read", () => {
  const line = `{"productId":"1","data":{"a":"${"x".repeat(500)}"}}\n`;
  const count = 100_000;

  /** Stops the tool in the middle of a file of 50 MB, changes the file, and lets the tool go on. */
  async function changed(name: string, change: (path: string) => void): Promise<Ended> {
    const path = join(base, given(name, { "a.ndjson": line.repeat(count), "b.json": event }), "a.ndjson");
    const { child, ended } = start(["validate", name, "--format", "json"]);
    const read = () => Number(/rchar: (\d+)/.exec(readFileSync(`/proc/${child.pid}/io`, "utf8"))?.[1]);
    await until(() => read() > 8 * mib);
    child.kill("SIGSTOP");
    await until(() => /^State:\s+T/m.test(readFileSync(`/proc/${child.pid}/status`, "utf8")));
    expect(read()).toBeLessThan(statSync(path).size - mib);
    change(path);
    child.kill("SIGCONT");
    const result = await ended;
    expectCalm(result.stderr);
    return result;
  }

  it("and becomes shorter is 2: what was read counts, and the other files are read", async () => {
    const { status, stdout, stderr } = await changed("shrinking", (path) => truncateSync(path, 100));
    expect(stderr).toBe(
      "event-schema: shrinking/a.ndjson: cannot be read to its end: it became shorter while it was read\n",
    );
    const { records, valid, invalid, unreadable, files } = JSON.parse(stdout).summary;
    expect(files).toBe(2);
    expect(records).toBe(valid + invalid + unreadable);
    expect(valid).toBeGreaterThan(1000);
    expect(valid).toBeLessThan(count);
    expect(status).toBe(2);
  });

  it("and grows is read up to its first size, with a warning", async () => {
    const { status, stdout, stderr } = await changed("growing", (path) => appendFileSync(path, "{}\n".repeat(1000)));
    expect(stderr).toMatch(/^event-schema: growing\/a.ndjson: it grew while it was read: only its first \d+ bytes are/);
    expect(JSON.parse(stdout).summary).toMatchObject({ files: 2, records: count + 1, valid: count + 1 });
    expect(status).toBe(0);
  });

  it("a file that grows faster than it is read does not keep the tool for ever", async () => {
    const path = join(base, given("endless", { "a.ndjson": line.repeat(20_000) }), "a.ndjson");
    const { ended } = start(["validate", "endless", "--format", "json"]);
    let isOver = false;
    const over = ended.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      appendFileSync(path, line.repeat(4000));
      await pause(1);
    }
    truncateSync(path, 0);
    const { status, stdout } = await over;
    expect(JSON.parse(stdout).summary.invalid).toBe(0);
    expect([0, 1]).toContain(status); // it may have begun to read in the middle of a line that was being written
  });

  it("a pipe with a name is read to its end, however slowly it comes", async () => {
    given("pipes", {});
    mkdirSync(join(base, "pipes"), { recursive: true });
    for (const [name, content] of Object.entries({
      "a.ndjson": Buffer.from(`${product}\n{}\n{"productId":"1`),
      "b.json.gz": gzipSync(`[${product},{},{"productId":"1]`),
    })) {
      const path = join(base, "pipes", name);
      expect(works("mkfifo", path)).toBe(true);
      const { ended } = start(["validate", `pipes/${name}`, "--format", "json"]);
      const writer = spawn("sh", ["-c", `exec cat > '${path}'`], { stdio: ["pipe", "ignore", "ignore"] });
      for (const byte of content) {
        writer.stdin.write(Buffer.of(byte));
        await pause(1);
      }
      writer.stdin.end();
      const { status, stdout } = await ended;
      expect(JSON.parse(stdout).summary).toMatchObject({ records: 3, valid: 1, invalid: 1, unreadable: 1 });
      expect(status).toBe(1);
    }
  });
});

describe("a reader that goes away early", () => {
  it.each(formats)("of the format %s ends the tool quietly", async (format) => {
    const file = `${given("early", { "a.ndjson": "{}\n".repeat(4000) })}/a.ndjson`;
    const { child, ended } = start(["validate", file, "--format", format, "--max-results", "4000"]);
    child.stdout.once("data", () => child.stdout.destroy());
    const { status, signal, stderr } = await ended;
    expect({ signal, stderr }).toEqual({ signal: null, stderr: "" });
    expect(status).not.toBe(0);
  });

  it("ends the reading of an endless input too", async () => {
    const args = ["validate", "-", "--schema", "payload", "--max-bytes", "1000", "--format", "ndjson"];
    const { child, ended } = start(args);
    let isOver = false;
    const over = ended.finally(() => {
      isOver = true;
    });
    function* endless() {
      while (!isOver) yield chunkOf("{}\n", 30_000);
    }
    child.stdout.once("data", () => child.stdout.destroy());
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await pipeline(Readable.from(endless()), child.stdin).catch(() => {});
    const { signal, stderr } = await over;
    clearTimeout(timer);
    expect({ signal, stderr }).toEqual({ signal: null, stderr: "" });
  });

  it("of the messages changes nothing either", async () => {
    const { child, ended } = start(["validate", ...Array.from({ length: 500 }, (_, i) => `missing-${i}.json`)]);
    child.stderr.once("data", () => child.stderr.destroy());
    expect(await ended).toMatchObject({ status: 2, signal: null, stdout: "" });
  });
});

describe("a report that cannot be written is reported, and exits with 2", () => {
  const folder = given("writing", { "a.json": event, "b.json": "{}" });
  const shell = (line: string) => {
    const command = line.replaceAll("event-schema", `"${process.execPath}" "${cli}"`);
    const ended = spawnSync("sh", ["-c", command], { cwd: base, encoding: "utf8" });
    expectCalm(ended.stderr);
    return ended;
  };
  const full = "event-schema: cannot write the report: the disk is full\n";

  (isLinux ? it.each(formats) : ignored)("%s on a full disk", (format) => {
    const { status, stderr } = shell(`event-schema validate ${folder} --format ${format} > /dev/full`);
    expect({ status, stderr }).toEqual({ status: 2, stderr: full });
  });

  (isLinux ? it : ignored)("--output on a full disk", () => {
    const { status, stdout, stderr } = shell(`event-schema validate ${folder} --output /dev/full --format json`);
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: "",
      stderr: "event-schema: cannot write /dev/full: the disk is full\n",
    });
  });

  (isLinux ? it : ignored)("messages on a full disk", () => {
    expect(shell(`event-schema validate ${folder}/a.json missing.json 2> /dev/full`)).toMatchObject({ status: 2 });
    expect(shell("event-schema validate --bogus 2> /dev/full")).toMatchObject({ status: 2, stdout: "" });
  });

  (isLinux ? it : ignored)("help, explanations and the version on a full disk", () => {
    for (const command of ["explain", "explain required"]) {
      expect(shell(`event-schema ${command} > /dev/full`)).toMatchObject({ status: 2, stderr: full });
    }
    for (const command of ["--help", "validate --help", "--version"]) {
      const { status, stderr } = shell(`event-schema ${command} > /dev/full`);
      expect(status, command).toBe(2);
      expect(stderr, command).toContain("the disk is full");
    }
  });

  it("--output into a folder that is not there, onto a folder, through a file", async () => {
    given("reports-folder", { "a.txt": "" });
    for (const [name, reason] of [
      ["no-such-folder/r.json", /no such/],
      ["reports-folder", /it is a folder/],
      [`${folder}/a.json/r.json`, /no such|not a folder/],
    ] as const) {
      const { status, stdout, stderr } = await run(["validate", folder, "--output", name]);
      expect(stderr).toMatch(reason);
      expect(stderr).toContain(`cannot write ${name}: `);
      expect(stdout).toBe("");
      expect(status).toBe(2);
    }
    expect(readdirSync(join(base, folder)).sort()).toEqual(["a.json", "b.json"]);
  });

  it("but a report that is written is whole, whatever was there before", async () => {
    const out = given("reports", { "r.json": "x".repeat(100_000) });
    for (const code of [1, 1]) {
      expect((await run(["validate", folder, "--format", "json", "--output", `${out}/r.json`])).status).toBe(code);
      expect(JSON.parse(workspace.read(`${out}/r.json`)).summary.records).toBe(2);
      expect(readdirSync(join(base, out))).toEqual(["r.json"]);
    }
    symlinkSync("r.json", join(base, out, "link.json"));
    await run(["validate", `${folder}/a.json`, "--format", "json", "--output", `${out}/link.json`]);
    expect(JSON.parse(workspace.read(`${out}/r.json`)).summary.records).toBe(1);
    expect(readdirSync(join(base, out)).sort()).toEqual(["link.json", "r.json"]);
  });
});

describe("a run that is stopped", () => {
  const moreThanAPipeHolds = chunkOf(`{"a":"${"x".repeat(2000)}"}\n`, 2 * mib);
  const codes: [NodeJS.Signals, number][] = [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ];
  describe.each(codes)("by %s", (signal, code) => {
    it.each([undefined, "before"])("leaves the report as it was (%s), and no other file", async (before) => {
      const out = given(`stopped-${signal}-${before}`, { ".keep": "", ...(before && { "r.json": before }) });
      const names = () => readdirSync(join(base, out)).sort();
      const expected = names();
      for (const format of ["json", "ndjson"]) {
        const { child, ended } = start(["validate", "-", "--output", `${out}/r.json`, "--format", format]);
        // It has all been taken when the tool has begun to read.
        await new Promise((resolve) => child.stdin.write(moreThanAPipeHolds, resolve));
        await until(() => names().length > expected.length);
        child.kill(signal);
        expect(await ended).toMatchObject({ status: code, signal: null, stdout: "", stderr: "" });
        expect(names()).toEqual(expected);
        if (before !== undefined) expect(workspace.read(`${out}/r.json`)).toBe(before);
      }
    });

    it("writes no half report to standard output", async () => {
      const { child, ended } = start(["validate", "-", "--format", "json"]);
      await new Promise((resolve) => child.stdin.write(moreThanAPipeHolds, resolve));
      child.kill(signal);
      expect(await ended).toMatchObject({ status: code, signal: null, stdout: "", stderr: "" });
    });

    it("is stopped while it is busy, too", async () => {
      const file = `${given("busy", { "a.json": `[${'{"profileId":1},'.repeat(600_000)}{}]` })}/a.json`;
      const { child, ended } = start(["validate", file, "--output", "busy/r.json"]);
      await until(() => readdirSync(join(base, "busy")).length > 1);
      await pause(200);
      child.kill(signal);
      expect(await ended).toMatchObject({ status: code, signal: null, stdout: "", stderr: "" });
      expect(readdirSync(join(base, "busy"))).toEqual(["a.json"]);
    });
  });

  it("by SIGKILL leaves the report as it was", async () => {
    const out = given("killed", { "r.json": "before" });
    const { child, ended } = start(["validate", "-", "--output", `${out}/r.json`, "--format", "ndjson"]);
    await new Promise((resolve) => child.stdin.write(moreThanAPipeHolds, resolve));
    child.kill("SIGKILL");
    await ended;
    expect(workspace.read(`${out}/r.json`)).toBe("before");
  });
});

(hasTerminal ? describe : ignored)("a terminal as standard input", () => {
  const typed = (args: string, input: string) => {
    const command = `"${process.execPath}" "${cli}" ${args}`;
    const { status, stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
      cwd: base,
      encoding: "utf8",
      input,
      env: { ...process.env, NO_COLOR: "1", GITHUB_ACTIONS: "" },
    });
    return { status, text: stdout.replaceAll("\r\n", "\n") };
  };

  it("is waited for, with a message", () => {
    const { status, text } = typed("validate -", `${product}\n\u0004`);
    expect(text).toContain("event-schema: reading standard input; end it with Ctrl-D\n");
    expect(text).toContain("1 file, 1 record: 1 valid");
    expect(status).toBe(0);
  });

  it("where nothing is typed is 2", () => {
    const { status, text } = typed("validate -", "\u0004");
    expect(text).toContain("nothing was validated");
    expect(status).toBe(2);
  });

  it("is not mentioned where it is not read", () => {
    const file = `${given("typed", { "a.json": event })}/a.json`;
    expect(typed(`validate ${file}`, "").text).not.toContain("standard input");
  });
});

describe("a wrong command line", () => {
  const folder = given("called", { "a.json": event });
  it.each([
    ["validat a.json", "Did you mean validate?"],
    ["tst", "Did you mean test?"],
    ["validate a.json --max-byte 1", "Did you mean --max-bytes?"],
    ["validate a.json --show-sauce", "Did you mean --show-source?"],
    ["test --updat", "Did you mean --update?"],
    ["--vesion", "Did you mean --version?"],
    ["validate a.json --format jsn", "Allowed choices are pretty, json"],
    ["validate a.json --max-bytes many", "integer"],
    ["validate a.json --max-bytes -1", "integer"],
    ["validate a.json --max-results", "argument missing"],
    ["validate a.json --schema paylaod", "unknown schema paylaod"],
    ["validate a.json --config missing.json", "missing.json: cannot be read"],
    ["validate", "nothing to validate"],
    ["explain requird", "unknown code requird"],
    ["test a b", "too many arguments"],
  ])("event-schema %s exits with 2 and a suggestion", async (line, message) => {
    const { status, stdout, stderr } = await run(line.split(" "));
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  it("with a glob that is too long exits with 2, and the message is cut", async () => {
    const { status, stderr } = await run(["validate", `called/${"*".repeat(70_000)}`]);
    expect(stderr).toContain("event-schema: called/***");
    expect(stderr.length).toBeLessThan(2000);
    expect(status).toBe(2);
  });

  it("is never answered with a stack trace, whatever it is", async () => {
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."-=*?[]{}()!|\\,a:\n\u001b é"), minLength: 1, maxLength: 12 }),
      fc.constantFrom("validate", "explain", "--format", "json", "--", "--no-color", "--max-issues", "--config"),
      fc.constantFrom("__proto__", "constructor", "--schema", "toString", "-h", "--no-", "--=", "-", "[!", "@(a|"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 4 }), async (words) => {
        const cwd = join(base, folder);
        const { status, stderr } = await run(words, { cwd, input: event });
        expect([0, 1, 2]).toContain(status);
        if (status === 2) expect(stderr).not.toBe("");
      }),
      { numRuns: 25 },
    );
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
