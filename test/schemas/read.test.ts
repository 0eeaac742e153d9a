import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { problemLines } from "../../src/cli/run/problem-lines.ts";
import { generate } from "../../src/generate/generate.ts";
import { unsupportedErrors } from "../../src/generate/unsupported.ts";
import { toPointer } from "../../src/runtime/validate/path.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { positionOfPointer } from "../../src/schemas/position.ts";
import { type ReadOptions, readSchemaFiles, readSchemas } from "../../src/schemas/read.ts";
import { idOf, type SchemaError } from "../../src/schemas/schema.ts";
import { yamlFormat } from "../../src/schemas/yaml-file.ts";
import { runs } from "../budget.ts";
import { failuresOfTypes } from "../corpus/types.ts";
import { generatedFor } from "../generate/in-memory.ts";
import { oracle, schemas as ownSchemas } from "../oracle.ts";

const base = mkdtempSync(join(tmpdir(), "schemas-"));
afterAll(() => rmSync(base, { recursive: true }));

let count = 0;

/** A folder with these files, in a folder of its own. */
function folderOf(files: Record<string, string | Uint8Array | object>): string {
  const folder = join(base, `${count++}`, "schemas");
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const isText = typeof content === "string" || content instanceof Uint8Array;
    writeFileSync(join(folder, path), isText ? content : JSON.stringify(content));
  }
  return folder;
}

/** Everything that is wrong in a folder, and what of it can be read. */
async function read(folder: string, options: ReadOptions = {}) {
  const errors: SchemaError[] = [];
  const files = await readSchemaFiles(folder, { ...options, refuse: (error) => errors.push(error) });
  const unsupported = errors.length === 0 ? unsupportedErrors(new SchemaModel(files.schemas)) : [];
  return { names: [...files.schemas.keys()], lines: problemLines([...errors, ...unsupported], files), files };
}

const linesOf = async (files: Record<string, string | Uint8Array | object>) => (await read(folderOf(files))).lines;

/** The address that files without an `$id` are below. */
const address = "https://schemas.invalid/";

const money = { type: "object", required: ["amount"], properties: { amount: { type: "number", minimum: 0 } } };
const moneyYaml = "type: object\nrequired: [amount]\nproperties:\n  amount: { type: number, minimum: 0 }\n";

describe("a folder of schema files", () => {
  it("holds the same schemas in JSON and in YAML, with a byte order mark or without", async () => {
    const set = await readSchemas(
      folderOf({
        "a/json.json": `\ufeff${JSON.stringify(money)}`,
        "a/yaml.yaml": moneyYaml,
        "yml.yml": `\ufeff${moneyYaml}`,
      }),
    );
    expect(set).toEqual(
      new Map([
        ["a/json", money],
        ["a/yaml", money],
        ["yml", money],
      ]),
    );
  });

  it("refers to files by their names with any ending, or by their addresses", async () => {
    const folder = folderOf({
      "common/money.yaml": `$id: https://team.example/money.yaml\n${moneyYaml}`,
      "common/sku.yml": "type: string\n",
      "events/purchase.json": {
        properties: {
          total: { $ref: "../common/money.json#/properties/amount" },
          tax: { $ref: "../common/money.yaml" },
          fee: { $ref: "https://team.example/money.yaml" },
          sku: { $ref: "../common/sku.yml#" },
        },
      },
    });
    const { lines, files } = await read(folder);
    expect(lines).toEqual([]);
    const byAddress = new Map([...files.schemas].map(([name, schema]) => [`${address}${name}.json`, schema]));
    const { validator } = generatedFor({ $ref: `${address}events/purchase.json` }, byAddress);
    expect(validator.is({ total: 1, tax: { amount: 1 }, fee: { amount: 1 }, sku: "x" })).toBe(true);
    for (const wrong of [{ total: -1 }, { tax: 1 }, { fee: {} }, { sku: 1 }]) expect(validator.is(wrong)).toBe(false);
  });

  it("leads to where a schema of an older draft is in 2020-12, also from and to YAML", async () => {
    const folder = folderOf({
      "old.yaml":
        '$schema: "http://json-schema.org/draft-07/schema#"\nitems: [{ type: string }, { $ref: "#/items/0" }]\n',
      "newer.json": { $ref: "old.yaml#/items/0" },
    });
    const { lines, files } = await read(folder);
    expect(lines).toEqual([]);
    expect(files.schemas.get("newer")).toEqual({ $ref: "old.json#/prefixItems/0" });
  });

  it("skips hidden files and packages, and what is no schema file", async () => {
    const files = {
      ".x.json": "{",
      ".git/x.json": "{",
      "node_modules/p/package.json": "{",
      "readme.md": "",
      "a.json": {},
    };
    expect(await read(folderOf(files))).toMatchObject({ names: ["a"], lines: [] });
  });

  it("may hold files that refer to each other in a circle, where the data is recursive", async () => {
    const folder = folderOf({
      "a.yaml": "properties: { b: { $ref: b.json } }",
      "b.json": { properties: { a: { $ref: "a.yaml" } }, required: ["name"] },
    });
    expect((await read(folder)).lines).toEqual([]);
    const endless = { "a.json": { $ref: "b.json" }, "b.json": { allOf: [{ $ref: "a.json" }] } };
    expect(await linesOf(endless)).toEqual([
      expect.stringMatching(/^a\.json:1:\d+ #\/\$ref: leads back to itself for the same value, without end$/),
      expect.stringMatching(/^b\.json:1:\d+ #\/allOf\/0\/\$ref: leads back to itself/),
    ]);
  });
});

describe("what is wrong with schema files", () => {
  const deep = (levels: number) => `${'{"items":'.repeat(levels)}{}${"}".repeat(levels)}`;
  const cases: [string, Record<string, string | Uint8Array | object>, string[]][] = [
    [
      "a key twice in JSON, however it is written",
      { "a.json": '{"required": ["x"],\n "r\\u0065quired": []}' },
      ["a.json:2:2 #/required: `required` occurs more than once in this object; keep one"],
    ],
    [
      "a key twice deep inside, beside one of the same name elsewhere",
      { "a.json": '{"properties": {"x": {}, "y": {"x": {}, "type": "string",\n"type": "number"}}}' },
      ["a.json:2:1 #/properties/y/type: `type` occurs more than once in this object; keep one"],
    ],
    [
      "a key twice in YAML",
      { "a.yaml": "required: [x]\ntype: object\nrequired: []\n" },
      ["a.yaml:3:1 #: this key occurs more than once in this object; keep one"],
    ],
    [
      "two files of one name",
      { "a.json": {}, "a.yaml": "{}", "a.yml": "{}" },
      [
        "a.json:1:1 #: a.json and a.yaml are one schema by their names; rename one",
        "a.json:1:1 #: a.json and a.yml are one schema by their names; rename one",
      ],
    ],
    [
      "names that are no part of an address, and would be another file or none in it",
      { "a:b.json": {}, "c%41/x.yaml": "{}", 'd".json': {}, "e\n.yml": "{}", "f#.txt": "" },
      [
        "a:b.json: the name must not contain `:`; rename it",
        "c%41: the name must not contain `%`; rename it",
        'd".json: the name must not contain `"`; rename it',
        "e\\u000a.yml: the name must not contain control characters or line breaks; rename it",
      ],
    ],
    [
      "keys that would change what a terminal shows",
      { "a.json": { properties: { "\u001b[2J\n": { $ref: "x\u001b.json" } } } },
      [
        expect.stringMatching(
          /^a\.json:1:\d+ #\/properties\/\\u001b\[2J\\u000a\/\$ref: \$ref to x\\u001b\.json, and there is no such schema/,
        ),
      ],
    ],
    [
      "what is not JSON",
      { "a.json": '{\n  "type": "object",\n}' },
      ["a.json:3:1 #: this is not JSON: trailing comma before the closing bracket; remove it"],
    ],
    [
      "what is not YAML",
      { "a.yaml": "type: [a\nb: 1\n" },
      [expect.stringMatching(/^a\.yaml:2:\d #: this is not YAML: /)],
    ],
    [
      "files that are not UTF-8",
      {
        "a.json": Buffer.from('{"title": "\xe9"}', "latin1"),
        "b.yaml": Buffer.from("x: 1\ntitle: caf\xe9\n", "latin1"),
        "c.json": Buffer.from("{}", "utf16le"),
        "d.yaml": Buffer.from("title: x", "utf16le"),
      },
      [
        "a.json:1:12 #: this is not UTF-8: invalid UTF-8 byte; save the file as UTF-8",
        "b.yaml:2:11 #: this is not UTF-8; save the file as UTF-8",
        "c.json:1:1 #: this is not UTF-8: this is UTF-16; save the file as UTF-8",
        "d.yaml:1:1 #: this is not UTF-8; save the file as UTF-8",
      ],
    ],
    [
      "files without an object",
      { "a.json": "[]", "b.yaml": "# nothing yet\n", "c.json": "" },
      [
        "a.json:1:1 #: a schema file holds an object",
        "b.yaml:1:1 #: a schema file holds an object",
        "c.json:1:1 #: this is not JSON: the input is empty",
      ],
    ],
    [
      "nesting that no reader can follow",
      { "a.json": deep(100_000), "b.yaml": deep(250), "c.yaml": "[".repeat(100_000) },
      [
        expect.stringMatching(/^a\.json:1:\d+ #.*: nested more than 200 levels deep$/),
        "b.yaml:1:1 #: nested more than 200 levels deep",
        expect.stringMatching(/^c\.yaml:1:\d+ #: nested more than 200 levels deep$/),
      ],
    ],
    [
      "values that JSON does not have",
      { "a.yaml": "maximum: .inf", "b.yaml": "const: !!binary aGk=", "c.yaml": "x: !mine 1", "d.yaml": "{}\n---\n{}" },
      [
        "a.yaml:1:1 #: holds a value that JSON does not have, such as .inf or !!binary",
        "b.yaml:1:1 #: holds a value that JSON does not have, such as .inf or !!binary",
        "c.yaml:1:4 #: this is not YAML: unresolved tag: !mine",
        "d.yaml:2:1 #: a second document begins here; a schema file holds one",
      ],
    ],
  ];

  it.each(cases)("is said with its position: %s", async (_, files, lines) => {
    expect(await linesOf(files)).toEqual(lines);
  });

  it("is said of a bomb of aliases, of an alias within itself and of one that leads nowhere", async () => {
    const levels = Array.from({ length: 12 }, (_, i) => `x${i + 1}: &x${i + 1} [${`*x${i},`.repeat(9)}]`);
    const started = performance.now();
    expect(
      await linesOf({
        "a.yaml": `x0: &x0 [a]\n${levels.join("\n")}\n`,
        "b.yaml": "properties: &p\n  a: *p\n",
        "c.yaml": "type: *nowhere\n",
      }),
    ).toEqual([
      "a.yaml:2:10 #: has aliases or merge keys that lead nowhere or to too many values; write them out",
      "b.yaml:2:6 #: nested more than 200 levels deep",
      "c.yaml:1:7 #: has aliases or merge keys that lead nowhere or to too many values; write them out",
    ]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("is said of many errors in one file of YAML without reading it again for each", async () => {
    const property = (_: unknown, i: number) =>
      `  k${i}:\n    description: ${"x".repeat(100)}\n    $ref: no-${i}.json\n`;
    const text = `properties:\n${Array.from({ length: 400 }, property).join("")}`;
    const started = performance.now();
    expect((await linesOf({ "a.yaml": text })).at(-1)).toMatch(/^a\.yaml:1201:5 #\/properties\/k399\/\$ref: /);
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it("is said of links that lead out, back or nowhere, and of what is no file", async () => {
    const folder = folderOf({ "a/x.json": {}, "../outside/y.json": {} });
    const link = (target: string, path: string) => symlinkSync(target, join(folder, path));
    link("..", "a/loop");
    link("../outside/y.json", "out.json");
    link("../outside", "outside");
    link("itself.json", "itself.json");
    link("nowhere.yaml", "dangling.yaml");
    link("nowhere", "unimportant");
    link("a/x.json", "same.json");
    mkdirSync(join(folder, "folder.json"));
    expect(await read(folder)).toMatchObject({
      names: ["a/x", "same"],
      lines: [
        "a/loop: is a symbolic link to a folder whose files are read anyway; remove it",
        "dangling.yaml: is a symbolic link, and it does not exist",
        "itself.json: is a symbolic link, and it leads back to itself",
        "out.json: is a symbolic link that leads out of the schema folder; copy what it leads to",
        "outside: is a symbolic link that leads out of the schema folder; copy what it leads to",
      ],
    });
    expect((await read(join(folder, "none"))).lines).toEqual([": it does not exist"]);
    expect((await read(join(folder, "a/x.json"))).lines).toEqual([": it is not a folder"]);
  });

  it("is said where a file may not be read", async () => {
    const folder = folderOf({ "a.json": {}, "b.json": {} });
    chmodSync(join(folder, "a.json"), 0);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chmodSync(base, 0o755);
    if (isRoot) process.seteuid?.(65_534);
    try {
      expect((await read(folder)).lines).toEqual(["a.json: cannot be read: permission denied"]);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });
});

describe("a reference that leads nowhere", () => {
  const lines = async ($ref: string, others: Record<string, object> = {}) => {
    const files = {
      "events/a.json": { properties: { x: { $ref } } },
      "common/money.json": { $defs: { y: {} } },
      ...others,
    };
    const shipped = new Map([...ownSchemas].map(([name, schema]) => [idOf(name), schema]));
    return (await read(folderOf(files), { shipped })).lines;
  };
  const beginning = "events/a.json:1:21 #/properties/x/$ref: $ref to";

  it.each([
    [
      "../common/mony.json",
      "../common/mony.json, and there is no such schema; nothing is fetched; did you mean common/money?",
    ],
    ["money.json", "money.json, and there is no such schema; nothing is fetched; did you mean common/money?"],
    ["../common/money.json#/$defs/z", "../common/money.json#/$defs/z, and there is no such schema in common/money"],
    [
      "../../common/money.json",
      "../../common/money.json, and there is no such schema in the folder: it leads out of it; copy the file into it",
    ],
    [
      "https://elsewhere.example/x.json",
      "https://elsewhere.example/x.json, and there is no such schema; nothing is fetched",
    ],
    [
      "https://intempt-event-schema.example/common/identifer.json",
      `https://intempt-event-schema.example/common/identifer.json, and there is no such schema; nothing is fetched; did you mean ${idOf("common/identifier")}?`,
    ],
    ["http://[", "http://[, and there is no such schema: this is not a valid address"],
  ])("%s: names what is nearest", async ($ref, problem) => {
    expect(await lines($ref)).toEqual([`${beginning} ${problem}`]);
  });

  it("is not one that leads up and back into the folder", async () => {
    expect(await lines("../events/../common/money.json")).toEqual([]);
  });
});

describe("the shipped schemas", () => {
  const shipped = new Map([...ownSchemas].map(([name, schema]) => [idOf(name), schema]));

  it("are referred to by their addresses, and what they refer to is found", async () => {
    const folder = folderOf({ "entry.yaml": `properties:\n  who: { $ref: "${idOf("payload")}" }\n` });
    const { schemas } = await readSchemaFiles(folder, { shipped });
    const model = new SchemaModel(schemas);
    expect(model.names).toEqual(["entry"]);
    expect(unsupportedErrors(model)).toEqual([]);
    const { validator } = generatedFor({ properties: { who: { $ref: idOf("payload") } } }, shipped);
    const valid = oracle("payload");
    for (const who of [{ productId: "1" }, { productId: 1 }, {}, { eventId: "e", profileId: "p" }, 1])
      expect(validator.is({ who })).toBe(valid(who));
  });

  it("are in the types, validators and bundles of files that refer to them", async () => {
    const names = ["payload", "track-request", "common/identifier", "common/point-in-time"];
    const refs = names.map((name, i) => [`p${i}`, { $ref: idOf(name) }]);
    const folder = folderOf({ "entry.json": { type: "object", properties: Object.fromEntries(refs) } });
    const { schemas } = await readSchemaFiles(folder, { shipped });
    const files = await generate(schemas);
    expect([...files.keys()].filter((path) => path.startsWith("validators/"))).toEqual([
      "validators/entry.ts",
      "validators/index.ts",
    ]);
    expect(failuresOfTypes(new Map([["entry", files.get("types.ts") as string]]))).toEqual([]);
    const bundle = new Ajv2020({ strict: false }).compile(JSON.parse(files.get("bundled/entry.json") as string));
    const whole = { p0: { productId: "1" }, p1: { track: [{ name: "n", payload: [{ productId: "1" }] }] }, p2: "i" };
    expect(bundle(whole)).toBe(true);
    for (const wrong of [{ p0: {} }, { p1: { track: [{}] } }, { p2: " " }]) expect(bundle(wrong)).toBe(false);
  });

  it("leave the place to files of the same address", async () => {
    const set = await readSchemas(`${import.meta.dirname}/../../schemas`);
    const { schemas } = await readSchemaFiles(`${import.meta.dirname}/../../schemas`, { shipped });
    expect(schemas).toEqual(set);
  });
});

describe("any schema", () => {
  const key = fc.oneof(fc.constantFrom("type", "<<", "a.b", "1", "true", "null", "~", "__proto__"), fc.string());
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    ),
  }));

  it("is the same in YAML as in JSON, and the position of each key is that of its line", () => {
    fc.assert(
      fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 }), fc.boolean(), (made, isCrLf) => {
        const schema = JSON.parse(JSON.stringify(made)) as object;
        const written = stringify(schema, {
          lineWidth: 0,
          aliasDuplicateObjects: false,
          defaultKeyType: "QUOTE_DOUBLE",
        });
        const text = isCrLf && !/[|>]/.test(written) ? written.replaceAll("\n", "\r\n") : written;
        const bytes = new TextEncoder().encode(text);
        const json = new TextEncoder().encode(JSON.stringify(schema));
        expect(yamlFormat.parsed(json)).toEqual({ value: schema });
        expect(yamlFormat.parsed(bytes)).toEqual({ value: schema });
        for (const name of Object.keys(schema)) {
          const { line, column } = yamlFormat.positionsIn(bytes)(toPointer([name]));
          expect(text.split(/\r?\n/)[line - 1]?.slice(column - 1)).toMatch(/^["?]/);
          expect(yamlFormat.positionsIn(json)(toPointer([name]))).toEqual(positionOfPointer(json, toPointer([name])));
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("a position in YAML", () => {
  const text =
    "# a schema\ntype: object\nproperties:\n  a: &a\n    type: string\n  b: *a\n  c:\n    <<: *a\n    minLength: 3\nrequired: [a, b]\n";
  it.each([
    ["", 2, 1],
    ["/properties/b", 6, 3],
    ["/properties/b/type", 5, 5],
    ["/properties/c/type", 5, 5],
    ["/properties/c/minLength", 9, 5],
    ["/required/1", 10, 15],
    ["/properties/nope/x", 3, 1],
  ])("%s is that of the key, or of the innermost one that exists", async (pointer, line, column) => {
    const { positionOf } = await readSchemaFiles(folderOf({ "x.yaml": text }));
    expect(positionOf({ file: "x", pointer, position: undefined } as SchemaError)).toEqual({ line, column });
  });
});
