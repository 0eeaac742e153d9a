import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../io/exit.ts";
import { filesIn, isFolder, isPayloadName } from "../io/inputs.ts";
import { reasonOf } from "../io/system-errors.ts";
import type { Problem } from "../report/report.ts";
import { printable } from "../report/text.ts";

/** A folder with fixtures in `valid/` and `invalid/`. */
export interface Suite {
  readonly folder: string;
  /** What its `suite.json` says. */
  readonly schema?: string;
  readonly description?: string;
  readonly fixtures: readonly Fixture[];
  /** Files that state the issues of a fixture that is not there. */
  readonly orphans: readonly Orphan[];
}

export interface Orphan {
  readonly file: string;
  readonly isBesideValid: boolean;
}

export interface Fixture {
  readonly file: string;
  /** Where its issues are stated, of a fixture that must fail. */
  readonly statedIn?: string;
}

/** The suites at and below a folder. What cannot be read is a problem; a wrong `suite.json` throws a `UsageError`. */
export function suitesIn(folder: string, problems: Problem[], seen = new Set<string>(), isInside = false): Suite[] {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) {
    const message = stat === undefined ? "there is no such folder" : "it is no folder; name the one that holds valid/";
    problems.push({ file: folder, message, level: "error" });
    return [];
  }
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  const inner = foldersIn(folder);
  const isSuite = inner.some(isPart);
  const said = join(folder, "suite.json");
  if (!isSuite && existsSync(said))
    problems.push({ file: said, message: "there is no folder valid or invalid beside it", level: "error" });
  const isStrict = isSuite || isInside;
  // Such as in a folder whose name is misspelt: they would be passed over in silence.
  for (const file of isStrict ? looseIn(folder) : [])
    problems.push({ file, message: "it is in neither valid/ nor invalid/, so nothing is tested", level: "error" });
  const others = inner.filter((name) => !isPart(name)).map((name) => join(folder, name));
  const nested = others.flatMap((path) => suitesIn(path, problems, seen, isStrict));
  return [...(isSuite ? [suiteAt(folder, problems)] : []), ...nested];
}

/** Payload files that lie beside `valid/` and `invalid/`. */
const looseIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => isPayloadName(name))
    .map((name) => join(folder, name));

const isPart = (name: string): boolean => name === "valid" || name === "invalid";

/** The folders in a folder. A link is followed only by those who know where they have been. */
function foldersIn(folder: string): string[] {
  const isFolder = (path: string): boolean => {
    try {
      return statSync(path).isDirectory();
    } catch {
      return false;
    }
  };
  return readdirSync(folder)
    .filter((name) => !/^\.|^node_modules$/.test(name) && isFolder(join(folder, name)))
    .sort();
}

function suiteAt(folder: string, problems: Problem[]): Suite {
  const valid = partOf(folder, "valid", problems).map((file) => ({ file }));
  const invalid = partOf(folder, "invalid", problems).map((file) => ({ file, statedIn: statedIn(file) }));
  for (const { file, statedIn } of invalid) {
    const other = invalid.find((one) => one.statedIn === statedIn)?.file as string;
    const message = `its issues would be stated in the same file as those of ${printable(other)}: rename one`;
    if (other !== file) problems.push({ file, message, level: "error" });
  }
  const stated = new Set(invalid.map((fixture) => fixture.statedIn));
  return {
    folder,
    ...said(folder),
    fixtures: [...valid, ...invalid],
    orphans: ["valid", "invalid"].flatMap((part) =>
      statementsIn(join(folder, part))
        .filter((file) => !stated.has(file))
        .map((file) => ({ file, isBesideValid: part === "valid" })),
    ),
  };
}

function partOf(folder: string, part: string, problems: Problem[]): string[] {
  const path = join(folder, part);
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? filesIn(path, problems) : [];
}

const statedIn = (file: string): string =>
  join(dirname(file), `${basename(file).replace(/\.(json|ndjson|jsonl)(\.gz)?$/i, "")}.issues.json`);

function statementsIn(folder: string, seen = new Set<string>()): string[] {
  if (!isFolder(folder) || seen.has(realpathSync(folder))) return [];
  seen.add(realpathSync(folder));
  const own = readdirSync(folder).filter((name) => name.endsWith(".issues.json"));
  const inner = foldersIn(folder).flatMap((name) => statementsIn(join(folder, name), seen));
  return [...own.map((name) => join(folder, name)), ...inner].sort();
}

function said(folder: string): Pick<Suite, "schema" | "description"> {
  const path = join(folder, "suite.json");
  if (!existsSync(path)) return {};
  const wrong = (why: string) => new UsageError(`${printable(path, 400)}: ${why}`);
  let suite: unknown;
  try {
    suite = JSON.parse(readFileSync(path, "utf8").replace(/^\ufeff/, ""));
  } catch (error) {
    throw wrong(error instanceof SyntaxError ? "it is not JSON" : `cannot be read: ${reasonOf(error)}`);
  }
  const { schema, description, ...others } = (suite ?? {}) as Record<string, unknown>;
  const isText = typeof schema === "string" && (description === undefined || typeof description === "string");
  if (!isText || Object.keys(others).length > 0)
    throw wrong('it must be { "schema": "…" }, with a "description" if you like');
  return description === undefined ? { schema } : { schema, description };
}
