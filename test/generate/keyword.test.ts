import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../oracle.ts";

/** What makes `maximum` a keyword that validators honour: its row, the code of its issue, and its assertion. */
const edits: [path: string, from: string, to: string][] = [
  [
    "src/schemas/keywords.ts",
    'maximum: { role: "assertion", of: "number" }',
    'maximum: { role: "assertion", of: "number", code: "maximum", isCompiled: true }',
  ],
  ["src/runtime/validate/codes.ts", "  min_items:", '  maximum: "A number is larger than allowed.",\n  min_items:'],
  [
    "src/constraints/constraint.ts",
    '  | { readonly op: "minItems"',
    '  | { readonly op: "maximum"; readonly limit: number }\n  | { readonly op: "minItems"',
  ],
];

describe("one more keyword", () => {
  let copy = "";
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "keyword-"));
    for (const part of ["schemas", "generated", "src", "package.json", "tsconfig.json"])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it("fails to compile in every file that must know it, and in no other", () => {
    for (const [path, from, to] of edits) {
      const text = readFileSync(join(copy, path), "utf8");
      expect(text.split(from), path).toHaveLength(2);
      writeFileSync(join(copy, path), text.replace(from, to));
    }
    expect(filesWithErrors(copy)).toEqual([
      "src/constraints/compile.ts",
      "src/constraints/keys.ts",
      "src/constraints/presence-bits.ts",
      "src/constraints/restrict.ts",
      "src/constraints/satisfies.ts",
      "src/docs/explanations.ts",
      "src/generate/validators/guard.ts",
      "src/generate/validators/issues.ts",
      "src/testing/alternatives.ts",
    ]);
  });
});

function filesWithErrors(folder: string): string[] {
  const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const errors = ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options));
  return [...new Set(errors.map(({ file }) => relative(folder, file?.fileName ?? "")))].sort();
}
