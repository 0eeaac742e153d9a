import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { glob } from "tinyglobby";
import { printable } from "./pretty.ts";

/** One source of records. */
export interface Input {
  /** As reports name it: the path as it was given or found, or `-`. */
  readonly name: string;
  /** Rejects with Node's own error if it cannot be read. */
  readonly read: () => Promise<Uint8Array>;
}

/** What the arguments mean, and what is to be complained of. */
export interface Inputs {
  readonly inputs: readonly Input[];
  readonly problems: readonly string[];
}

/** The inputs that the arguments mean: `-`, files, folders (every JSON file in them) and globs, each file once. */
export async function inputsOf(args: readonly string[]): Promise<Inputs> {
  const inputs = new Map<string, Input>();
  const problems: string[] = [];
  for (const arg of args) {
    const names = await namesOf(arg, problems);
    if (names.length === 0) problems.push(`${printable(arg)}: no file matched`);
    for (const name of names) {
      const key = name === "-" ? name : resolve(name);
      if (!inputs.has(key))
        inputs.set(key, { name, read: async () => (name === "-" ? buffer(process.stdin) : readFileSync(name)) });
    }
  }
  return { inputs: [...inputs.values()], problems };
}

async function namesOf(arg: string, problems: string[]): Promise<string[]> {
  if (arg === "-") return [arg];
  const found = statOf(arg);
  if (found?.isDirectory()) return filesIn(arg.replace(/[\\/]+$/, "") || "/", problems);
  // A name that is no file and no pattern is kept, so that reading it says what is wrong.
  if (found || !/[*?[\]{}!()]/.test(arg)) return [arg];
  return (await glob(arg, { dot: true, expandDirectories: false })).sort();
}

/** Every JSON file below the folder, dependencies and hidden folders left out. A folder that cannot be read is a problem. */
function filesIn(folder: string, problems: string[]): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    problems.push(`${printable(folder)}: cannot be read: ${reasonOf(error)}`);
    return [];
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === "." ? entry.name : join(folder, entry.name);
      if (entry.isDirectory()) return /^\.|^node_modules$/.test(entry.name) ? [] : filesIn(path, problems);
      return /\.(json|ndjson|jsonl)$/i.test(entry.name) ? [path] : [];
    });
}

/** Why a file could not be read, in words. */
export function reasonOf(error: unknown): string {
  const { code = "unknown error" } = error as NodeJS.ErrnoException;
  return reasons[code] ?? code;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "permission denied",
  EISDIR: "it is a folder",
  ERR_FS_FILE_TOO_LARGE: "it is larger than 2 GiB",
};

/** What the name leads to; a name that leads nowhere is told when it is read. */
function statOf(name: string): Stats | undefined {
  try {
    return statSync(name);
  } catch {
    return undefined;
  }
}
