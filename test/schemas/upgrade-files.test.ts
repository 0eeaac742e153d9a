import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generatePackage } from "../../src/cli/commands/generate-package.ts";
import { toolSources } from "../../src/generate/generate.ts";
import { Workspace } from "../cli/workspace.ts";
import { root } from "../oracle.ts";

const draft07 = "http://json-schema.org/draft-07/schema#";
let copy = "";
const path = (name: string) => join(copy, "schemas", name);
const workspace = new Workspace();
const generate = async (...args: string[]) =>
  workspace.run(args, { cwd: copy }, (given, io) => generatePackage(given, io, async () => new Map()));

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "upgrade-"));
  cpSync(join(root, "schemas"), join(copy, "schemas"), { recursive: true });
  const entries = readdirSync(join(root, "src")).filter((name) => name.endsWith(".ts"));
  for (const source of [...toolSources.values(), ...entries.map((name) => `src/${name}`)]) {
    mkdirSync(join(copy, dirname(source)), { recursive: true });
    cpSync(join(root, source), join(copy, source));
  }
});
afterEach(() => rmSync(copy, { recursive: true }));

describe("npm run generate", () => {
  it("names the place of a problem in a file of an older draft as the file is written", async () => {
    const old = { $schema: draft07, definitions: { a: { items: [{ mexLength: 1 }] } } };
    writeFileSync(path("old.json"), JSON.stringify(old, null, 2));
    const { status, stderr } = await generate("--check");
    expect(stderr).toContain("schemas/old.json:7:11 #/definitions/a/items/0/mexLength: unknown keyword");
    expect(status).toBe(2);
  });

  it("-- --upgrade rewrites the files of older drafts, lists them, and leaves the others as they are", async () => {
    const files = readdirSync(join(copy, "schemas"), { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.json$/.test(name),
    );
    writeFileSync(
      path("old.json"),
      JSON.stringify({ $schema: draft07, definitions: { a: { $ref: "#/definitions/a" } } }),
    );
    expect(await generate("--upgrade")).toEqual({
      status: 0,
      stdout: "schemas/old.json is 2020-12 now\n",
      stderr: "",
    });
    expect(JSON.parse(readFileSync(path("old.json"), "utf8"))).toEqual({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $defs: { a: { $ref: "#/$defs/a" } },
    });
    expect(await generate("--upgrade")).toMatchObject({ stdout: "every file in schemas/ is 2020-12\n" });
    for (const name of files)
      expect(readFileSync(path(name), "utf8")).toBe(readFileSync(join(root, "schemas", name), "utf8"));
  });

  it("-- --upgrade writes nothing where a file names an unknown draft", async () => {
    writeFileSync(path("odd.json"), '{\n  "$schema": "moz://mozilla.org/schemas/glean/ping/1"\n}');
    writeFileSync(path("old.json"), JSON.stringify({ $schema: draft07 }));
    const { status, stderr } = await generate("--upgrade");
    expect(stderr).toMatch(/^event-schema: schemas\/odd.json:2:3 #\/\$schema: names no draft/);
    expect(status).toBe(2);
    expect(readFileSync(path("old.json"), "utf8")).toContain(draft07);
  });

  it.each([
    ["usage: npm run generate", "--nope"],
    ["--check, --watch and --upgrade exclude each other", "--check", "--upgrade"],
  ])("says %s of %s", async (message, ...args) => {
    expect(await generate(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
  });
});
