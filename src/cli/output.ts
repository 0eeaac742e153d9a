import { once } from "node:events";
import { realpathSync, rmSync, statSync } from "node:fs";
import { type FileHandle, open, rename } from "node:fs/promises";
import { printable } from "./formats/text.ts";
import { reasonOf } from "./reasons.ts";

/** The report could not be written, such as to a full disk. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

/** Where a report goes. */
export interface Output {
  write(text: string): Promise<void>;
  /** The report is whole. */
  finish(): Promise<void>;
  /** The report will not be whole: nothing of it stays, where that can be had. */
  discard(): void;
}

/** Writes to a stream and waits until it has taken the text. A reader that has gone away, as `head` does, ends it quietly. */
export async function writeOut(stream: NodeJS.WriteStream, text: string): Promise<void> {
  const failed = once(stream, "error").then(([error]) => Promise.reject(error));
  const written = new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
  try {
    await Promise.race([written, failed]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw failure("the report", error);
  } finally {
    failed.catch(() => {});
  }
}

const failure = (what: string, error: unknown): OutputError =>
  new OutputError(`cannot write ${what}: ${reasonOf(error)}`);

export const standardOutput = (): Output => ({
  write: (text) => writeOut(process.stdout, text),
  finish: async () => {},
  discard: () => {},
});

/**
 * A file that is written whole or not at all: under another name beside it, renamed at the end. What is no regular file, such
 * as a device or a pipe, is written to as it is.
 */
export async function fileOutput(name: string): Promise<Output> {
  const what = printable(name);
  try {
    const target = targetOf(name);
    const temporary = target && `${target}.${process.pid}.tmp`;
    const file = await open(temporary ?? name, temporary === undefined ? "w" : "wx");
    return outputTo(file, what, temporary, target);
  } catch (error) {
    throw failure(what, error);
  }
}

function outputTo(file: FileHandle, what: string, temporary?: string, target?: string): Output {
  const discard = () => {
    if (temporary !== undefined) rmSync(temporary, { force: true });
  };
  const orDiscard = async (action: () => Promise<unknown>): Promise<void> => {
    try {
      await action();
    } catch (error) {
      discard();
      throw failure(what, error);
    }
  };
  return {
    write: (text) => orDiscard(() => file.writeFile(text)),
    finish: () =>
      orDiscard(async () => {
        if (temporary !== undefined) await file.sync();
        await file.close();
        if (temporary !== undefined && target !== undefined) await rename(temporary, target);
      }),
    discard,
  };
}

/** The regular file that the name leads to or that is yet to be made; nothing if it leads to something else. */
function targetOf(name: string): string | undefined {
  const stat = statSync(name, { throwIfNoEntry: false });
  if (stat === undefined) return name;
  return stat.isFile() ? realpathSync(name) : undefined;
}
