import { type Dirent, readdirSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { fileBytes, stdinBytes } from "./bytes.ts";
import { matchesOf } from "./globs.ts";
import type { Io } from "./io.ts";
import { isFolder, pathIn, realPath, sizeOfFile, statOf } from "./paths.ts";
import type { Problem } from "./problem.ts";
import { configName } from "./settings.ts";
import { reasonOf } from "./system-errors.ts";
import { printable } from "./text.ts";

/** One source of records. */
export interface Input {
  /** As reports name it: the path as it was given or found, or `-`. */
  readonly name: string;
  /** Throws Node's own error or an `InputError` if it cannot be read to its end. */
  readonly bytes: (warn: (message: string) => void) => AsyncIterable<Uint8Array>;
  /** Whether it was found in a folder or by a glob, so that nobody has named it. */
  readonly isFound?: boolean;
}

/** The inputs that arguments name, and what is wrong with the arguments. */
export interface Inputs {
  readonly inputs: readonly Input[];
  readonly problems: Problem[];
}

/** The inputs that the arguments mean: `-`, files, folders (every JSON file in them) and globs, each file once. */
export function inputsOf(args: readonly string[], io: Io): Inputs {
  const inputs = new Map<string, Input>();
  const problems: Problem[] = [];
  for (const arg of args) {
    const all = namesOf(arg, problems, io.cwd);
    const isFound = all[0] !== arg;
    const names = isFound ? all.filter((name) => !isOwnFile(name)) : all;
    if (names.length < all.length) problems.push(leftOut(arg, [...new Set(all.filter(isOwnFile))]));
    if (names.length === 0) problems.push({ file: arg, message: noMatch(arg), level: "error" });
    for (const name of names) {
      const key = name === "-" ? name : realPath(name, io.cwd);
      const known = inputs.get(key);
      const isStillFound = isFound && known?.isFound !== false;
      // A file's own name is preferred to the links that lead to it.
      const isPreferred = known === undefined || (isLink(known.name, key, io) && !isLink(name, key, io));
      inputs.set(key, { ...inputOf(isPreferred ? name : known.name, io), isFound: isStillFound });
    }
  }
  return { inputs: [...inputs.values()], problems };
}

/** The command line of Windows leaves single quotes where they are, and word processors make typographic ones. */
const isQuoted = (arg: string): boolean => /^['\u2018-\u201f]|['\u2018-\u201f]$/.test(arg);

const noMatch = (arg: string): string =>
  `no file matched${isQuoted(arg) ? "; the quotes are part of the name here: use plain double quotes" : ""}`;

const isLink = (name: string, real: string, { cwd }: Io): boolean => resolve(cwd, name) !== real;

export const inputOf = (name: string, io: Io): Input => ({
  name,
  bytes: (warn) => (name === "-" ? stdinBytes(io.stdin) : fileBytes(pathIn(io.cwd, name), warn)),
});

/** The total size of the inputs in bytes; `undefined` if it is unknown before they are read. */
export function totalSize(inputs: readonly Input[], cwd: string): number | undefined {
  let total = 0;
  for (const { name } of inputs) {
    const size = name === "-" || /\.gz$/i.test(name) ? undefined : sizeOfFile(name, cwd);
    if (size === undefined) return undefined;
    total += size;
  }
  return total;
}

function namesOf(arg: string, problems: Problem[], cwd: string): string[] {
  if (arg === "-") return [arg];
  const found = statOf(arg, cwd);
  if (found?.isDirectory())
    return filesIn(arg.replace(sep === "/" ? /(?<=.)\/+$/ : /(?<=.)[\\/]+$/, ""), cwd, problems);
  // A name that is neither a file nor a pattern is kept, so that reading it reports what is wrong.
  if (found || !(isQuoted(arg) || /[*?[\]{}!()]/.test(arg))) return [arg];
  return matchesOf(arg, cwd, problems).flatMap((name) => (isFolder(name, cwd) ? filesIn(name, cwd, problems) : [name]));
}

/** Whether the file is the tool's own: its configuration, or a part of a suite of fixtures that is not a fixture. */
const isOwnFile = (name: string): boolean =>
  ["suite.json", configName].includes(name.split(/[\\/]/).at(-1) as string) || name.endsWith(".issues.json");

function leftOut(file: string, names: readonly string[]): Problem {
  const shown = names.slice(0, maxShown).map((name) => printable(name));
  const more = names.length > maxShown ? `, and ${names.length - maxShown} more` : "";
  return {
    file,
    message: `files of event-schema itself are not validated: ${shown.join(", ")}${more}`,
    level: "warning",
  };
}

const maxShown = 3;

/** Whether a file of this name, in a folder that is read as a whole, is a payload file. */
export const isPayloadName = (name: string): boolean => isJsonName(name) && !isOwnFile(name);

const isJsonName = (name: string): boolean => /\.(json|ndjson|jsonl)(\.gz)?$/i.test(name);

/**
 * Every JSON file below the folder, except for dependencies and hidden folders. Symbolic links are followed, but no folder is
 * read twice. A folder that cannot be read is a problem.
 */
export function filesIn(folder: string, cwd: string, problems: Problem[], seen = new Set<string>()): string[] {
  let entries: Dirent[];
  const real = realPath(folder, cwd);
  if (seen.has(real)) return [];
  seen.add(real);
  try {
    entries = readdirSync(pathIn(cwd, folder), { withFileTypes: true });
  } catch (error) {
    problems.push({ file: folder, message: `cannot be read: ${reasonOf(error)}`, level: "error" });
    return [];
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === "." ? entry.name : join(folder, entry.name);
      const stat = entry.isSymbolicLink() ? statOf(path, cwd) : entry;
      if (stat?.isDirectory()) {
        return /^\.|^node_modules$/.test(entry.name) ? [] : filesIn(path, cwd, problems, seen);
      }
      // A broken link is kept, so that reading it reports that.
      return isJsonName(entry.name) && (stat === undefined || stat.isFile()) ? [path] : [];
    });
}
