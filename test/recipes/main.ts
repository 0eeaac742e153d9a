import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../oracle.ts";
import { applyRecipes, recipesIn, renamed } from "./recipes.ts";

/**
 * `npm run test:recipes [-- PASS]` applies README's recipes to a copy of the project, as they are written and with other names,
 * and runs there all that decides whether a change lands. A pass is a way to read README.
 */
const passes: Readonly<Record<string, (readme: string) => string>> = { written: (readme) => readme, renamed };

const commands = [
  ...["npm run --silent generate", "npm run --silent format", "npm run --silent build"],
  ...["npm run --silent lint", "npm run --silent typecheck", "npm run --silent generate -- --check"],
  ...["npx vitest run", "node dist/cli.js test test/fixtures/suites --quiet", "npm run --silent check:package"],
];

/** A copy of the project as it is in the working tree, beside the same corpora of others' schemas. */
function copyOfProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "recipes-"));
  symlinkSync(join(root, "../shared"), join(folder, "shared"));
  const copy = join(folder, "project");
  mkdirSync(copy);
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  const paths = execFileSync("git", list, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  // A file that was deleted is listed until the next commit.
  for (const path of paths.filter((path) => existsSync(join(root, path)))) cpSync(join(root, path), join(copy, path));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Runs a pass, and returns its commands that failed. */
function failuresOf(name: string): string[] {
  const copy = copyOfProject();
  const readme = passes[name]?.(readFileSync(join(copy, "README.md"), "utf8")) ?? "";
  writeFileSync(join(copy, "README.md"), readme);
  applyRecipes(recipesIn(readme), copy);
  const failures = commands.filter((command) => {
    console.log(`\n== ${name}: ${command}`);
    return spawnSync("sh", ["-c", command], { cwd: copy, stdio: "inherit" }).status !== 0;
  });
  if (failures.length === 0) rmSync(dirname(copy), { recursive: true });
  else console.log(`\nthe copy is kept: ${copy}`);
  return failures;
}

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(passes);
const unknown = chosen.filter((name) => !Object.hasOwn(passes, name));
if (unknown.length > 0)
  throw new Error(`unknown pass ${unknown.join(", ")}; available: ${Object.keys(passes).join(", ")}`);
const results = chosen.map((name) => ({ name, failures: failuresOf(name) }));
console.log();
for (const { name, failures } of results)
  console.log(`recipes, ${name}: ${failures.length === 0 ? "everything passes" : `failed: ${failures.join(", ")}`}`);
process.exitCode = results.some(({ failures }) => failures.length > 0) ? 1 : 0;
