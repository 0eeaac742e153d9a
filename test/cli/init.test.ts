import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectPackages } from "../../src/cli/io/peers.ts";
import { withMembers } from "../../src/cli/run/json-members.ts";
import { generate } from "../../src/generate/generate.ts";
import { readableSchemas } from "../../src/schemas/metaschema.ts";
import { readSchemas } from "../../src/schemas/read.ts";
import { strictErrors } from "../../src/schemas/strict.ts";
import { runs } from "../budget.ts";
import { oracle, root } from "../oracle.ts";
import { Workspace } from "./workspace.ts";

const workspace = new Workspace();
const init = (folder: string) => workspace.run(["init"], { cwd: folder });
const pathOf = (...names: string[]) => join(workspace.base, ...names);

/** What is below a folder, folders among it. */
const entriesOf = (folder: string): string[] =>
  readdirSync(pathOf(folder), { recursive: true, encoding: "utf8" }).sort();

/** The files below a folder and their content. */
const contentOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(pathOf(folder), { recursive: true, encoding: "utf8" })
      .filter((path) => lstatSync(pathOf(folder, path)).isFile())
      .sort()
      .map((path) => [path, readFileSync(pathOf(folder, path), "utf8")]),
  );

const written = [
  "event-schema.config.json",
  "schemas/events/purchase.json",
  "fixtures/purchase/valid/one-line.json",
  "fixtures/purchase/invalid/total-as-string.json",
  "fixtures/purchase/invalid/total-as-string.issues.json",
  ".gitattributes",
];
const gained = "events:generate, events:check, events:test, ajv, json-schema-to-typescript, fast-check";
const manifest = '{\n  "name": "shop"\n}\n';

describe("event-schema init", () => {
  it("writes what a project needs, says so, and names the next command", async () => {
    const folder = workspace.given("new", { "package.json": manifest });
    expect(await init(folder)).toEqual({
      status: 0,
      stderr: "",
      stdout: [
        ...written.map((path) => `${path} is written\n`),
        `package.json is extended: ${gained}\n`,
        "next: npm install && npx event-schema generate\n",
      ].join(""),
    });
    const files = contentOf(folder);
    expect(Object.keys(files)).toEqual([...written, "package.json"].sort());
    expect(files[".gitattributes"]).toBe("src/generated/** linguist-generated=true\n");
    const { peerDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(JSON.parse(files["package.json"] as string)).toEqual({
      name: "shop",
      scripts: {
        "events:generate": "event-schema generate",
        "events:check": "event-schema generate --check",
        "events:test": "event-schema test fixtures",
      },
      devDependencies: {
        ajv: peerDependencies.ajv,
        "json-schema-to-typescript": peerDependencies["json-schema-to-typescript"],
        "fast-check": peerDependencies["fast-check"],
      },
    });
  });

  it("does nothing the second time", async () => {
    const folder = workspace.given("twice", { "package.json": manifest, ".gitattributes": "* text=auto" });
    await init(folder);
    const before = contentOf(folder);
    expect(await init(folder)).toMatchObject({
      status: 0,
      stdout: `${[...written, "package.json"].map((path) => `${path} is left as it is\n`).join("")}nothing to do\nnext: npx event-schema generate\n`,
    });
    expect(contentOf(folder)).toEqual(before);
    expect(before[".gitattributes"]).toBe("* text=auto\nsrc/generated/** linguist-generated=true\n");
  });

  it("writes an event that is valid by the strict check, that is generated, and fixtures for it", async () => {
    const folder = workspace.given("valid", { "package.json": manifest });
    await init(folder);
    const set = await readSchemas(pathOf(folder, "schemas"));
    const { schemas, breaches } = readableSchemas(set);
    expect([...breaches, ...strictErrors(schemas)]).toEqual([]);
    expect((await generate(set)).has("validators/events/purchase.ts")).toBe(true);
    const isData = new Ajv2020({ strict: false }).compile(set.get("events/purchase") as object);
    const dataIn = (path: string) => {
      const request = JSON.parse(workspace.read(`${folder}/fixtures/purchase/${path}`));
      expect(oracle("track-request")(request)).toBe(true);
      return request.track[0].payload[0].data;
    };
    expect(isData(dataIn("valid/one-line.json"))).toBe(true);
    expect(isData(dataIn("invalid/total-as-string.json"))).toBe(false);
    expect(isData.errors).toMatchObject([{ instancePath: "/total", keyword: "type" }]);
    const issues = JSON.parse(workspace.read(`${folder}/fixtures/purchase/invalid/total-as-string.issues.json`));
    expect(issues).toEqual([{ code: "type", path: ["track", 0, "payload", 0, "data", "total"] }]);
  });

  it("leaves a project in which the next commands work: generate, its check, and test", async () => {
    const folder = workspace.given("next", { "package.json": manifest });
    await init(folder);
    for (const args of [["generate"], ["generate", "--check"], ["test", "fixtures", "--jobs", "1"]])
      expect(await workspace.run(args, { cwd: folder }), args.join(" ")).toMatchObject({ status: 0, stderr: "" });
    const { stdout } = await workspace.run(["test", "fixtures", "--jobs", "1"], { cwd: folder });
    expect(stdout).toBe("2 files, 2 records: 2 as expected, 0 not · 0 warnings\n");
  });

  it("changes no file that exists, whatever is in it", async () => {
    const own = Object.fromEntries(written.filter((path) => !path.startsWith(".")).map((path) => [path, "own"]));
    const files = { ...own, "event-schema.config.json": '{ "strict": true }', "readme.md": "own" };
    const folder = workspace.given("own", files);
    const { status, stdout } = await init(folder);
    expect(status).toBe(0);
    expect(stdout.split("\n").at(-2)).toBe(
      'next: add "schemas": "schemas" to event-schema.config.json, then npx event-schema generate',
    );
    expect(stdout).toContain("schemas/events is left as it is: it has events\n");
    expect(stdout).toContain("package.json is missing, so it gains no scripts: npm init makes one\n");
    const { ".gitattributes": _, ...rest } = contentOf(folder);
    expect(rest).toEqual(files);
  });

  it("gives no example to a project that has events, in the folders that its configuration names", async () => {
    const config = '{ "schemas": "plan", "generated": "lib/events" }';
    const folder = workspace.given("events", { "event-schema.config.json": config, "plan/events/sign-up.yaml": "{}" });
    expect((await init(folder)).status).toBe(0);
    expect(Object.keys(contentOf(folder))).toEqual([
      ".gitattributes",
      "event-schema.config.json",
      "plan/events/sign-up.yaml",
    ]);
    expect(workspace.read(`${folder}/.gitattributes`)).toBe("lib/events/** linguist-generated=true\n");
  });

  it("adds no script and no package that exists, and keeps how package.json is written", async () => {
    const text = [
      "\ufeff{",
      '\t"scripts": {"events:test": "mine", "build":"tsc" },',
      '\t"dependencies": { "ajv": "^8" }, "files": [ "a",  "b" ],',
      '\t"note": "\\u00e9 é",',
      '\t"devDependencies": {}',
      "}",
    ].join("\r\n");
    const folder = workspace.given("kept", { "package.json": text, ".gitattributes": "* text=auto\r\n" });
    expect((await init(folder)).stdout).toContain(
      "package.json is extended: events:generate, events:check, json-schema-to-typescript, fast-check\n",
    );
    expect(workspace.read(`${folder}/package.json`)).toBe(
      text
        .replace(
          '"build":"tsc"',
          '"build":"tsc","events:generate": "event-schema generate","events:check": "event-schema generate --check"',
        )
        .replace(
          '"devDependencies": {}',
          `"devDependencies": {\r\n\t\t"json-schema-to-typescript": "${projectPackages["json-schema-to-typescript"]}",\r\n\t\t"fast-check": "${projectPackages["fast-check"]}"\r\n\t}`,
        ),
    );
    expect(workspace.read(`${folder}/.gitattributes`)).toBe(
      "* text=auto\r\nsrc/generated/** linguist-generated=true\r\n",
    );
  });

  const mistakes: [string, Record<string, string>, string][] = [
    [
      "a package.json that is not JSON",
      { "package.json": '{\n"a": }' },
      "package.json: it is not JSON, at line 2, column 6",
    ],
    ["a package.json that is no object", { "package.json": "[]" }, "package.json: it must be an object"],
    [
      "a key twice",
      { "package.json": '{"a":1,"a":2}' },
      "package.json: at line 1, column 8: `a` occurs more than once",
    ],
    ["scripts that are no object", { "package.json": '{"scripts":"x"}' }, "package.json: `scripts` must be an object"],
    [
      "packages that are null",
      { "package.json": '{"devDependencies":null}' },
      "package.json: `devDependencies` must be an object",
    ],
    ["a broken configuration", { "event-schema.config.json": "{" }, "event-schema.config.json: it is not JSON"],
    [
      "a folder of no name",
      { "event-schema.config.json": '{"schemas":1}' },
      "event-schema.config.json: `schemas` must be a non-empty string",
    ],
    [
      "a file where a folder must be",
      { "package.json": "{}", fixtures: "" },
      "cannot write fixtures/purchase/valid: there is a file where a folder must be",
    ],
    [
      "schemas that are a file",
      { "package.json": "{}", schemas: "" },
      "cannot write schemas/events: there is a file where a folder must be",
    ],
    ["a folder where a file must be", { "package.json/x": "" }, "package.json: cannot be read: it is a folder"],
  ];
  it.each(mistakes)("says one thing about %s, exits with 2 and writes nothing", async (name, files, message) => {
    const folder = workspace.given(`mistake-${name}`, files);
    const entries = entriesOf(folder);
    const { status, stdout, stderr } = await init(folder);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(contentOf(folder)).toEqual(files);
    expect(entriesOf(folder)).toEqual(entries);
  });

  it("says one thing about a folder that it may not write to, and exits with 2", async () => {
    const folder = workspace.given("read-only", { "package.json": manifest });
    chmodSync(pathOf(folder), 0o555);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chmodSync(workspace.base, 0o755);
    if (isRoot) process.seteuid?.(65_534);
    try {
      const { status, stderr } = await init(folder);
      expect(status).toBe(2);
      expect(stderr).toBe("event-schema: cannot write event-schema.config.json: permission denied\n");
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(pathOf(folder), 0o755);
    }
    expect(Object.keys(contentOf(folder))).toEqual(["package.json"]);
  });

  it("writes through no link, and keeps one that package.json is", async () => {
    const folder = workspace.given("links", { "real/package.json": manifest });
    mkdirSync(pathOf(folder, "project"));
    symlinkSync("../outside.json", pathOf(folder, "project", "event-schema.config.json"));
    symlinkSync("../real/package.json", pathOf(folder, "project", "package.json"));
    const { status, stdout } = await init(`${folder}/project`);
    expect(status).toBe(0);
    expect(stdout).toContain("event-schema.config.json is left as it is\n");
    expect(existsSync(pathOf(folder, "outside.json"))).toBe(false);
    expect(lstatSync(pathOf(folder, "project", "package.json")).isSymbolicLink()).toBe(true);
    expect(JSON.parse(workspace.read(`${folder}/real/package.json`)).scripts).toBeDefined();
  });
});

describe("members that a JSON text gains", () => {
  const indent = fc.constantFrom<string | number | undefined>(undefined, 2, 4, "\t", 1);
  const key = fc.string().filter((one) => one !== "scripts" && one !== "__proto__");
  const manifests = fc.record(
    { before: fc.dictionary(key, fc.jsonValue(), { maxKeys: 2 }), scripts: fc.dictionary(key, fc.jsonValue()) },
    { requiredKeys: ["before"] },
  );

  it("are its last ones, and everything else stays as it is written", () => {
    fc.assert(
      fc.property(manifests, fc.boolean(), indent, fc.constantFrom("\n", "\r\n"), (parts, isLast, space, lineEnd) => {
        const { before: others, ...own } = JSON.parse(JSON.stringify(parts));
        const value = isLast ? { ...others, ...own } : { ...own, ...others };
        const text = JSON.stringify(value, null, space).replaceAll("\n", lineEnd);
        const members = { "events:a": "x", "events:b": 'y"' };
        const result = withMembers(text, "scripts", members);
        expect(JSON.parse(result)).toEqual({ ...value, scripts: { ...own.scripts, ...members } });
        const [before, after] = [[...text], [...result]];
        const same = before.findIndex((character, i) => after[i] !== character);
        expect(result.endsWith(before.slice(same).join(""))).toBe(true);
        expect(withMembers(result, "scripts", {})).toBe(result);
        const hasLines = typeof space !== "undefined" && Object.keys(value).length > 0;
        const laidOut = JSON.stringify(JSON.parse(result), null, space).replaceAll("\n", lineEnd);
        if (hasLines) expect(result).toBe(laidOut);
      }),
      { numRuns: runs(500) },
    );
  });

  it("have the line ends of the file in an object that is empty", () => {
    const lines = ["{", '  "scripts": {', '    "a": "b"', "  }", "}"];
    for (const lineEnd of ["\n", "\r\n"])
      expect(withMembers(`{${lineEnd}}${lineEnd}`, "scripts", { a: "b" })).toBe(lines.join(lineEnd) + lineEnd);
  });
});
