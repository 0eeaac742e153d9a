import { readdir, realpath, type Stats, stat } from "node:fs";
import { basename } from "node:path";
import { glob } from "tinyglobby";
import { reasonOf } from "./reasons.ts";
import type { Problem } from "./report.ts";

/**
 * The files that match a pattern, sorted; none if it is no pattern after all. As for a shell, hidden files match only where the
 * pattern names them; `node_modules` likewise. What cannot be looked into is a problem, and a link that leads nowhere matches as
 * a file does, so that reading it says what is wrong: nothing is passed over in silence.
 */
export async function filesMatching(pattern: string, problems: Problem[]): Promise<string[]> {
  const ignore = pattern.includes("node_modules") ? [] : ["**/node_modules/**"];
  try {
    const names = await glob(pattern, { expandDirectories: false, ignore, fs: careful(problems) });
    // A file may be named as standard input is.
    return names.map((name) => (name === "-" ? "./-" : name)).sort();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [];
  }
}

/** Whether the pattern asks for files of some kind, and not for whatever there is. */
export const namesKind = (pattern: string): boolean => basename(pattern).includes(".");

type Callback<T> = (error: Error | null, value?: T) => void;

const aFile = { isFile: () => true, isDirectory: () => false, isSymbolicLink: () => false } as Stats;

/** Node's own functions, which tell of each failure once and go on. */
function careful(problems: Problem[]) {
  const isThere = (error: NodeJS.ErrnoException) => error.code !== "ENOENT" && error.code !== "ENOTDIR";
  return {
    readdir(path: string, options: { withFileTypes: true }, callback: Callback<unknown>) {
      readdir(path, options, (error, entries) => {
        if (error && isThere(error))
          problems.push({ file: path, message: `cannot be read: ${reasonOf(error)}`, level: "error" });
        callback(error, entries);
      });
    },
    realpath: (path: string, callback: Callback<string>) =>
      realpath(path, (error, real) => callback(null, error ? path : real)),
    stat: (path: string, callback: Callback<Stats>) =>
      stat(path, (error, found) => callback(null, error ? aFile : found)),
  } as object;
}
