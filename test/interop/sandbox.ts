import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { root } from "../oracle.ts";
import { frameworkRecipesIn } from "./recipes.ts";

const here = join(root, "test/interop");
const run = promisify(execFile);

/** A folder with the packed package, all that it is tried with, README's recipes and the programs. */
export async function createSandbox(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "interop-"));
  const installed = join(folder, "node_modules/intempt-event-schema");
  mkdirSync(installed, { recursive: true });
  const pack = async () => {
    const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], {
      cwd: root,
    });
    await run("tar", ["-xzf", join(folder, stdout.trim()), "--strip-components=1", "-C", installed]);
  };
  await Promise.all([pack(), isInstalled() || run("npm", ["ci", "--ignore-scripts", "--no-audit"], { cwd: here })]);
  const packages = readdirSync(join(here, "node_modules")).filter((name) => !name.startsWith("."));
  for (const name of packages) symlinkSync(join(here, "node_modules", name), join(folder, "node_modules", name));
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  writePrograms(folder);
  writeRecipes(folder);
  const readme = readFileSync(join(root, "README.md"), "utf8");
  writeFileSync(join(folder, "readme.py"), blockIn(readme, "python"));
  writeFileSync(join(folder, "readme.go"), blockIn(readme, "go"));
  return folder;
}

/** Whether npm has installed what the lock file lists, which takes longer than all that is tried. */
function isInstalled(): boolean {
  const modifiedAt = (path: string) => statSync(join(here, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return modifiedAt("node_modules/.package-lock.json") > modifiedAt("package-lock.json");
}

/** README's block of code in a language. */
const blockIn = (readme: string, language: string): string =>
  new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "ms").exec(readme)?.[1] ?? "";

function writePrograms(folder: string): void {
  cpSync(join(here, "programs"), join(folder, "programs"), { recursive: true });
  const change = (from: string, to: string, edit: (text: string) => string = (text) => text) =>
    writeFileSync(join(folder, "programs", to), edit(readFileSync(join(folder, "programs", from), "utf8")));
  change("check.js", "check.cjs", (code) => transpiled(code, ts.ModuleKind.CommonJS));
  for (const type of ["mts", "cts"]) change("types/consumer.ts", `types/consumer.${type}`);
}

/** Each recipe in a folder of its own, beside the program that tries it. */
function writeRecipes(folder: string): void {
  const compilerOptions = {
    ...{ strict: true, module: "nodenext", target: "es2022", lib: ["es2022", "dom", "dom.iterable"] },
    ...{ types: ["node"], typeRoots: [join(root, "node_modules/@types")] },
    ...{ experimentalDecorators: true, exactOptionalPropertyTypes: true, skipLibCheck: true, noEmit: true },
  };
  for (const { slug, code } of frameworkRecipesIn(readFileSync(join(root, "README.md"), "utf8"))) {
    const recipe = join(folder, "recipes", slug);
    mkdirSync(join(recipe, "node_modules"), { recursive: true });
    writeFileSync(join(recipe, "recipe.ts"), code);
    writeFileSync(join(recipe, "recipe.js"), transpiled(code, ts.ModuleKind.ESNext));
    for (const name of ["requests.js", `${slug}.js`]) cpSync(join(here, "recipes", name), join(recipe, name));
    // Two versions of one package are installed by other names.
    if (/^h3-/.test(slug)) symlinkSync(join(here, "node_modules", slug), join(recipe, "node_modules/h3"));
  }
  const project = { compilerOptions, include: ["*/recipe.ts", "../programs/mistakes.ts"] };
  writeFileSync(join(folder, "recipes/tsconfig.json"), JSON.stringify(project));
}

const transpiled = (code: string, module: ts.ModuleKind): string =>
  ts.transpileModule(code, {
    compilerOptions: { module, target: ts.ScriptTarget.ES2022, experimentalDecorators: true },
  }).outputText;
