import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { root } from "../oracle.ts";
import { type Cell, cellsFor } from "./cells.ts";
import { frameworkRecipesIn } from "./recipes.ts";
import { createSandbox } from "./sandbox.ts";

/**
 * `npm run interop` tries the packed package with the frameworks, compilers, test runners, bundlers and runtimes that people use
 * it with, and prints a table. The exit code is 1 if anything fails, or is not installed on this machine.
 */

interface Outcome {
  readonly cell: Cell;
  readonly seconds: number;
  readonly bytes: number | undefined;
  /** What the command that failed has printed. */
  readonly failure: string | undefined;
}

const run = promisify(execFile);

async function outcomeOf(cell: Cell, cwd: string): Promise<Outcome> {
  const start = performance.now();
  let failure: string | undefined;
  let bytes: number | undefined;
  const env = { ...process.env, DENO_DIR: join(cwd, "deno"), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
  try {
    for (const [file = "", ...args] of cell.commands) await run(file, args, { cwd, env, timeout: 120_000 });
    if (cell.bundle !== undefined) bytes = gzipSync(readFileSync(join(cwd, cell.bundle))).length;
  } catch (error) {
    const { message, stdout = "", stderr = "" } = error as Error & { stdout?: string; stderr?: string };
    failure = `${message.split("\n")[0]}\n${stdout}${stderr}`;
  }
  return { cell, seconds: (performance.now() - start) / 1000, bytes, failure };
}

/** The outcomes of all cells, in their order; two run at a time. */
async function outcomesOf(cells: readonly Cell[], cwd: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const left = [...cells.entries()];
  const work = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [i, cell] = next;
      outcomes[i] = await outcomeOf(cell, cwd);
    }
  };
  await Promise.all([work(), work()]);
  return outcomes;
}

function print(outcomes: readonly Outcome[]): void {
  const rows = outcomes.map(({ cell, seconds, bytes, failure }) => [
    cell.name,
    failure === undefined ? "yes" : "NO",
    bytes === undefined ? "" : String(bytes),
    seconds.toFixed(1),
  ]);
  for (const [name = "", ...figures] of [["the packed package with", "works", "bytes gzip", "s"], ...rows])
    console.log(`${name.padEnd(42)}${figures.map((figure) => figure.padStart(11)).join("")}`);
  for (const { cell, failure } of outcomes) if (failure !== undefined) console.error(`\n== ${cell.name}\n${failure}`);
}

const sandbox = await createSandbox();
const { dependencies, optionalDependencies } = JSON.parse(
  readFileSync(join(root, "test/interop/package.json"), "utf8"),
);
const recipes = frameworkRecipesIn(readFileSync(join(root, "README.md"), "utf8"));
const outcomes = await outcomesOf(cellsFor(recipes, { ...dependencies, ...optionalDependencies }), sandbox);
print(outcomes);
if (outcomes.every(({ failure }) => failure === undefined)) rmSync(sandbox, { recursive: true });
else {
  console.error(`\nthe sandbox is kept: ${sandbox}`);
  process.exitCode = 1;
}
