import { readdirSync } from "node:fs";
import { join } from "node:path";
import picomatch from "picomatch";
import { isFolder, pathIn, realPath } from "./paths.ts";
import type { Problem } from "./problem.ts";
import { reasonOf } from "./system-errors.ts";

/**
 * The files and folders that match a pattern, sorted; none if it is not a valid pattern. As in a shell, hidden files match only
 * where the pattern names them; so does `node_modules`. A folder that cannot be read is a problem, and a broken link matches as
 * a file does, so that reading it reports what is wrong.
 */
export function matchesOf(pattern: string, cwd: string, problems: Problem[]): string[] {
  const search = new GlobSearch(cwd, problems, pattern.includes("node_modules"));
  const isFolderPattern = pattern.endsWith("/");
  try {
    for (const alternative of withoutSlashesInBraces(pattern.replace(/(?<=.)\/+$/, ""))) {
      const isAbsolute = alternative.startsWith("/");
      const segments = alternative.replace(/(^|\/)\*\*(\/+\*\*)+(?=\/|$)/g, "$1**").split("/");
      search.match(isAbsolute ? "/" : "", segments.filter(Boolean));
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [];
  }
  const names = [...search.matches].filter((name) => !isFolderPattern || isFolder(name, cwd));
  // A file may have the name of standard input.
  return names.map((name) => (name === "-" ? "./-" : name)).sort();
}

/** Each alternative of braces that contain a slash, as a pattern of its own. */
function withoutSlashesInBraces(pattern: string): string[] {
  const [, before = "", inside, after = ""] = /^(.*?)\{([^{}]*\/[^{}]*)\}(.*)$/s.exec(pattern) ?? [];
  if (inside === undefined) return [pattern];
  return inside.split(",").flatMap((part) => withoutSlashesInBraces(before + part + after));
}

/** A search for names that match patterns, one segment of the pattern after the other. */
class GlobSearch {
  readonly matches = new Set<string>();
  readonly #cwd: string;
  readonly #problems: Problem[];
  readonly #hasDependencies: boolean;
  /** The names in each folder that has been read. */
  readonly #names = new Map<string, readonly string[]>();

  constructor(cwd: string, problems: Problem[], hasDependencies: boolean) {
    this.#cwd = cwd;
    this.#problems = problems;
    this.#hasDependencies = hasDependencies;
  }

  match(folder: string, [segment, ...rest]: readonly string[]): void {
    if (segment === undefined) this.matches.add(folder);
    else if (segment === "**") this.#matchBelow(folder, rest, new Set());
    else if (/[*?[\]{}!()+@\\]/.test(segment)) {
      // A name may contain line breaks, which `.` matches only with this flag.
      const isMatch = picomatch(segment, { flags: "s", nonegate: true, posix: true });
      for (const name of this.#namesIn(folder)) if (isMatch(name)) this.#descend(join(folder, name), rest);
    } else if (rest.length > 0 || this.#namesIn(folder).includes(segment)) this.#descend(join(folder, segment), rest);
  }

  #descend(path: string, rest: readonly string[]): void {
    if (rest.length === 0 || isFolder(path, this.#cwd)) this.match(path, rest);
  }

  /** Matches the rest of a pattern in a folder and in all folders below it. Circles of links end it. */
  #matchBelow(folder: string, rest: readonly string[], outer: ReadonlySet<string>): void {
    const real = realPath(folder || ".", this.#cwd);
    if (outer.has(real)) return;
    this.match(folder, rest.length > 0 ? rest : ["*"]);
    for (const name of this.#namesIn(folder)) {
      const path = join(folder, name);
      if (!name.startsWith(".") && isFolder(path, this.#cwd)) this.#matchBelow(path, rest, new Set(outer).add(real));
    }
  }

  #namesIn(folder: string): readonly string[] {
    const known = this.#names.get(folder);
    if (known !== undefined) return known;
    const names = this.#read(folder).filter((name) => name !== "node_modules" || this.#hasDependencies);
    this.#names.set(folder, names);
    return names;
  }

  #read(folder: string): string[] {
    try {
      return readdirSync(pathIn(this.#cwd, folder || "."));
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      if (!["ENOENT", "ENOTDIR"].includes(code))
        this.#problems.push({ file: folder, message: `cannot be read: ${reasonOf(error)}`, level: "error" });
      return [];
    }
  }
}
