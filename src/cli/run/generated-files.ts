import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { type Drift, driftOf } from "../../generate/drift.ts";
import { OutputError } from "../io/output.ts";
import { isFolder } from "../io/paths.ts";
import { reasonOf } from "../io/system-errors.ts";
import { printable } from "../io/text.ts";

/** Texts of files by their paths below a folder. */
type Files = ReadonlyMap<string, string>;

/** How the files of a folder differ from what is generated. Files of others, which say nothing of being generated, are none of them. */
export const generatedDrift = (folder: string, expected: Files): Drift[] =>
  driftOf(expected, readGenerated(folder, expected));

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

const mark = "by `event-schema generate`. Do not edit";

function readGenerated(folder: string, expected: Files): Files {
  if (!isFolder(folder, ".")) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  const texts = paths.map((path) => [path, readFileSync(join(folder, path), "utf8")] as const);
  const isOurs = (path: string, text: string) =>
    expected.has(path.replace(partialEnd, "")) || text.slice(0, 500).includes(mark);
  return new Map(texts.filter(([path, text]) => isOurs(path, text)));
}

/** A run that is killed may leave such a file, whole or not. The next one removes it. */
const partialEnd = /\.partial$/;

/** A file appears under its name when all of it is written. */
function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
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
