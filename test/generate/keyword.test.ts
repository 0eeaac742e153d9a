import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../oracle.ts";

/** What somebody writes who wants a keyword: its row, the code of its issue, and its place in the constraint form. */
const additions: readonly (readonly [file: string, from: string, to: string])[] = [
  [
    "src/schemas/keywords.ts",
    'maximum: { role: "assertion", of: "number" }',
    'maximum: { role: "assertion", of: "number", code: "maximum", isCompiled: true, naming: "may" }',
  ],
  ["src/runtime/validate/codes.ts", "  min_items:", '  maximum: "A number is larger than allowed.",\n  min_items:'],
  [
    "src/constraints/constraint.ts",
    '  | { readonly op: "minItems"',
    '  | { readonly op: "maximum"; readonly limit: number }\n  | { readonly op: "minItems"',
  ],
];

/** Every file that must say what the keyword means to it. Scanners print what the guard says, so they are not among them. */
const owing = [
  "src/constraints/compile.ts",
  "src/constraints/presence-bits.ts",
  "src/constraints/restrict.ts",
  "src/constraints/satisfies.ts",
  "src/docs/explanations.ts",
  "src/generate/validators/guard.ts",
  "src/generate/validators/issues.ts",
  "src/testing/alternatives.ts",
];

describe("a keyword that is added to the constraint form", () => {
  let copy = "";
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "keyword-"));
    for (const part of ["src", "generated", "schemas", "package.json", "tsconfig.json"]) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    for (const [file, from, to] of additions) {
      const text = readFileSync(join(copy, file), "utf8");
      expect(text, file).toContain(from);
      writeFileSync(join(copy, file), text.replace(from, to));
    }
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it("fails to compile in every file that owes it something, and in no other", () => {
    const tsc = join(root, "node_modules/.bin/tsc");
    const { stdout } = spawnSync(tsc, ["--pretty", "false"], { cwd: copy, encoding: "utf8" });
    const named = [...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file]) => file);
    expect([...new Set(named)].sort()).toEqual(owing);
  });
});
