import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readStrictly } from "../../runtime/json/strict.ts";
import { UsageError } from "../io/exit.ts";
import { filesIn, isPayloadName } from "../io/inputs.ts";
import { isFolder, pathIn, realPath, statOf } from "../io/paths.ts";
import type { Problem } from "../io/problem.ts";
import { reasonOf } from "../io/system-errors.ts";
import { printable } from "../io/text.ts";

/** A folder with fixtures in `valid/` and `invalid/`. */
export interface Suite {
  readonly folder: string;
  /** The schema that its `suite.json` names. */
  readonly schema?: string;
  readonly description?: string;
  readonly fixtures: readonly Fixture[];
  /** Files of expected issues without their fixture. */
  readonly orphans: readonly Orphan[];
}

export interface Orphan {
  readonly file: string;
  readonly isBesideValid: boolean;
}

export interface Fixture {
  readonly file: string;
  /** The file of its expected issues, if it must fail. */
  readonly issuesFile?: string;
}

/** The suites at and below a folder. What cannot be read is a problem; a wrong `suite.json` throws a `UsageError`. */
export function suitesIn(folder: string, cwd: string, problems: Problem[]): Suite[] {
  const stat = statOf(folder, cwd);
  if (stat?.isDirectory()) return suitesBelow(folder, cwd, problems, new Set(), false);
  const message = stat === undefined ? "no such folder" : "it is not a folder; name the one that holds valid/";
  problems.push({ file: folder, message, level: "error" });
  return [];
}

function suitesBelow(folder: string, cwd: string, problems: Problem[], seen: Set<string>, isInside: boolean): Suite[] {
  const real = realPath(folder, cwd);
  if (seen.has(real)) return [];
  seen.add(real);
  const inner = foldersIn(folder, cwd);
  const isSuite = inner.some(isSuitePart);
  const config = join(folder, "suite.json");
  if (!isSuite && statOf(config, cwd))
    problems.push({ file: config, message: "there is no folder valid or invalid beside it", level: "error" });
  const isStrict = isSuite || isInside;
  // They would be skipped silently, for example in a folder with a misspelt name.
  for (const file of isStrict ? looseIn(folder, cwd) : [])
    problems.push({ file, message: "it is in neither valid/ nor invalid/, so it is not tested", level: "error" });
  const others = inner.filter((name) => !isSuitePart(name)).map((name) => join(folder, name));
  const nested = others.flatMap((path) => suitesBelow(path, cwd, problems, seen, isStrict));
  return [...(isSuite ? [suiteAt(folder, cwd, problems)] : []), ...nested];
}

/** Payload files that lie beside `valid/` and `invalid/`. */
const looseIn = (folder: string, cwd: string): string[] =>
  readdirSync(pathIn(cwd, folder))
    .filter((name) => isPayloadName(name))
    .map((name) => join(folder, name));

const isSuitePart = (name: string): boolean => name === "valid" || name === "invalid";

/** The names of the folders in a folder, links to folders among them: the caller must keep track of circles. */
const foldersIn = (folder: string, cwd: string): string[] =>
  readdirSync(pathIn(cwd, folder))
    .filter((name) => !/^\.|^node_modules$/.test(name) && isFolder(join(folder, name), cwd))
    .sort();

function suiteAt(folder: string, cwd: string, problems: Problem[]): Suite {
  const valid = partOf(folder, "valid", cwd, problems).map((file) => ({ file }));
  const invalid = partOf(folder, "invalid", cwd, problems).map((file) => ({ file, issuesFile: issuesFileOf(file) }));
  for (const { file, issuesFile } of invalid) {
    const other = invalid.find((one) => one.issuesFile === issuesFile)?.file as string;
    const message = `its issues would be listed in the same file as those of ${printable(other)}: rename one`;
    if (other !== file) problems.push({ file, message, level: "error" });
  }
  const expected = new Set(invalid.map((fixture) => fixture.issuesFile));
  return {
    folder,
    ...suiteConfig(folder, cwd),
    fixtures: [...valid, ...invalid],
    orphans: ["valid", "invalid"].flatMap((part) =>
      issuesFilesIn(join(folder, part), cwd)
        .filter((file) => !expected.has(file))
        .map((file) => ({ file, isBesideValid: part === "valid" })),
    ),
  };
}

function partOf(folder: string, part: string, cwd: string, problems: Problem[]): string[] {
  const path = join(folder, part);
  return isFolder(path, cwd) ? filesIn(path, cwd, problems).filter(isPayloadName) : [];
}

const issuesFileOf = (file: string): string =>
  join(dirname(file), `${basename(file).replace(/\.(json|ndjson|jsonl)(\.gz)?$/i, "")}.issues.json`);

function issuesFilesIn(folder: string, cwd: string, seen = new Set<string>()): string[] {
  if (!isFolder(folder, cwd) || seen.has(realPath(folder, cwd))) return [];
  seen.add(realPath(folder, cwd));
  const own = readdirSync(pathIn(cwd, folder)).filter((name) => name.endsWith(".issues.json"));
  const inner = foldersIn(folder, cwd).flatMap((name) => issuesFilesIn(join(folder, name), cwd, seen));
  return [...own.map((name) => join(folder, name)), ...inner].sort();
}

function suiteConfig(folder: string, cwd: string): Pick<Suite, "schema" | "description"> {
  const path = join(folder, "suite.json");
  if (statOf(path, cwd) === undefined) return {};
  const wrong = (why: string) => new UsageError(`${printable(path, 400)}: ${why}`);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(pathIn(cwd, path));
  } catch (error) {
    throw wrong(`cannot be read: ${reasonOf(error)}`);
  }
  const suite = readStrictly(bytes);
  if ("problem" in suite) throw wrong(suite.problem);
  const { schema, description, ...others } = (suite.value ?? {}) as Record<string, unknown>;
  const isFine = typeof schema === "string" && (description === undefined || typeof description === "string");
  if (!isFine || Object.keys(others).length > 0)
    throw wrong('it must be { "schema": "…" }, with an optional "description"');
  return description === undefined ? { schema } : { schema, description };
}
