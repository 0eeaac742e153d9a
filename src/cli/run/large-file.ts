import { type FileHandle, open } from "node:fs/promises";
import { isLines } from "../../runtime/records/read.ts";
import { sizeOfFile } from "../io/inputs.ts";
import type { Settings } from "../io/settings.ts";
import type { Pool } from "./pool.ts";
import type { Session } from "./session.ts";
import { readInput } from "./validate-input.ts";
import { judgeSegments } from "./validate-segments.ts";

/** In bytes: below, one thread is done before others have started. */
const large = 32 * 1024 * 1024;
const beginning = 64 * 1024;

/** Judges a large NDJSON file by several threads. Says whether it was one: any other input is left as it is. */
export async function judgeLargeFile(
  name: string,
  { maxBytes }: Settings,
  pool: Pool,
  session: Session,
): Promise<boolean> {
  // A pipe is opened once only: who writes to it would take the first reader's leaving for the end.
  if (name === "-" || !isLarge(name)) return false;
  const file = await open(name, "r").catch(() => undefined);
  if (file === undefined) return false;
  try {
    const size = await sizeOfLines(name, file, maxBytes);
    if (size === undefined) return false;
    await readInput(name, session, async (begin, warn) => {
      session.beginFile(name);
      begin();
      const records = await judgeSegments(name, file, size, pool, session);
      if ((await file.stat()).size > size)
        warn(`it grew while it was read: only its first ${size} bytes are validated`);
      return records;
    });
    return true;
  } finally {
    await file.close();
  }
}

const isLarge = (name: string): boolean => (sizeOfFile(name) ?? 0) >= large;

/** The size of a file of lines; nothing of any other. */
async function sizeOfLines(name: string, file: FileHandle, maxBytes: number): Promise<number | undefined> {
  const { size } = await file.stat();
  const { bytesRead, buffer } = await file.read(new Uint8Array(beginning), 0, beginning, 0);
  return isLines(name, buffer.subarray(0, bytesRead), maxBytes) ? size : undefined;
}
