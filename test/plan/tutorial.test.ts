import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../oracle.ts";

const section = readFileSync(join(root, "README.md"), "utf8")
  .split(/^## /m)
  .find((text) => text.startsWith("Your own events"));
const blocksOf = (language: string): string[] =>
  [...(section ?? "").matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, code = ""]) => code);
const blockOf = (language: string): string => blocksOf(language)[0] ?? "";

const folder = mkdtempSync(join(tmpdir(), "tutorial-"));
afterAll(() => rmSync(folder, { recursive: true }));

const packed = join(
  folder,
  JSON.parse(
    execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  )[0].filename,
);

/** Runs a line of the tutorial. The packages come from here: the package as it is packed, the others as they are installed. */
function inFolder(
  line: string,
  cwd = folder,
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const offline = "--offline --no-audit --no-fund --legacy-peer-deps";
  const command = line
    .replace(/^npm install intempt-event-schema$/, `npm install ${offline} ${packed}`)
    .replace(/^npm install$/, "true")
    .replace(/^npx event-schema/, `${folder}/node_modules/.bin/event-schema`);
  return spawnSync("sh", ["-c", command], { cwd, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
}

describe("the tutorial of README, on the packed package in an empty folder", () => {
  it("has commands that all succeed", () => {
    writeFileSync(join(folder, "package.json"), '{ "name": "team", "type": "module" }\n');
    const lines = blockOf("sh").trim().split("\n");
    expect(lines.length).toBeGreaterThan(5);
    const printed = lines.map((line) => {
      const result = inFolder(line);
      expect(result.status, `${line}\n${result.stdout}${result.stderr}`).toBe(0);
      if (line === "npm install")
        for (const name of ["ajv", "json-schema-to-typescript", "typescript"])
          symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
      return result.stdout;
    });
    expect(printed.join("")).toContain("2 files, 2 records: 2 as expected, 0 not");
    expect(printed.join("")).toContain("1 file, 1 record: 1 valid");
  });

  it("has commands for plans of other tools that all succeed", () => {
    const elsewhere = join(folder, "elsewhere");
    mkdirSync(join(elsewhere, "logs"), { recursive: true });
    copyFileSync(join(root, "test/fixtures/exchange/intempt.yaml"), join(elsewhere, "intempt.yaml"));
    const request = { track: [{ name: "Searched", payload: [{ eventId: "e", profileId: "p", data: { hits: 3 } }] }] };
    writeFileSync(join(elsewhere, "logs/day.ndjson"), `${JSON.stringify(request)}\n`);
    writeFileSync(join(elsewhere, "event-schema.config.json"), '{ "schemas": "schemas" }');
    const lines = (blocksOf("sh")[1] ?? "").trim().split("\n");
    expect(lines.length).toBeGreaterThan(2);
    const printed = lines.map((line) => {
      const result = inFolder(line, elsewhere);
      expect(result.status, `${line}\n${result.stdout}${result.stderr}`).toBe(0);
      return result.stdout;
    });
    expect(printed.at(-1)).toContain("Searched,hits,integer");
    writeFileSync(join(elsewhere, "plan.csv"), blockOf("csv"));
    expect(inFolder("npx event-schema import plan.csv --out csv", elsewhere)).toMatchObject({ status: 0 });
  });

  it("says what to install where the packages that generation needs are missing", () => {
    rmSync(join(folder, "node_modules/ajv"));
    const { status, stderr } = inFolder("npx event-schema generate");
    expect([status, stderr]).toEqual([
      2,
      "event-schema: generate needs packages that are not installed: npm install --save-dev ajv json-schema-to-typescript\n",
    ]);
  });

  it("has code that compiles, and prints what is wrong", () => {
    writeFileSync(join(folder, "use.ts"), blockOf("ts"));
    const compilerOptions = {
      strict: true,
      module: "nodenext",
      target: "es2022",
      outDir: "out",
      rootDir: ".",
      types: [],
    };
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions: { ...compilerOptions, lib: ["es2022", "dom"] }, files: ["use.ts"] }),
    );
    expect(inFolder("node_modules/typescript/bin/tsc -p .")).toMatchObject({ status: 0, stdout: "" });
    const { stdout, stderr } = inFolder("node out/use.js");
    expect([stdout.split("\n").slice(-5), stderr]).toEqual([
      [
        "/track/0/payload/0/data/orderId `orderId` is missing",
        "/track/0/payload/0/data/currency `currency` is missing",
        "/track/0/payload/0/data/lines `lines` is missing",
        "/track/0/payload/0/data/total `total` must be a number, but is a string",
        "",
      ],
      "",
    ]);
  });
});
