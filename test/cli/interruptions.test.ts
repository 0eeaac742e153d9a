import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { chunkOf, type Ended, ignored, isLinux, mib, ProcessWorkspace, until, works } from "./processes.ts";
import { cli, event, expectCalm, formats, product, type RunOptions } from "./workspace.ts";

const workspace = new ProcessWorkspace();
const { base } = workspace;
const given = (name: string, files: Record<string, string | Uint8Array>) => workspace.given(name, files);
const run = (args: readonly string[], options?: RunOptions) => workspace.run(args, options);
const start = (args: readonly string[], cwd?: string) => workspace.start(args, cwd);

const hasTerminal = works("script", "--version");

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
