import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { isFolder } from "./paths.ts";

/**
 * Makes a folder, and those above it that are missing; returns the outermost one that was made. What Node does by `recursive` never
 * ends in a folder that takes no others, such as `/proc`, whose answer is that there is no such file.
 */
export function makeFolder(path: string): string | undefined {
  if (isFolder(path, ".")) return undefined;
  const parent = dirname(path);
  const outermost = parent === path ? undefined : makeFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process has been faster.
    if (isFolder(path, ".")) return outermost;
    const isRefused = (error as NodeJS.ErrnoException).code === "ENOENT" && isFolder(parent, ".");
    throw isRefused ? Object.assign(error as Error, { code: "EPERM" }) : error;
  }
  return outermost ?? path;
}
