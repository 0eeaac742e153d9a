import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../oracle.ts";

type Edit = readonly [path: string, from: string, to: string];

/** A row of a keyword that no dialect has. */
const inTable = (row: string): Edit => ["src/schemas/keywords.ts", "  uniqueItems: {", `  ${row},\n  uniqueItems: {`];
const inForm = (op: string, fields: string, row: string): Edit[] => [
  [
    "src/constraints/constraint.ts",
    '  | { readonly op: "uniqueItems"',
    `  | { readonly op: "${op}"; ${fields} }\n  | { readonly op: "uniqueItems"`,
  ],
  ["src/constraints/constraint.ts", "  uniqueItems: {", `  ${op}: ${row},\n  uniqueItems: {`],
];

const always = [
  "src/compat/keyword-shapes.ts",
  "src/constraints/compile.ts",
  "src/constraints/satisfies.ts",
  "src/docs/sentences.ts",
  "src/generate/types/words.ts",
  "src/generate/validators/guard.ts",
  "src/generate/validators/issues.ts",
  "src/testing/alternatives.ts",
  "src/testing/complement.ts",
];

/** What makes a keyword one that validators honour: its row, the code of its issue, and its assertion with a row of its own. */
const additions: readonly { readonly keyword: string; readonly edits: readonly Edit[]; readonly owing: string[] }[] = [
  {
    keyword: "one on a value by itself",
    edits: [
      inTable('evenDigits: { role: "assertion", of: "number", code: "digits", isCompiled: true }'),
      [
        "src/runtime/validate/codes.ts",
        "  min_items:",
        '  digits: "A number has an odd number of digits.",\n  min_items:',
      ],
      ...inForm("evenDigits", "readonly base: number", '{ of: "number", holds: "nothing", keyword: "evenDigits" }'),
    ],
    owing: [...always, "src/docs/explanations.ts"],
  },
  {
    keyword: "one on the values of members",
    edits: [
      inTable(
        'firstProperty: { role: "applicator", of: "object", holds: "schema", appliesTo: "member", isCompiled: true }',
      ),
      ...inForm(
        "firstProperty",
        "readonly of: Constraint",
        '{ of: "object", holds: "members", keyword: "firstProperty" }',
      ),
    ],
    owing: [...always, "src/constraints/keys.ts", "src/constraints/presence-bits.ts"],
  },
  {
    keyword: "one on the keys of members",
    edits: [
      inTable('sortedKeys: { role: "assertion", of: "object", code: "required", isCompiled: true }'),
      ...inForm(
        "sortedKeys",
        "readonly keys: readonly string[]",
        '{ of: "object", holds: "keys", keyword: "sortedKeys" }',
      ),
    ],
    owing: [
      ...always,
      "src/constraints/keys.ts",
      "src/constraints/presence-bits.ts",
      "src/generate/validators/object-guard.ts",
    ],
  },
  {
    keyword: "one on the items of an array",
    edits: [
      inTable('lastItem: { role: "applicator", of: "array", holds: "schema", appliesTo: "item", isCompiled: true }'),
      ...inForm("lastItem", "readonly of: Constraint", '{ of: "array", holds: "items", keyword: "lastItem" }'),
    ],
    owing: [...always, "src/constraints/keys.ts"],
  },
  {
    keyword: "one that combines constraints of the same value",
    edits: [
      inTable('noneOf: { role: "applicator", of: "any", holds: "list", appliesTo: "value", isCompiled: true }'),
      [
        "src/constraints/constraint.ts",
        '  | { readonly op: "not"',
        '  | { readonly op: "none"; readonly all: readonly Constraint[] }\n  | { readonly op: "not"',
      ],
    ],
    owing: [
      ...always,
      "src/constraints/combine.ts",
      "src/constraints/keys.ts",
      "src/constraints/presence-bits.ts",
      "src/constraints/restrict.ts",
      "src/constraints/type-form.ts",
      "src/sql/issues.ts",
      "src/sql/test.ts",
    ],
  },
];

describe("one more keyword", () => {
  let copy = "";
  let program: ts.Program | undefined;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "keyword-"));
    for (const part of ["schemas", "generated", "src", "package.json", "tsconfig.json"])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it.each(additions)("$keyword: fails to compile in every file that must know it, and in no other", (one) => {
    const paths = new Set(one.edits.map(([path]) => path));
    for (const [path, from, to] of one.edits) {
      const text = readFileSync(join(copy, path), "utf8");
      expect(text.split(from), path).toHaveLength(2);
      writeFileSync(join(copy, path), text.replace(from, to));
    }
    program = programOf(copy, program);
    for (const path of paths) cpSync(join(root, path), join(copy, path));
    expect(filesWithErrors(program, copy)).toEqual([...one.owing].sort());
  });
});

function programOf(folder: string, earlier: ts.Program | undefined): ts.Program {
  const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  return ts.createProgram(fileNames, options, undefined, earlier);
}

function filesWithErrors(program: ts.Program, folder: string): string[] {
  const errors = ts.getPreEmitDiagnostics(program);
  return [...new Set(errors.map(({ file }) => relative(folder, file?.fileName ?? "")))].sort();
}
