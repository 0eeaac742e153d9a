import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatePackage } from "../../src/cli/commands/generate-package.ts";
import { shippedDocs } from "../../src/cli/run/docs.ts";
import { toolSchemas } from "../../src/cli/run/package-generation.ts";
import { driftOf } from "../../src/generate/drift.ts";
import { generate, generateTool } from "../../src/generate/generate.ts";
import { linesModule } from "../../src/generate/scanners/assembly.ts";
import { webAssemblyExport } from "../../src/generate/scanners/webassembly.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { idOf, type SchemaObject, type SchemaSet } from "../../src/schemas/schema.ts";
import { sqlFiles } from "../../src/sql/sql.ts";
import { Workspace } from "../cli/workspace.ts";
import { root, schemas } from "../oracle.ts";

const expected = await generate(schemas);

/** The schemas with one more, which says just this. */
const withSchema = (schema: SchemaObject, name = "extra"): SchemaSet =>
  new Map([...schemas, [name, { $id: idOf(name), title: "Extra", ...schema }]]);

/** A module that is not compiled from any source. */
const forged = "Zm9yZ2Vk";

/** The text of a generated file with another module, and the hash of that module. */
const withForgedModule = (text: string): string =>
  text
    .replace(/^export const wasm = ".*"/m, `export const wasm = "${forged}"`)
    .replace(/(WebAssembly: sha256 )\w+/, `$1${createHash("sha256").update(forged).digest("hex")}`);

/** The files of a folder and their texts. */
const filesIn = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(folder, path), readFileSync(path, "utf8")]),
  );

describe("WebAssembly", () => {
  const runtime = readFileSync(join(root, "src/generate/scanners/lines.as"), "utf8");
  const committed = readFileSync(join(root, "generated/lines.ts"), "utf8");

  it("is what is committed, whatever the order of the schemas", async () => {
    expect(await linesModule(new Map([...schemas].reverse()), runtime)).toBe(committed);
  });

  it("is reused when only a description has changed", async () => {
    const product = { ...schemas.get("product"), description: "Something else." };
    const marked = withForgedModule(committed);
    expect(await linesModule(new Map([...schemas, ["product", product]]), runtime, marked)).toBe(marked);
  });

  it("is compiled for identifiers as items, and for limits that no whole number of 64 bits can hold", async () => {
    const list = { type: "array", items: { $ref: "common/identifier.json" } };
    const schema = { type: "object", properties: { list, huge: { type: "number", minimum: 1e21 } } };
    expect(await linesModule(withSchema(schema), runtime)).toContain('"extra"');
  });

  it("is not compiled from what is not AssemblyScript", async () => {
    await expect(linesModule(schemas, "function (")).rejects.toThrow("no WebAssembly can be made");
  });
});

describe("a WebAssembly module in a generated file", () => {
  const source = "export function one(): i32 { return 1; }";
  const other = "export function two(): i32 { return 2; }";
  const expectedText = webAssemblyExport(source);

  it("is compiled again when its source changes", async () => {
    expect(await webAssemblyExport(other, await expectedText)).toBe(await webAssemblyExport(other));
    expect(await webAssemblyExport(other)).not.toBe(await expectedText);
  });

  it.each<[string, (text: string) => string]>([
    ["of the module", (text) => text.replace(/"(.*)"/, `"${forged}"`)],
    ["of the hash of the module", (text) => text.replace(/(WebAssembly: sha256 )\w/, "$1x")],
    ["of the hash of the source", (text) => text.replace(/(AssemblyScript: sha256 )\w/, "$1x")],
    ["that removes it", () => ""],
  ])("is not reused after an edit %s", async (_, edit) => {
    const edited = edit(await expectedText);
    expect(edited).not.toBe(await expectedText);
    expect(await webAssemblyExport(source, edited)).toBe(await expectedText);
  });
});

describe("the generator", () => {
  it("gives what is committed under generated/, beside the vectors, the version, the pages and WebAssembly", async () => {
    const others = /(^|\/)(vectors\.json|version\.ts|lines\.ts|[^/]*\.(md|svg))$/;
    const texts = new Map([...filesIn(join(root, "generated"))].filter(([path]) => !others.test(path)));
    const tool = await generateTool(toolSchemas(root));
    expect(driftOf(new Map([...expected, ...tool, ...sqlFiles(new SchemaModel(schemas))]), texts)).toEqual([]);
  });

  it("gives the same whatever the order of the schemas", async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...schemas], { minLength: schemas.size }), async (entries) => {
        expect(await generate(new Map(entries))).toEqual(expected);
      }),
      { numRuns: 3 },
    );
  });

  it("makes a validator module for each schema, at the schema's own path, that names its source", () => {
    for (const name of schemas.keys()) {
      expect(expected.get(`validators/${name}.ts`)).toContain(`Generated from schemas/${name}.json`);
    }
  });

  it("writes modules that import nothing but generated code, the runtime and schema files, and evaluate no text", () => {
    for (const [path, text] of expected) {
      for (const [, target] of text.matchAll(/\bfrom "([^"]+)"/g)) {
        expect(target, path).toMatch(/^(\.\.?\/)+(src\/runtime\/|schemas\/|[a-z-]+(\/[a-z-]+)*\.(ts|json)$)/);
      }
      expect(text, path).not.toMatch(/\beval\b|\bnew Function\b|\brequire\(|\bimport\(/);
    }
  });

  it("writes no invisible character into code", () => {
    for (const [path, text] of expected) {
      if (path.startsWith("validators/")) expect(text.replace(/^\/\*\*.*\*\/$/gm, ""), path).toMatch(/^[\n -~]*$/);
    }
  });
});

describe("the generator refuses what the guard could not honour", () => {
  const refused: [string, SchemaObject, string][] = [
    ["a keyword that is not supported", { $dynamicRef: "#a" }, "#/$dynamicRef: not supported; write `$ref`"],
    [
      "a misspelt keyword deep inside",
      { properties: { a: { allOf: [{ multipleof: 3 }] } } },
      "#/properties/a/allOf/0/multipleof: unknown keyword; did you mean `multipleOf`?",
    ],
    ["a reference without end", { allOf: [{ $ref: "extra.json" }] }, "#/allOf/0/$ref: leads back to itself"],
    ["a reference to nowhere", { $ref: "nowhere.json" }, "there is no such schema"],
    [
      "kinds that no single key tells apart",
      { if: { type: "object" }, then: { "x-kind": { kind: "a" } }, else: { "x-kind": { kind: "b" } } },
      "presence of one key",
    ],
    ["an unknown type", { properties: { a: { type: "numbr" } } }, "#/properties/a/type: must be one of null"],
    ["an invalid pattern", { pattern: "[" }, "#/pattern: invalid regular expression: unterminated character class"],
    ["an anchor that is nowhere", { $ref: "product.json#anchor" }, "there is no such schema"],
    ["an issue that no keyword can be", { required: ["a"], "x-issue": { required: {} } }, "can be named as an issue"],
  ];

  it.each(refused)("%s", async (_, schema, problem) => {
    await expect(generate(withSchema(schema))).rejects.toThrow(problem);
  });

  it("says where: file, pointer and keyword", async () => {
    await expect(generate(withSchema({ not: { contentSchema: {} } }))).rejects.toThrow(
      "schemas/extra.json#/not/contentSchema",
    );
  });

  it.each(["compiled", "delete", "common/guard", "index", "members0"])(
    "a file named %s, which has a meaning in code",
    async (name) => {
      await expect(generate(withSchema({}, name))).rejects.toThrow("has a meaning in the generated code");
    },
  );

  it("takes schemas that are true or false wherever a schema may stand", async () => {
    const schema = {
      properties: { a: true, b: false },
      if: { required: ["a"] },
      then: false,
      else: true,
      allOf: [true, { properties: { a: { type: "string" } } }],
    };
    expect((await generate(withSchema(schema))).get("types.ts")).toContain(
      "export interface Extra {\n  a?: undefined;",
    );
  });

  it("declares keys that every object inherits, and keys with a lone surrogate", async () => {
    const keys = ["hasOwnProperty", "constructor", "\ud800x"];
    const properties = Object.fromEntries(keys.map((key) => [key, { type: "string" }]));
    const types = (await generate(withSchema({ type: "object", required: ["toString"], properties }))).get("types.ts");
    for (const key of ["hasOwnProperty", "constructor"]) expect(types).toContain(`  ${key}?: unknown;`);
    expect(types).toContain('"\\ud800x"?: string | undefined;');
    expect(types).toContain("  toString: unknown;");
  });

  it("names the type of a nullable reference by the file that it refers to", async () => {
    const nullable = {
      anyOf: [{ $ref: "common/identifier.json" }, { type: "null" }],
      "x-issue": { anyOf: { code: "type", message: "must be an identifier or null" } },
    };
    const schema = { type: "object", properties: { manager: nullable } };
    expect((await generate(withSchema(schema))).get("types.ts")).toContain("manager?: Identifier | null | undefined;");
  });

  it("refuses a file whose name begins with a digit, and says why", async () => {
    await expect(generate(withSchema({}, "3d"))).rejects.toThrow(
      "schemas/3d.json#: the name of a schema file must begin with a letter, because types are named by it",
    );
  });

  it("refuses two schemas whose types would have one name", async () => {
    await expect(generate(withSchema({ type: "object" }, "common/payload"))).rejects.toThrow(
      "both declare the type Payload",
    );
  });
});

describe("drift", () => {
  it("is every edited, missing and left-over file, by path", () => {
    const found = new Map(expected).set("types.ts", "export type Payload = unknown;\n").set("validators/order.ts", "");
    found.delete("validators/product.ts");
    expect(driftOf(expected, found)).toEqual([
      { path: "types.ts", problem: "edited" },
      { path: "validators/order.ts", problem: "left over" },
      { path: "validators/product.ts", problem: "missing" },
    ]);
    expect(driftOf(expected, new Map(expected))).toEqual([]);
  });
});

describe("npm run generate", () => {
  const workspace = new Workspace();
  let copy = "";
  /** Generates for schemas that are those of this process, so its validators are right for their examples. */
  const generateIn = async (...args: string[]) =>
    workspace.run(args, { cwd: copy }, (given, io) => generatePackage(given, io, async () => shippedDocs("markdown")));
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(copy, path), change(readFileSync(join(copy, path), "utf8")));
  const editPages = () => {
    edit("generated/docs/README.md", () => "# Nothing\n");
    rmSync(join(copy, "generated/docs/schemas/payload.svg"), { force: true });
    writeFileSync(join(copy, "generated/docs/schemas/order.md"), "");
  };

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "drift-"));
    for (const part of ["schemas", "generated", "src", "test/fixtures/suites", "package.json", "tsconfig.json"]) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it("-- --check names edited, missing and left-over pages when the code is what the schemas say", async () => {
    editPages();
    const { status, stdout } = await generateIn("--check");
    expect(stdout.split("\n")).toEqual([
      "generated/docs/README.md is edited",
      "generated/docs/schemas/order.md is left over",
      "generated/docs/schemas/payload.svg is missing",
      "run npm run generate",
      "",
    ]);
    expect(status).toBe(1);
  });

  it("-- --check names edited, missing and left-over code, and an edited module whose hash fits it", async () => {
    edit("generated/types.ts", () => "export type Payload = unknown;\n");
    edit("generated/lines.ts", withForgedModule);
    rmSync(join(copy, "generated/validators/product.ts"));
    writeFileSync(join(copy, "generated/validators/order.ts"), "");
    const { status, stdout } = await generateIn("--check");
    expect(stdout.split("\n")).toEqual([
      "generated/lines.ts is edited",
      "generated/types.ts is edited",
      "generated/validators/order.ts is left over",
      "generated/validators/product.ts is missing",
      "run npm run generate",
      "",
    ]);
    expect(status).toBe(1);
  });

  it("mends code and pages, and --check passes then", async () => {
    cpSync(join(root, "generated/lines.ts"), join(copy, "generated/lines.ts"));
    editPages();
    expect(await generateIn()).toMatchObject({ status: 0, stderr: "" });
    expect(filesIn(join(copy, "generated"))).toEqual(filesIn(join(root, "generated")));
    expect(await generateIn("--check")).toMatchObject({ status: 0, stderr: "" });
  });

  it("refuses a schema whose validator or type the package would export by the name of something else", async () => {
    const named = (name: string) => {
      const $id = `https://intempt-event-schema.example/${name}.json`;
      return JSON.stringify({ ...(schemas.get("product") as SchemaObject), $id });
    };
    const exported = { lint: "lint", issue: "Issue", route: "route", "payload-bytes": "payloadBytes" };
    for (const [name, by] of Object.entries(exported)) {
      writeFileSync(join(copy, `schemas/${name}.json`), named(name));
      const { status, stderr } = await generateIn();
      expect(stderr).toBe(
        `event-schema: schemas/${name}.json:1:1 #: the package exports ${by} already: rename the file\n`,
      );
      expect(status).toBe(2);
      rmSync(join(copy, `schemas/${name}.json`));
    }
  });

  it("fails as a process on an example that is not valid, and says why without a stack trace", () => {
    const text = readFileSync(join(copy, "schemas/product.json"), "utf8");
    edit("schemas/product.json", () => text.replace('{ "productId": "123", "data"', '{ "productId": "", "data"'));
    const run = spawnSync(process.execPath, ["--import", "tsx", "src/cli/generate.ts"], {
      cwd: copy,
      encoding: "utf8",
    });
    expect(run).toMatchObject({
      status: 2,
      stderr:
        "event-schema: schemas/product.json:18:5 #/examples/0: is not valid against its own schema: /productId must match the `pattern`\n",
    });
    edit("schemas/product.json", () => text);
  });

  it.each([
    ["a house rule", '"title": "Product",', "", "schemas/product.json:1:1 #/title: is missing\n"],
    [
      "the strict check",
      '"required":',
      '"minimun": 1, "required":',
      "schemas/product.json:9:3 #/minimun: unknown keyword; did you mean `minimum`?\n",
    ],
  ])("fails on a schema that breaks %s, and names it without a stack trace", async (_, from, to, stderr) => {
    const text = readFileSync(join(copy, "schemas/product.json"), "utf8");
    edit("schemas/product.json", () => text.replace(from, to));
    expect(await generateIn("--check")).toMatchObject({ status: 2, stderr: `event-schema: ${stderr}` });
    edit("schemas/product.json", () => text);
  });

  it("names all problems of all files at once, each with its line", async () => {
    const names = ["schemas/product.json", "schemas/common/timestamp.json"] as const;
    const texts = names.map((name) => readFileSync(join(copy, name), "utf8"));
    const wrong = {
      minimum: "0",
      $ref: "nowhere.json",
      properties: { a: { contentSchema: {}, description: "d" }, b: { type: "strin", description: "d" } },
    };
    for (const name of names) edit(name, (text) => JSON.stringify({ ...JSON.parse(text), ...wrong }, null, 2));
    const { status, stderr } = await generateIn("--check");
    const lines = stderr
      .trimEnd()
      .replace(/^event-schema: /, "")
      .split("\n");
    for (const name of names) {
      const own = lines.filter((line) => line.startsWith(`${name}:`));
      const text = readFileSync(join(copy, name), "utf8").split("\n");
      for (const [pointer, key] of [
        ["/minimum", "minimum"],
        ["/$ref", "$ref"],
        ["/properties/a/contentSchema", "contentSchema"],
        ["/properties/b/type", "type"],
      ]) {
        const line = own.find((one) => one.includes(` #${pointer}: `));
        const number = Number(/:(\d+):/.exec(line ?? "")?.[1]);
        expect(text[number - 1], pointer).toContain(`"${key}": `);
      }
    }
    expect(lines.every((line) => /^schemas\/[\w/-]+\.json:\d+:\d+ #/.test(line))).toBe(true);
    expect(status).toBe(2);
    for (const [i, name] of names.entries()) edit(name, () => texts[i] as string);
  });

  it("names what generation would stop at, of several files, at once", async () => {
    const names = ["schemas/product.json", "schemas/common/timestamp.json"] as const;
    const texts = names.map((name) => readFileSync(join(copy, name), "utf8"));
    const endless = { allOf: [{ $ref: "#" }] };
    for (const name of names) edit(name, (text) => JSON.stringify({ ...JSON.parse(text), ...endless }, null, 2));
    const { stderr, status } = await generateIn();
    for (const name of names)
      expect(stderr).toMatch(
        new RegExp(`^(event-schema: )?${name}:\\d+:\\d+ #/allOf/0/\\$ref: leads back to itself`, "m"),
      );
    expect(status).toBe(2);
    for (const [i, name] of names.entries()) edit(name, () => texts[i] as string);
  });

  it("says where files are not JSON, of all of them", async () => {
    const names = ["schemas/payload.json", "schemas/product.json"];
    const texts = names.map((name) => readFileSync(join(copy, name), "utf8"));
    for (const name of names) edit(name, (text) => text.replace(/\}\s*$/, ""));
    const { stderr, status } = await generateIn();
    expect(
      stderr
        .trimEnd()
        .replace(/^event-schema: /, "")
        .split("\n"),
    ).toEqual(
      names.map((name) => expect.stringMatching(`^${name}:\\d+:\\d+ #: this is not JSON: unexpected end of input`)),
    );
    expect(status).toBe(2);
    for (const [i, name] of names.entries()) edit(name, () => texts[i] as string);
  });
});
