import { realpathSync, type Stats, statSync } from "node:fs";
import { isAbsolute, resolve, sep } from "node:path";

/** The path of a file that is named relative to a folder. The name is not normalized: where links lead is for the system to say. */
export const pathIn = (cwd: string, name: string): string =>
  cwd === "." || name === "" || isAbsolute(name) ? name : `${cwd}${sep}${name}`;

/** The file itself, whatever links lead to it. */
export function realPath(name: string, cwd: string): string {
  const path = pathIn(cwd, name);
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** What the name leads to, if it leads anywhere. */
export function statOf(name: string, cwd: string): Stats | undefined {
  try {
    return statSync(pathIn(cwd, name));
  } catch {
    return undefined;
  }
}

export const isFolder = (name: string, cwd: string): boolean => statOf(name, cwd)?.isDirectory() ?? false;

/** In bytes; `undefined` if it is not a regular file. */
export function sizeOfFile(name: string, cwd: string): number | undefined {
  const stat = statOf(name, cwd);
  return stat?.isFile() ? stat.size : undefined;
}

/** Whether it exists and is not a regular file, such as a device or a pipe. */
export const isDevice = (name: string, cwd: string): boolean => statOf(name, cwd)?.isFile() === false;
