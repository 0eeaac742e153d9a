import { randomUUID } from "node:crypto";
import { fstatSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { printable } from "../report/text.ts";
import type { Io, OutputStream } from "./io.ts";
import { isFolder, pathIn, realPath } from "./paths.ts";
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

/** Writes a message to standard error. That it cannot be written does not stop the run. */
export async function writeMessage(io: Io, text: string): Promise<void> {
  await writeOut(io.stderr, `event-schema: ${text}\n`).catch(() => {});
}

/** Writes to a stream and waits until it has taken the text. That a reader has gone away, as `head` does, is no failure. */
export async function writeOut(stream: OutputStream, text: string | Uint8Array): Promise<boolean> {
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
export const isReport = (name: string, output: string | undefined, cwd: string): boolean =>
  output !== undefined && name !== "-" && realPath(name, cwd) === realPath(output, cwd) && !isFolder(output, cwd);

export const streamOutput = (stream: OutputStream): Output => ({
  write: (text) => writeOut(stream, text),
  close: async () => {},
  publish: () => {},
  discard: () => {},
});

/**
 * A file that is written whole or not at all: under another name beside it, renamed at the end. What is no regular file, such
 * as a device or a pipe, is written to as it is.
 */
export async function fileOutput(name: string, { stdout, stderr, cwd }: Io): Promise<Output> {
  const what = printable(name);
  const path = pathIn(cwd, name);
  try {
    for (const stream of [stdout, stderr]) if (leadsTo(path, stream)) return streamOutput(stream);
    const target = targetOf(path);
    const temporary = target && `${target}.${randomUUID().slice(0, 8)}.tmp`;
    const file = await open(
      temporary ?? path,
      temporary === undefined ? "w" : "wx",
      statSync(path, { throwIfNoEntry: false })?.mode,
    );
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
function leadsTo(path: string, { fd }: OutputStream): boolean {
  try {
    if (fd === undefined) return false;
    const [named, standard] = [statSync(path), fstatSync(fd)];
    return named.dev === standard.dev && named.ino === standard.ino;
  } catch {
    // Nothing is there, or the stream is closed.
    return false;
  }
}

/** The regular file that the path leads to or that is yet to be made; `undefined` if it leads to something else. */
function targetOf(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return path;
  return stat.isFile() ? realpathSync(path) : undefined;
}
