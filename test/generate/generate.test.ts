import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runGenerate } from "../../src/cli/commands/generate.ts";
import { shippedDocs } from "../../src/cli/run/docs.ts";
import { driftOf } from "../../src/generate/drift.ts";
import { generate } from "../../src/generate/generate.ts";
import { linesModule } from "../../src/generate/scanners/assembly.ts";
import { idOf, type SchemaObject, type SchemaSet } from "../../src/schemas/schema.ts";
import { TextStream } from "../cli/text-stream.ts";
import { root, schemas } from "../oracle.ts";

const expected = await generate(schemas);

/** The schemas with one more, which says just this. */
const withSchema = (schema: SchemaObject, name = "extra"): SchemaSet =>
  new Map([...schemas, [name, { $id: idOf(name), title: "Extra", ...schema }]]);

describe("WebAssembly", () => {
  it("is what is committed, whatever the order of the schemas", async () => {
    const runtime = readFileSync(join(root, "src/generate/scanners/lines.as"), "utf8");
    const committed = readFileSync(join(root, "generated/lines.ts"), "utf8");
    expect(await linesModule(new Map([...schemas].reverse()), runtime)).toBe(committed);
  });

  it("is not made of what is no AssemblyScript, and says so", async () => {
    await expect(linesModule(schemas, "function (")).rejects.toThrow("no WebAssembly can be made");
  });
});

describe("the generator", () => {
  it("gives what is committed under generated/, beside the vectors, the version, the pages and WebAssembly", () => {
    const found = readdirSync(join(root, "generated"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^(vectors\.json|version\.ts|lines\.ts|.*\.(md|svg))$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    const texts = new Map(
      found.map((path) => [path.slice(join(root, "generated/").length), readFileSync(path, "utf8")]),
    );
    expect(driftOf(expected, texts)).toEqual([]);
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
        expect(target, path).toMatch(/^(\.\.?\/)+(src\/runtime\/|schemas\/|[a-z-]+(\/[a-z-]+)*\.ts$)/);
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
    [
      "a keyword that it does not know",
      { type: "array", uniqueItems: true },
      "#/uniqueItems: the guard's generator does not know this keyword",
    ],
    [
      "an unknown keyword deep inside",
      { properties: { a: { allOf: [{ maxLength: 3 }] } } },
      "#/properties/a/allOf/0/maxLength",
    ],
    ["recursion", { properties: { a: { $ref: "extra.json" } } }, "recursive $ref"],
    ["a reference to nowhere", { $ref: "nowhere.json" }, "there is no such schema file"],
    ["objects in an enum", { enum: [{ a: 1 }] }, "texts, numbers, booleans and null only"],
    [
      "items under a condition",
      { if: { required: ["a"] }, then: { properties: { b: { items: { type: "string" } } } } },
      "only under a condition",
    ],
    [
      "items that are described twice",
      { allOf: [{ items: { type: "string" } }, { items: { minimum: 1 } }] },
      "constrained twice",
    ],
    [
      "kinds that no single key tells apart",
      { if: { type: "object" }, then: { "x-kind": { kind: "a" } }, else: { "x-kind": { kind: "b" } } },
      "presence of one key",
    ],
    ["a type that is none", { properties: { a: { type: "numbr" } } }, "#/properties/a/type: must be one of null"],
    ["a pattern that is none", { pattern: "[" }, "#/pattern: Invalid regular expression"],
    ["an anchor", { $ref: "product.json#anchor" }, "anchors are not supported"],
    ["an $id inside a file", { properties: { a: { $id: "https://x.example/" } } }, "root of a file only"],
    ["a property that Ajv skips", { required: ["__proto__"] }, "__proto__ is no name"],
    ["an issue that no keyword can be", { required: ["a"], "x-issue": { required: {} } }, "can be named as an issue"],
    ["an alternative that names no issue", { anyOf: [{ required: ["a"] }, { required: ["b"] }] }, "x-issue"],
  ];

  it.each(refused)("%s", async (_, schema, problem) => {
    await expect(generate(withSchema(schema))).rejects.toThrow(problem);
  });

  it("says where: file, pointer and keyword", async () => {
    await expect(generate(withSchema({ not: { contains: {} } }))).rejects.toThrow("schemas/extra.json#/not/contains");
  });

  it.each(["compiled", "delete", "common/guard", "3d", "index", "validate21"])(
    "a file named %s, which means something in code",
    async (name) => {
      await expect(generate(withSchema({}, name))).rejects.toThrow("means something in the generated code");
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
    expect((await generate(withSchema(schema))).get("types.ts")).toContain("export type Extra");
  });

  it("refuses two schemas whose types would have one name", async () => {
    await expect(generate(withSchema({ type: "object" }, "common/payload"))).rejects.toThrow(
      "both declare the type Payload",
    );
  });
});

describe("npm run generate -- --check", () => {
  let copy = "";
  /** Generates for schemas that are those of this process, so its validators are right for their examples. */
  const generateIn = async (...args: string[]) => {
    const [stdout, stderr] = [new TextStream(), new TextStream()];
    const status = await runGenerate(copy, args, { stdout, stderr }, async () => shippedDocs("markdown"));
    return { status, stdout: stdout.text, stderr: stderr.text };
  };
  const check = () => generateIn("--check");

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "drift-"));
    for (const part of ["schemas", "generated", "src", "test/fixtures/suites", "package.json", "tsconfig.json"]) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it("passes while generated/ is what the schemas say", async () => {
    expect(await check()).toMatchObject({ status: 0, stderr: "" });
  });

  it("names edited, missing and left-over files, and generating again mends them", async () => {
    writeFileSync(join(copy, "generated/types.ts"), "export type Payload = unknown;\n");
    rmSync(join(copy, "generated/validators/product.ts"));
    writeFileSync(join(copy, "generated/validators/order.ts"), "");
    const { status, stderr } = await check();
    expect(status).toBe(1);
    expect(stderr.split("\n").slice(0, 3)).toEqual([
      "generated/types.ts is edited",
      "generated/validators/order.ts is left over",
      "generated/validators/product.ts is missing",
    ]);
    expect((await generateIn()).status).toBe(0);
    expect((await check()).status).toBe(0);
  });

  it("names edited, missing and left-over pages, and generating again mends them", async () => {
    writeFileSync(join(copy, "generated/docs/README.md"), "# Nothing\n");
    rmSync(join(copy, "generated/docs/schemas/payload.svg"));
    writeFileSync(join(copy, "generated/docs/schemas/order.md"), "");
    const { status, stderr } = await check();
    expect(status).toBe(1);
    expect(stderr.split("\n").slice(0, 3)).toEqual([
      "generated/docs/README.md is edited",
      "generated/docs/schemas/order.md is left over",
      "generated/docs/schemas/payload.svg is missing",
    ]);
    expect((await generateIn()).status).toBe(0);
    expect((await check()).status).toBe(0);
  });

  it("fails on an example that is not valid, and says why without a stack trace", () => {
    const path = join(copy, "schemas/product.json");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace('{ "productId": "123", "data"', '{ "productId": "", "data"'));
    const generating = spawnSync(process.execPath, ["--import", "tsx", "src/cli/generate.ts"], {
      cwd: copy,
      encoding: "utf8",
    });
    expect(generating).toMatchObject({
      status: 1,
      stderr:
        "example 1 of product must be valid, but: /productId blank: `productId` must hold at least one visible character\n",
    });
    writeFileSync(path, text);
  });

  it("fails on a schema that breaks a house rule, and names it without a stack trace", async () => {
    const path = join(copy, "schemas/product.json");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace('"title": "Product",', ""));
    expect(await check()).toMatchObject({ status: 1, stderr: "schemas/product.json#/title: is missing\n" });
    writeFileSync(path, text);
  });
});
