import { readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { type Drift, driftOf } from "../../generate/drift.ts";
import { makeFolder } from "../io/folders.ts";
import { OutputError } from "../io/output.ts";
import { isFolder } from "../io/paths.ts";
import { reasonOf } from "../io/system-errors.ts";
import { printable } from "../io/text.ts";

/** Texts of files by their paths below a folder. */
export type Files = ReadonlyMap<string, string>;

/** Files that are generated together. */
export interface GeneratedFiles {
  readonly texts: Files;
  /** Whether a file of the folder is one of them, or was. By default, one is that says of itself that it is generated. */
  readonly isOwn?: (path: string, text: string) => boolean;
}

/** How the files of a folder differ from what is generated. Files of others are none of them. */
export function generatedDrift(folder: string, { texts, isOwn = isMarked }: GeneratedFiles): Drift[] {
  const found = [...filesIn(folder)].filter(
    ([path, text]) => texts.has(path.replace(partialEnd, "")) || isOwn(path, text),
  );
  return driftOf(texts, new Map(found));
}

/** Makes the files of a folder what is generated: each is whole at any time. Throws an `OutputError` where one cannot be written. */
export function mendDrift(folder: string, expected: Files, drift: readonly Drift[]): void {
  for (const { path, problem } of drift) {
    const file = join(folder, path);
    try {
      if (problem === "left over") removeFile(folder, file);
      else writeWhole(file, expected.get(path) as string);
    } catch (error) {
      throw new OutputError(`cannot write ${printable(file)}: ${reasonOf(error)}`);
    }
  }
}

const isMarked = (_: string, text: string): boolean =>
  text.slice(0, 500).includes("by `event-schema generate`. Do not edit");

/** The files in a folder and below it. */
export function filesIn(folder: string): Files {
  if (!isFolder(folder, ".")) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** A run that is killed may leave such a file, whole or not. The next one removes it. */
const partialEnd = /\.partial$/;

/** A file appears under its name when all of it is written. */
function writeWhole(file: string, text: string): void {
  makeFolder(dirname(file));
  const partial = `${file}.partial`;
  try {
    writeFileSync(partial, text);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** Folders that are empty then are removed too. What a killed run has left may have been written over already. */
function removeFile(folder: string, file: string): void {
  rmSync(file, { force: true });
  for (let parent = dirname(file); parent !== folder && readdirSync(parent).length === 0; parent = dirname(parent))
    rmdirSync(parent);
}
