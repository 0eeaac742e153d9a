import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../oracle.ts";

type Edit = readonly [path: string, from: string, to: string];

const inTable = (from: string, to: string): Edit => ["src/schemas/keywords.ts", from, to];
const inForm = (op: string, fields: string, row: string): Edit[] => [
  [
    "src/constraints/constraint.ts",
    '  | { readonly op: "minItems"',
    `  | { readonly op: "${op}"; ${fields} }\n  | { readonly op: "minItems"`,
  ],
  ["src/constraints/constraint.ts", "  minItems: {", `  ${op}: ${row},\n  minItems: {`],
];

/** What makes a keyword one that validators honour: its row, the code of its issue, and its assertion with a row of its own. */
const additions: readonly { readonly keyword: string; readonly edits: readonly Edit[]; readonly owing: string[] }[] = [
  {
    keyword: "multipleOf, of a value by itself",
    edits: [
      inTable(
        'multipleOf: { role: "assertion", of: "number" }',
        'multipleOf: { role: "assertion", of: "number", code: "multiple_of", isCompiled: true }',
      ),
      ["src/runtime/validate/codes.ts", "  min_items:", '  multiple_of: "A number is no multiple.",\n  min_items:'],
      ...inForm("multipleOf", "readonly divisor: number", '{ of: "number", holds: "nothing", keyword: "multipleOf" }'),
    ],
    owing: [
      "src/constraints/compile.ts",
      "src/constraints/satisfies.ts",
      "src/docs/explanations.ts",
      "src/generate/validators/guard.ts",
      "src/generate/validators/issues.ts",
      "src/testing/alternatives.ts",
    ],
  },
  {
    keyword: "patternProperties, of the values of members",
    edits: [
      inTable(
        'patternProperties: { role: "applicator", of: "object", holds: "map", appliesTo: "member" }',
        'patternProperties: { role: "applicator", of: "object", holds: "map", appliesTo: "member", isCompiled: true }',
      ),
      ...inForm(
        "matching",
        "readonly pattern: string; readonly of: Constraint",
        '{ of: "object", holds: "members", keyword: "patternProperties" }',
      ),
    ],
    owing: [
      "src/constraints/compile.ts",
      "src/constraints/keys.ts",
      "src/constraints/presence-bits.ts",
      "src/constraints/satisfies.ts",
      "src/generate/validators/guard.ts",
      "src/generate/validators/issues.ts",
      "src/testing/alternatives.ts",
    ],
  },
  {
    keyword: "dependentRequired, of the keys of members",
    edits: [
      inTable(
        'dependentRequired: { role: "assertion", of: "object" }',
        'dependentRequired: { role: "assertion", of: "object", code: "required", isCompiled: true }',
      ),
      ...inForm(
        "dependent",
        "readonly key: string; readonly keys: readonly string[]",
        '{ of: "object", holds: "keys", keyword: "dependentRequired" }',
      ),
    ],
    owing: [
      "src/constraints/compile.ts",
      "src/constraints/keys.ts",
      "src/constraints/presence-bits.ts",
      "src/constraints/satisfies.ts",
      "src/generate/validators/guard.ts",
      "src/generate/validators/issues.ts",
      "src/testing/alternatives.ts",
    ],
  },
  {
    keyword: "contains, of the items of an array",
    edits: [
      inTable(
        'contains: { role: "applicator", of: "array", holds: "schema", appliesTo: "item" }',
        'contains: { role: "applicator", of: "array", holds: "schema", appliesTo: "item", isCompiled: true }',
      ),
      ...inForm("contains", "readonly of: Constraint", '{ of: "array", holds: "items", keyword: "contains" }'),
    ],
    owing: [
      "src/constraints/compile.ts",
      "src/constraints/keys.ts",
      "src/constraints/satisfies.ts",
      "src/generate/validators/guard.ts",
      "src/generate/validators/issues.ts",
      "src/testing/alternatives.ts",
    ],
  },
  {
    keyword: "oneOf, which combines constraints of the same value",
    edits: [
      inTable('asksFor: "one", appliesTo: "value" }', 'asksFor: "one", appliesTo: "value", isCompiled: true }'),
      [
        "src/constraints/constraint.ts",
        '  | { readonly op: "not"',
        '  | { readonly op: "one"; readonly of: readonly Constraint[] }\n  | { readonly op: "not"',
      ],
    ],
    owing: [
      "src/constraints/combine.ts",
      "src/constraints/compile.ts",
      "src/constraints/keys.ts",
      "src/constraints/presence-bits.ts",
      "src/constraints/restrict.ts",
      "src/constraints/satisfies.ts",
      "src/constraints/type-form.ts",
      "src/generate/validators/guard.ts",
      "src/generate/validators/issues.ts",
      "src/testing/alternatives.ts",
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
    expect(filesWithErrors(program, copy)).toEqual(one.owing);
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
