import { rmdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { makeFolder } from "./folders.ts";
import type { Io } from "./io.ts";
import { fileOutput, type Output, OutputError } from "./output.ts";
import { pathIn } from "./paths.ts";
import { reasonOf } from "./system-errors.ts";
import { printable } from "./text.ts";

/** A file by its path from the working directory. */
export interface FileContent {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Folders that were made: from the outermost to the innermost one. */
interface MadeFolders {
  readonly outermost: string;
  readonly innermost: string;
}

/** Writes all files and the folders that they need or, where one cannot be written or a signal ends the run, none. */
export async function writeFiles(files: readonly FileContent[], io: Io): Promise<void> {
  const outputs: Output[] = [];
  const made: MadeFolders[] = [];
  const discard = () => {
    for (const output of outputs) output.discard();
    for (const folders of made.reverse()) removeEmpty(folders);
  };
  const stopListening = io.onStop(discard);
  try {
    for (const { path, content } of files) {
      made.push(...madeFolders(dirname(path), io.cwd));
      const output = await fileOutput(path, io);
      outputs.push(output);
      await output.write(content);
      await output.close();
    }
    for (const output of outputs) output.publish();
  } catch (error) {
    discard();
    throw error;
  } finally {
    stopListening();
  }
}

function madeFolders(folder: string, cwd: string): MadeFolders[] {
  const innermost = resolve(pathIn(cwd, folder));
  try {
    const outermost = makeFolder(innermost);
    return outermost === undefined ? [] : [{ outermost, innermost }];
  } catch (error) {
    const isFile = ["ENOTDIR", "EEXIST"].includes(String((error as NodeJS.ErrnoException).code));
    const reason = isFile ? "there is a file where a folder must be" : reasonOf(error);
    throw new OutputError(`cannot write ${printable(folder)}: ${reason}`);
  }
}

function removeEmpty({ outermost, innermost }: MadeFolders): void {
  try {
    for (let folder = innermost; ; folder = dirname(folder)) {
      rmdirSync(folder);
      if (folder === outermost) return;
    }
  } catch {
    // Another process has written to it, or removed it.
  }
}
