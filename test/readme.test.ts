import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exit } from "../src/cli/io/exit.ts";
import { formats } from "../src/cli/io/report-targets.ts";
import { withEntities } from "../src/docs/entities.ts";
import { docsFormats } from "../src/docs/formats.ts";
import { typeName, validatorName } from "../src/generate/names.ts";
import { issueCodes } from "../src/index.ts";
import { keywords } from "../src/schemas/keywords.ts";
import { refusedKeywords } from "../src/schemas/refused-keywords.ts";
import { idOf } from "../src/schemas/schema.ts";
import { supportedKeywords } from "../src/schemas/supported-keywords.ts";
import { frameworks } from "./interop/cells.ts";
import { frameworkRecipesIn } from "./interop/recipes.ts";
import { root } from "./oracle.ts";
import { terminalPicture } from "./picture.ts";
import { applyRecipes, recipesIn } from "./recipes/recipes.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");
const section = (title: string) => readme.split(/^##+ /m).find((text) => text.startsWith(title)) ?? "";
const rowsOf = (title: string, first: RegExp) =>
  [...section(title).matchAll(/^\| (.*?) \| (.*?) \|$/gm)]
    .map(([, a = "", b = ""]) => [a, b])
    .filter(([a = ""]) => first.test(a));

describe("README", () => {
  it("lists the issue codes as the library does", () => {
    const rows = rowsOf("The library", /^`[a-z_]+`$/).filter(([code = ""]) => code !== "`name`");
    expect(rows).toEqual(Object.entries(issueCodes).map(([code, meaning]) => [`\`${code}\``, meaning]));
  });

  it("lists the exit codes", () => {
    expect(rowsOf("Command line", /^\d+$/).map(([code]) => Number(code))).toEqual(Object.values(exit));
  });

  it("lists the formats", () => {
    expect(rowsOf("Command line", /^`[a-z]+`$/).map(([name]) => name?.slice(1, -1))).toEqual([...formats]);
  });

  it("lists the forms of the documentation", () => {
    const forms = rowsOf("What must be sent", /^`[a-z]+`$/).map(([name]) => name?.slice(1, -1));
    expect(forms).toEqual([...docsFormats]);
  });

  it("shows the report as it is", async () => {
    const { stdout } = spawnSync(process.execPath, ["dist/cli.js", "validate", "test/fixtures/examples"], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, GITHUB_ACTIONS: "", NO_COLOR: "", FORCE_COLOR: "1" },
    });
    const picture = terminalPicture("npx event-schema validate test/fixtures/examples", stdout);
    await expect(picture).toMatchFileSnapshot("fixtures/report.svg");
  });

  it("lists the annotations of the schemas", () => {
    const known = Object.keys(keywords).filter((keyword) => keyword.startsWith("x-"));
    expect(
      rowsOf("Change the schemas", /^`x-/)
        .map(([name]) => name?.slice(1, -1))
        .sort(),
    ).toEqual(known.sort());
  });

  it("lists the keywords that schemas may use, and the way out where one is refused", () => {
    const rows = rowsOf("Change the schemas", /^(values of|objects|arrays|strings|numbers|names|`)/);
    const listed = supportedKeywords().map(({ title, keywords }) => [
      title,
      keywords.map((name) => `\`${name}\``).join(", "),
    ]);
    const refused = [...refusedKeywords].map(([name, instead]) => [`\`${name}\``, instead]);
    expect(rows.filter(([name]) => !name?.startsWith("`x-"))).toEqual([...listed, ...refused]);
  });

  it("has no recipe for a framework that `npm run interop` does not run, with a package of the version that it names", () => {
    const recipes = frameworkRecipesIn(readme);
    const programs = readdirSync(join(root, "test/interop/recipes")).filter((name) => name !== "requests.js");
    expect(recipes.map(({ slug }) => `${slug}.js`).sort()).toEqual(programs.sort());
    expect(recipes.map(({ slug }) => slug).sort()).toEqual(Object.keys(frameworks).sort());
    const { dependencies } = JSON.parse(readFileSync(join(root, "test/interop/package.json"), "utf8"));
    for (const { slug, title } of recipes) {
      const [, version = ""] = / (\d+)$/.exec(title) ?? [];
      expect(dependencies[frameworks[slug] ?? ""].replace(/^npm:.*@/, "")).toMatch(new RegExp(`^${version}`));
    }
  });

  it("says how large a bundle of each part is", async () => {
    const sizeOf = async (contents: string) => {
      const stdin = { contents, resolveDir: root };
      const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: "esm", write: false });
      return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length / 1000;
    };
    const entry = (path: string) => join(root, "dist", path === "" ? "index.js" : `${path.slice(2, -1)}.js`);
    const rows = [...section("What to use").matchAll(/^\| [^|]* \| `(\w+)` \| (`\/\w+`|) ?\| ([\d.]+) \|$/gm)];
    expect(rows.length).toBeGreaterThan(9);
    for (const [, name = "", path = "", kB] of rows) {
      const size = await sizeOf(`import { ${name} } from ${JSON.stringify(entry(path))}; console.log(${name});`);
      expect(Math.abs(Number(kB) - size), `${name} is ${size.toFixed(1)} kB`).toBeLessThan(0.3 + size / 20);
    }
    const whole = (path: string) => sizeOf(`export * from ${JSON.stringify(entry(path))};`);
    const parts = ["", "`/wire`", "`/text`", "`/bytes`", "`/ndjson`"];
    const five = (await Promise.all(parts.map(whole))).reduce((a, b) => a + b);
    expect(section("What to use").replace(/\s+/g, " ")).toContain("in half of what the five take.");
    expect(((await whole("`/all`")) / five).toFixed(1)).toBe("0.5");
  });

  it("names only scripts that there are", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1]);
    expect(named.length).toBeGreaterThan(4);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });
});

describe("a team that follows README", () => {
  const recipes = recipesIn(readme);
  const field = Object.keys(JSON.parse(recipes.field))[0] ?? "";
  const schema = JSON.parse(recipes.schema);
  const name = recipes.schemaFile.replace(/^schemas\/(.*)\.json$/, "$1");
  const [id, amount, choice] = Object.keys(schema.properties.data.properties) as [string, string, string];
  const configs = ["package.json", "tsconfig.json", "tsup.config.ts"];
  let copy = "";
  const tsx = (...args: string[]) =>
    spawnSync(process.execPath, ["--import", "tsx", ...args], { cwd: copy, encoding: "utf8" });

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "team-"));
    for (const part of ["schemas", "generated", "src", "test/fixtures/suites", ...configs]) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    applyRecipes(recipes, copy);
    expect(tsx("src/cli/generate.ts")).toMatchObject({ status: 0, stderr: "" });
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it("has the new field in the types, and every validator knows it", () => {
    expect(readFileSync(join(copy, "generated/types.ts"), "utf8")).toContain(`  ${field}?: Identifier | undefined;`);
    const code = `
      import { lint, payload } from "./src/index.ts";
      import { wirePayload } from "./src/wire.ts";
      const value = { productId: "1", ${field}: " " };
      console.log([payload, wirePayload].map((v) => v.validate(value).issues?.map((i) => i.code + i.pointer)).join());
      console.log(lint({ productId: "1", ${field.toUpperCase()}: "x" })[0]?.code);`;
    writeFileSync(join(copy, "field.ts"), code);
    expect(tsx("field.ts").stdout).toBe(`blank/${field},blank/${field}\nnear_miss_key\n`);
  });

  it("has a validator, a type and a name on the command line for the new schema", () => {
    const [validator, type] = [validatorName(name), typeName(name)];
    const wrong = JSON.stringify({ [amount]: -1, [choice]: "X" });
    const code = `
      import { ${validator}, type ${type} } from "./index.ts";
      const example: ${type} = ${JSON.stringify(schema.examples[0])};
      console.log(${validator}.is(example), ${validator}.name);
      console.log(${validator}.validate({ ...example, data: ${wrong} }).issues?.map((i) => i.code + i.pointer).sort().join());
      // @ts-expect-error without data
      export const wrong: ${type} = { eventId: "e", profileId: "p" };`;
    writeFileSync(join(copy, "src/schema.ts"), code);
    expect(tsx("src/schema.ts").stdout).toBe(
      `true ${name}\nenum/data/${choice},minimum/data/${amount},required/data/${id}\n`,
    );
    writeFileSync(join(copy, "event.json"), '{"eventId":"e","profileId":"p","data":{}}');
    const { stdout, status } = tsx("src/cli/main.ts", "validate", "event.json", "--schema", name);
    expect(stdout).toContain(`/data/${id}`);
    expect(status).toBe(1);
  });

  it("has fixtures that pass, and vectors of both verdicts made of them", () => {
    const { stdout, status } = tsx("src/cli/main.ts", "test", `test/fixtures/suites/${name}`);
    expect(status, stdout).toBe(0);
    const vectors: { schema: object; tests: { valid: boolean }[] }[] = JSON.parse(
      readFileSync(join(copy, "generated/vectors.json"), "utf8"),
    );
    const tests = vectors
      .filter(({ schema }) => isDeepStrictEqual(schema, { $ref: idOf(name) }))
      .flatMap(({ tests }) => tests);
    expect(tests.map(({ valid }) => valid).sort()).toEqual([false, true]);
  });

  it("has both on the site that it builds and opens", () => {
    const command = /`(npm run docs -- --open)`/.exec(section("Development"))?.[1] ?? "";
    writeFileSync(join(copy, "xdg-open"), `#!/bin/sh\necho "$1" > opened\n`, { mode: 0o755 });
    const env = { ...process.env, PATH: `${copy}:${process.env["PATH"]}` };
    const { status, stdout } = spawnSync("sh", ["-c", command], { cwd: copy, encoding: "utf8", env });
    expect(stdout).toMatch(/\d+ files written to dist\/docs\n$/);
    expect(status).toBe(0);
    const page = (path: string) => readFileSync(join(copy, "dist/docs", path), "utf8");
    expect(readFileSync(join(copy, "opened"), "utf8")).toBe(
      `${pathToFileURL(join(copy, "dist/docs/index.html")).href}\n`,
    );
    expect(page("schemas/product.html")).toContain(`id="field-${field}"`);
    expect(page(`schemas/${name}.html`)).toContain(`<code class="name">data.${withEntities(amount)}</code>`);
    expect(page("playground.html")).toContain(`<option value="${name}">${withEntities(schema.title)}</option>`);
    expect(page("assets/playground.js")).toContain(name);
  });

  it("has a bundle that the limits of its size have room for", () => {
    const { stdout } = spawnSync(join(root, "node_modules/.bin/size-limit"), ["--json"], {
      cwd: copy,
      encoding: "utf8",
    });
    const results: { name: string; passed: boolean; size: number }[] = JSON.parse(stdout);
    const limits: { name: string }[] = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))["size-limit"];
    const outcomes = results.map(({ name, passed, size }) => [name, passed || `${size} bytes`]);
    expect(outcomes).toEqual(limits.map(({ name }) => [name, true]));
  });

  it("has types that compile", () => {
    writeFileSync(
      join(copy, "tsconfig.json"),
      JSON.stringify({ extends: `${root}tsconfig.json`, include: ["src", "generated"] }),
    );
    execFileSync(join(root, "node_modules/.bin/tsc"), [], { cwd: copy });
  });
});
