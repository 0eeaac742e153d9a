import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import type { Problem } from "../report/report.ts";
import { fileBytes, stdinBytes } from "./bytes.ts";
import { matchesOf } from "./globs.ts";
import { reasonOf } from "./system-errors.ts";

/** One source of records. */
export interface Input {
  /** As reports name it: the path as it was given or found, or `-`. */
  readonly name: string;
  /** Throws Node's own error or an `InputError` if it cannot be read to its end. */
  readonly bytes: (warn: (message: string) => void) => AsyncIterable<Uint8Array>;
}

/** What the arguments mean, and what is to be complained of. */
export interface Inputs {
  readonly inputs: readonly Input[];
  readonly problems: Problem[];
}

/** The inputs that the arguments mean: `-`, files, folders (every JSON file in them) and globs, each file once. */
export async function inputsOf(args: readonly string[]): Promise<Inputs> {
  const inputs = new Map<string, Input>();
  const problems: Problem[] = [];
  for (const arg of args) {
    const names = await namesOf(arg, problems);
    if (names.length === 0) problems.push({ file: arg, message: "no file matched", level: "error" });
    for (const name of names) {
      const key = name === "-" ? name : realPath(name);
      const known = inputs.get(key);
      // Of several links to one file, its own name is the one to tell.
      if (known === undefined || (isLink(known.name, key) && !isLink(name, key))) inputs.set(key, inputOf(name));
    }
  }
  return { inputs: [...inputs.values()], problems };
}

const isLink = (name: string, real: string): boolean => resolve(name) !== real;

export const inputOf = (name: string): Input => ({
  name,
  bytes: (warn) => (name === "-" ? stdinBytes(process.stdin) : fileBytes(name, warn)),
});

/** How many bytes the inputs hold in all, where that can be told before they are read. */
export function totalSize(inputs: readonly Input[]): number | undefined {
  let total = 0;
  for (const { name } of inputs) {
    const size = name === "-" || /\.gz$/i.test(name) ? undefined : sizeOfFile(name);
    if (size === undefined) return undefined;
    total += size;
  }
  return total;
}

/** In bytes; nothing of what is no regular file. */
export function sizeOfFile(name: string): number | undefined {
  const stat = statOf(name);
  return stat?.isFile() ? stat.size : undefined;
}

async function namesOf(arg: string, problems: Problem[]): Promise<string[]> {
  if (arg === "-") return [arg];
  const found = statOf(arg);
  if (found?.isDirectory()) return filesIn(arg.replace(sep === "/" ? /(?<=.)\/+$/ : /(?<=.)[\\/]+$/, ""), problems);
  // A name that is no file and no pattern is kept, so that reading it says what is wrong.
  if (found || !/[*?[\]{}!()]/.test(arg)) return [arg];
  const names = (await matchesOf(arg, problems)).filter((name) => !isAside(name));
  return names.flatMap((name) => (isFolder(name) ? filesIn(name, problems) : [name]));
}

/** Files that belong to a suite of fixtures and are no fixtures. */
const isAside = (name: string): boolean => /(^|[\\/])suite\.json$|\.issues\.json$/.test(name);

/** Whether a file of this name is a payload file, in a folder that is read whole. */
export const isPayloadName = (name: string): boolean => isJsonName(name) && !isAside(name);

const isJsonName = (name: string): boolean => /\.(json|ndjson|jsonl)(\.gz)?$/i.test(name);

/**
 * Every JSON file below the folder, dependencies and hidden folders left out. Symbolic links are followed, into no folder
 * twice. A folder that cannot be read is a problem.
 */
export function filesIn(folder: string, problems: Problem[], seen = new Set<string>()): string[] {
  let entries: Dirent[];
  const real = realPath(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    problems.push({ file: folder, message: `cannot be read: ${reasonOf(error)}`, level: "error" });
    return [];
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === "." ? entry.name : join(folder, entry.name);
      const stat = entry.isSymbolicLink() ? statOf(path) : entry;
      if (stat?.isDirectory()) {
        return /^\.|^node_modules$/.test(entry.name) ? [] : filesIn(path, problems, seen);
      }
      // A link that leads nowhere is kept, so that reading it says so.
      return isPayloadName(entry.name) && (stat === undefined || stat.isFile()) ? [path] : [];
    });
}

/** The file itself, whatever links lead to it. */
export function realPath(name: string): string {
  try {
    return realpathSync(name);
  } catch {
    return resolve(name);
  }
}

export const isFolder = (name: string): boolean => statOf(name)?.isDirectory() ?? false;

/** What the name leads to; a name that leads nowhere is told when it is read. */
function statOf(name: string): Stats | undefined {
  try {
    return statSync(name);
  } catch {
    return undefined;
  }
}
