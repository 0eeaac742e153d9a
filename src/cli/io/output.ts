import { randomUUID } from "node:crypto";
import { fstatSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { printable } from "../report/text.ts";
import { isFolder, realPath } from "./inputs.ts";
import { reasonOf } from "./system-errors.ts";

/** The report could not be written, such as to a full disk. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

/** Where a report, or what is routed, goes. */
export interface Output {
  /** Says whether anybody is still there to read. */
  write(text: string | Uint8Array): Promise<boolean>;
  /** All is written, and is on the disk when this is done. */
  close(): Promise<void>;
  /** What has been closed takes its name. */
  publish(): void;
  /** It will not be whole: nothing of it stays, where that can be had. */
  discard(): void;
}

/** Tells of something beside the report; that nobody can be told stops nothing. */
export async function writeAside(text: string): Promise<void> {
  await writeOut(process.stderr, text).catch(() => {});
}

/** Writes to a stream and waits until it has taken the text. That a reader has gone away, as `head` does, is no failure. */
export async function writeOut(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<boolean> {
  try {
    await new Promise<void>((resolve, reject) => {
      const done = (error?: Error | null) => {
        stream.off("error", done);
        if (error) reject(error);
        else resolve();
      };
      stream.on("error", done);
      stream.write(text, done);
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw failure("the report", error);
    return false;
  }
}

function failure(what: string, error: unknown): OutputError {
  const isFolderMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
  return new OutputError(`cannot write ${what}: ${isFolderMissing ? "there is no such folder" : reasonOf(error)}`);
}

/** Whether it is where the report goes: the report of the last run is no payload. */
export const isReport = (name: string, output: string | undefined): boolean =>
  output !== undefined && name !== "-" && realPath(name) === realPath(output) && !isFolder(output);

export const streamOutput = (stream: NodeJS.WriteStream): Output => ({
  write: (text) => writeOut(stream, text),
  close: async () => {},
  publish: () => {},
  discard: () => {},
});

/**
 * A file that is written whole or not at all: under another name beside it, renamed at the end. What is no regular file, such
 * as a device or a pipe, is written to as it is.
 */
export async function fileOutput(name: string): Promise<Output> {
  const what = printable(name);
  try {
    if (leadsTo(name, 1)) return streamOutput(process.stdout);
    if (leadsTo(name, 2)) return streamOutput(process.stderr);
    const target = targetOf(name);
    const temporary = target && `${target}.${randomUUID().slice(0, 8)}.tmp`;
    const file = await open(temporary ?? name, temporary === undefined ? "w" : "wx", modeOf(name));
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
    async write(text) {
      await orDiscard(() => file.writeFile(text));
      return true;
    },
    close: () =>
      orDiscard(async () => {
        if (temporary !== undefined) await file.sync();
        await file.close();
      }),
    publish() {
      try {
        if (temporary !== undefined && target !== undefined) renameSync(temporary, target);
      } catch (error) {
        discard();
        throw failure(what, error);
      }
    },
    discard,
  };
}

/** Whether the name, such as /dev/stdout, leads to where the stream goes: a file put in its place would be seen by nobody. */
function leadsTo(name: string, stream: number): boolean {
  try {
    const [named, standard] = [statSync(name), fstatSync(stream)];
    return named.dev === standard.dev && named.ino === standard.ino;
  } catch {
    // Nothing is there, or the stream is closed.
    return false;
  }
}

/** Whether it is there and no regular file, such as a device or a pipe. */
export const isDevice = (name: string): boolean => statSync(name, { throwIfNoEntry: false })?.isFile() === false;

const modeOf = (name: string): number | undefined => statSync(name, { throwIfNoEntry: false })?.mode;

/** The regular file that the name leads to or that is yet to be made; nothing if it leads to something else. */
function targetOf(name: string): string | undefined {
  const stat = statSync(name, { throwIfNoEntry: false });
  if (stat === undefined) return name;
  return stat.isFile() ? realpathSync(name) : undefined;
}
