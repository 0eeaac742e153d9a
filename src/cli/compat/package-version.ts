import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** What is asked of a `package.json`. */
export interface Manifest {
  readonly name?: unknown;
  readonly version?: unknown;
}

/** The manifest in a folder; `undefined` where there is none that can be read. */
export function manifestIn(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  } catch {
    return undefined;
  }
}

/** The folder of the nearest `package.json` at a path or above it that has a version. */
export function packageAbove(path: string): string | undefined {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (typeof manifestIn(folder)?.version === "string") return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** The version of that package. */
export function versionAbove(path: string): string | undefined {
  const folder = packageAbove(path);
  return folder === undefined ? undefined : (manifestIn(folder)?.version as string);
}
