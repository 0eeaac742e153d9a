import { randomUUID } from "node:crypto";
import { fstatSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { Io, OutputStream } from "./io.ts";
import { isFolder, pathIn, realPath } from "./paths.ts";
import type { ReportTarget } from "./report-targets.ts";
import { reasonOf } from "./system-errors.ts";
import { printable } from "./text.ts";

/** The report could not be written, such as to a full disk. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

/** The destination of a report or of routed payloads. */
export interface Output {
  /** Returns whether there is still a reader. */
  write(text: string | Uint8Array): Promise<boolean>;
  /** Resolves when everything is on the disk. */
  close(): Promise<void>;
  /** Gives a closed file its name. */
  publish(): void;
  /** Removes an incomplete file, if possible. */
  discard(): void;
}

/** Writes a message to standard error. That it cannot be written does not stop the run. */
export async function writeMessage(io: Io, text: string): Promise<void> {
  await writeOut(io.stderr, `event-schema: ${text}\n`).catch(() => {});
}

/** Writes to a stream and waits until it has taken the text. Returns whether there is still a reader; `head`, for example, goes away early. */
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
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw outputError("the report", error);
    return false;
  }
}

function outputError(what: string, error: unknown): OutputError {
  const isFolderMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
  return new OutputError(`cannot write ${what}: ${isFolderMissing ? "no such folder" : reasonOf(error)}`);
}

/** Whether it is a file that a report goes to: the report of the last run is not a payload. */
export const isReport = (name: string, reports: readonly ReportTarget[], cwd: string): boolean =>
  name !== "-" &&
  reports.some(
    ({ output }) => output !== undefined && realPath(name, cwd) === realPath(output, cwd) && !isFolder(output, cwd),
  );

export const streamOutput = (stream: OutputStream): Output => ({
  write: (text) => writeOut(stream, text),
  close: async () => {},
  publish: () => {},
  discard: () => {},
});

/**
 * A file that is written whole or not at all: under a temporary name beside it, renamed at the end. What is not a regular file,
 * such as a device or a pipe, is written to directly.
 */
export async function fileOutput(name: string, { stdout, stderr, cwd }: Io): Promise<Output> {
  const what = printable(name);
  const path = pathIn(cwd, name);
  try {
    for (const stream of [stdout, stderr]) if (leadsTo(path, stream)) return streamOutput(stream);
    const target = regularTarget(path);
    const temporary = target && `${target}.${randomUUID().slice(0, 8)}.tmp`;
    const file = await open(
      temporary ?? path,
      temporary === undefined ? "w" : "wx",
      statSync(path, { throwIfNoEntry: false })?.mode,
    );
    return outputTo(file, what, temporary, target);
  } catch (error) {
    throw outputError(what, error);
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
      throw outputError(what, error);
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
        throw outputError(what, error);
      }
    },
    discard,
  };
}

/** Whether the path, such as /dev/stdout, leads to the target of the stream, which must not be replaced by another file. */
function leadsTo(path: string, { fd }: OutputStream): boolean {
  try {
    if (fd === undefined) return false;
    const [named, standard] = [statSync(path), fstatSync(fd)];
    return named.dev === standard.dev && named.ino === standard.ino;
  } catch {
    // There is no such file, or the stream is closed.
    return false;
  }
}

/** The regular file that the path leads to or that is yet to be made; `undefined` if it leads to something else. */
function regularTarget(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return path;
  return stat.isFile() ? realpathSync(path) : undefined;
}
