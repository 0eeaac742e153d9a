import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/program.ts";
import { ProcessWorkspace, until } from "../cli/processes.ts";
import { TextStream } from "../cli/text-stream.ts";
import { root } from "../oracle.ts";
import { largePlan } from "./large-plan.ts";

const workspace = new ProcessWorkspace();
const at = (...path: string[]): string => join(workspace.base, ...path);

/** The files below a folder with what they hold. */
const contentOf = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(at(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(at(folder).length + 1), readFileSync(path, "utf8")]),
  );

describe("a run of generate that is killed", async () => {
  const plan = workspace.given("whole", largePlan(20));
  const generated = await workspace.run(["generate"], { cwd: plan });
  const whole = contentOf("whole/generated");

  // The module of the attributes is the first that is written, and scanners come late.
  it.each(["attributes.ts", "scanners"])(
    "leaves only whole files, and the next run mends the others (%s)",
    async (one) => {
      expect(generated).toEqual({ status: 0, stdout: "generated: 81 files, 81 changed\n", stderr: "" });
      const folder = workspace.given(`killed at ${one}`, largePlan(20));
      const { child, ended } = workspace.start(["generate"], at(folder));
      await until(() => existsSync(at(folder, "generated", one)));
      child.kill("SIGKILL");
      await ended;
      const left = [...contentOf(`${folder}/generated`)].filter(([path]) => !path.endsWith(".partial"));
      expect(left.filter(([path, text]) => text !== whole.get(path))).toEqual([]);
      writeFileSync(at(folder, "generated/index.ts.partial"), "// Gener");
      const { status, stdout } = await workspace.run(["generate", "--check"], { cwd: folder });
      expect([status, stdout]).toEqual([1, expect.stringContaining("generated/index.ts.partial is left over\n")]);
      expect(await workspace.run(["generate"], { cwd: folder })).toMatchObject({ status: 0 });
      const mended = [...contentOf(`${folder}/generated`)];
      expect(mended.filter(([path, text]) => text !== whole.get(path))).toEqual([]);
      expect(mended).toHaveLength(whole.size);
    },
  );
});

describe("a plan of thirty events", async () => {
  const cwd = workspace.given("thirty", {
    ...largePlan(30),
    "package.json": '{ "type": "module" }',
    "tsconfig.json": JSON.stringify({
      compilerOptions: { strict: true, module: "nodenext", target: "es2022", types: [], noEmit: true },
      include: ["generated"],
    }),
  });
  mkdirSync(at(cwd, "node_modules"));
  symlinkSync(root, at(cwd, "node_modules/intempt-event-schema"));
  for (const name of ["@standard-schema", "fast-check"])
    symlinkSync(join(root, "node_modules", name), at(cwd, "node_modules", name));
  const generated = await workspace.run(["generate"], { cwd });

  it("becomes three modules for each event, of types that compile, and a page for each", async () => {
    expect(generated).toEqual({ status: 0, stdout: "generated: 111 files, 111 changed\n", stderr: "" });
    expect([...contentOf("thirty/generated").keys()].filter((path) => path.includes("events/"))).toHaveLength(90);
    expect(await workspace.run(["generate", "--check"], { cwd })).toEqual({ status: 0, stdout: "", stderr: "" });
    const compiler = join(root, "node_modules/.bin/tsc");
    expect(spawnSync(compiler, ["-p", "."], { cwd: at(cwd), encoding: "utf8" })).toMatchObject({
      status: 0,
      stdout: "",
    });
    expect(await workspace.run(["docs", "--out", "docs", "--format", "html"], { cwd })).toMatchObject({ status: 0 });
    const pages = [...contentOf("thirty/docs").keys()].filter((path) => path.includes("/payloads/"));
    expect(pages.filter((path) => path.endsWith(".html"))).toHaveLength(30);
  });

  it("validates each event by its own schema", async () => {
    const line = (name: string, data: object) =>
      JSON.stringify({ track: [{ name, payload: [{ eventId: "e", profileId: "p", data }] }] });
    const total = { amount: 9.5, currency: "EUR" };
    const lines = [
      line("Account abandoned", { accountId: "a", total, attribute0: 7 }),
      line("Account abandoned", { accountId: "a", total, attribute0: -1 }),
      line("Device accepted", { deviceId: "d", attribute29: -29, channel: "partner-7" }),
      line("Device accepted", { deviceId: "d", attribute29: -30, channel: "partner-8" }),
    ];
    const { results } = await workspace.report(["validate", "-"], { cwd, input: lines.join("\n") });
    const found = results.map(({ line, issues }: { line: number; issues: { pointer: string }[] }) => [
      line,
      ...issues.map(({ pointer }) => pointer.replace("/track/0/payload/0/data", "")),
    ]);
    expect(found).toEqual([
      [2, "/attribute0"],
      [4, "/attribute29", "/channel"],
    ]);
  });
});

describe("a generated file of a plan", () => {
  it("says which file it is generated from, in whatever format that is", async () => {
    const plan = workspace.given("formats", {
      ...{ "event-schema.config.json": '{ "schemas": "plan", "generated": "generated", "language": "ts" }' },
      ...{ "plan/events/purchase.yaml": "title: Purchase\ntype: object\n", "plan/product.yml": "type: object\n" },
      ...{ "plan/events/view-item.json": '{ "title": "View item", "type": "object" }' },
    });
    expect(await workspace.run(["generate"], { cwd: plan })).toMatchObject({ status: 0, stderr: "" });
    const sources = [...contentOf("formats/generated").values()].map((text) => / from (\S*) by/.exec(text)?.[1]);
    expect([...new Set(sources)].sort()).toEqual([
      ...["schemas/", "schemas/events/purchase.yaml", "schemas/events/view-item.json", "schemas/product.yml"],
      undefined,
    ]);
  });
});

describe("a plan whose code cannot be written", () => {
  it("is refused in one sentence where the folder is read-only, and leaves nothing", async () => {
    const folder = workspace.given("read-only", { ...largePlan(2), "generated/notes.md": "ours" });
    chmodSync(at(folder, "generated"), 0o555);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chmodSync(workspace.base, 0o755);
    if (isRoot) process.seteuid?.(65_534);
    try {
      const { status, stdout, stderr } = await workspace.run(["generate"], { cwd: folder });
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(/^event-schema: cannot write .*attributes\.ts: permission denied\n$/);
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(at(folder, "generated"), 0o755);
    }
    expect([...contentOf("read-only/generated").keys()]).toEqual(["notes.md"]);
  });

  it("is refused in a sentence for each link among the schemas that leads to itself; those among generated files are left alone", async () => {
    const folder = workspace.given("loops", largePlan(2));
    expect(await workspace.run(["generate"], { cwd: folder })).toMatchObject({ status: 0 });
    symlinkSync(".", at(folder, "generated/loop"));
    symlinkSync("itself", at(folder, "generated/itself"));
    expect(await workspace.run(["generate", "--check"], { cwd: folder })).toMatchObject({ status: 0 });
    symlinkSync("..", at(folder, "schemas/events/loop"));
    symlinkSync("itself.json", at(folder, "schemas/events/itself.json"));
    const { status, stdout, stderr } = await workspace.run(["generate"], { cwd: folder });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      "event-schema: schemas/events/itself.json: is a symbolic link, and it leads back to itself\nschemas/events/loop: is a symbolic link to a folder whose files are read anyway; remove it\n",
    );
  });
});

describe("a watched plan", () => {
  it("is generated again when a file changes, also after an error, until it is interrupted", async () => {
    const folder = workspace.given("watched", largePlan(4));
    const file = at(folder, "schemas/events/account-abandoned.json");
    const source = readFileSync(file, "utf8");
    const [stdout, stderr] = [new TextStream(), new TextStream()];
    let stop = () => {};
    const onStop = (cleanUp: () => void) => {
      stop = cleanUp;
      return () => {};
    };
    const streams = { stdin: Readable.from([]), stdout, stderr };
    const ended = run(["generate", "--watch"], { ...streams, env: { NO_COLOR: "1" }, cwd: at(folder), onStop });
    await until(() => stderr.text.includes("waiting for changes; end it with Ctrl-C\n"));
    writeFileSync(file, source.slice(0, 40));
    await until(() => stderr.text.includes("account-abandoned.json:"));
    const types = () => readFileSync(at(folder, "generated/types.ts"), "utf8");
    expect(types()).not.toContain("Of the watcher.");
    writeFileSync(file, source.replace("What was said.", "Of the watcher."));
    await until(() => stdout.text.split("changed\n").length > 2);
    expect(types()).toContain("Of the watcher.");
    rmSync(file);
    mkdirSync(at(folder, "schemas/more"));
    await until(() => !existsSync(at(folder, "generated/events/accountAbandoned.ts")));
    stop();
    expect(await ended).toBe(0);
    expect(stdout.text).toMatch(/^(generated: \d+ files, \d+ changed\n)+$/);
  });
});
