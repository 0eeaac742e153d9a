import { type Dirent, readdir, realpath, type Stats, stat } from "node:fs";
import { glob } from "tinyglobby";
import type { Problem } from "../report/report.ts";
import { reasonOf } from "./system-errors.ts";

/**
 * The files and folders that match a pattern, sorted; none if it is no pattern after all. As for a shell, hidden files match only where the
 * pattern names them; `node_modules` likewise. What cannot be looked into is a problem, and a link that leads nowhere matches as
 * a file does, so that reading it says what is wrong: nothing is passed over in silence.
 */
export async function matchesOf(pattern: string, cwd: string, problems: Problem[]): Promise<string[]> {
  const ignore = pattern.includes("node_modules") ? [] : ["**/node_modules/**"];
  try {
    const only = /[\\/]$/.test(pattern) ? { onlyDirectories: true } : { onlyFiles: false };
    const names = await glob(pattern, { ...only, cwd, expandDirectories: false, ignore, fs: careful(problems) });
    // A file may be named as standard input is.
    return names.map((name) => (name === "-" ? "./-" : withBreaks(name).replace(/(?<=.)\/$/, ""))).sort();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [];
  }
}

/** Line breaks in names, which a pattern's `*` would not match, and what stands for them while it is matched. */
const breaks: readonly (readonly [string, string])[] = [
  ["\n", "\ue00a"],
  ["\r", "\ue00d"],
  ["\u2028", "\ue028"],
  ["\u2029", "\ue029"],
];
const withoutBreaks = (name: string): string => breaks.reduce((text, [a, b]) => text.replaceAll(a, b), name);
const withBreaks = (name: string): string => breaks.reduce((text, [a, b]) => text.replaceAll(b, a), name);

type Callback<T> = (error: Error | null, value?: T) => void;

const aFile = { isFile: () => true, isDirectory: () => false, isSymbolicLink: () => false } as Stats;

/** Node's own functions, which tell of each failure once and go on. */
function careful(problems: Problem[]) {
  const isThere = (error: NodeJS.ErrnoException) => error.code !== "ENOENT" && error.code !== "ENOTDIR";
  return {
    readdir(path: string, options: { withFileTypes: true }, callback: Callback<Dirent[]>) {
      const file = withBreaks(path);
      readdir(file, options, (error, entries) => {
        if (error && isThere(error))
          problems.push({ file, message: `cannot be read: ${reasonOf(error)}`, level: "error" });
        for (const entry of entries ?? []) entry.name = withoutBreaks(entry.name);
        callback(error, entries);
      });
    },
    realpath: (path: string, callback: Callback<string>) =>
      realpath(withBreaks(path), (error, real) => callback(null, error ? path : withoutBreaks(real))),
    stat: (path: string, callback: Callback<Stats>) =>
      stat(withBreaks(path), (error, found) => callback(null, error ? aFile : found)),
  } as object;
}
