import { type FileHandle, open } from "node:fs/promises";
import { beginningSize, diagnosisOf } from "../../runtime/records/diagnosis.ts";
import { isLines } from "../../runtime/records/read.ts";
import type { Input } from "../io/inputs.ts";
import { pathIn, sizeOfFile } from "../io/paths.ts";
import type { Settings } from "../io/settings.ts";
import { isOwnReport } from "../report/own-report.ts";
import type { Pool } from "./pool.ts";
import type { Session } from "./session.ts";
import { readInput } from "./validate-input.ts";
import { validateSegments } from "./validate-segments.ts";

/** In bytes: one thread is done with a smaller file before others have started. */
const minLargeSize = 32 * 1024 * 1024;

/** Validates a large NDJSON file in parallel. Returns whether it was one: any other input is left as it is. */
export async function validateLargeFile(
  input: Input,
  cwd: string,
  { maxBytes }: Settings,
  pool: Pool,
  session: Session,
): Promise<boolean> {
  const { name } = input;
  // A pipe is opened only once: its writer would take the first reader's leaving for the end.
  if (name === "-" || (sizeOfFile(name, cwd) ?? 0) < minLargeSize) return false;
  const file = await open(pathIn(cwd, name), "r").catch(() => undefined);
  if (file === undefined) return false;
  try {
    const size = await sizeOfLines(input, file, maxBytes);
    if (size === undefined) return false;
    await readInput(name, session, async (begin, warn) => {
      session.beginFile(name);
      begin();
      const records = await validateSegments(name, file, size, pool, session);
      if ((await file.stat()).size > size)
        warn(`it grew while it was read: only its first ${size} bytes are validated`);
      return records;
    });
    return true;
  } finally {
    await file.close();
  }
}

/** The size of a file of lines; `undefined` for any other file. */
async function sizeOfLines({ name, isFound }: Input, file: FileHandle, maxBytes: number): Promise<number | undefined> {
  const { size } = await file.stat();
  const { bytesRead, buffer } = await file.read(new Uint8Array(beginningSize), 0, beginningSize, 0);
  const bytes = buffer.subarray(0, bytesRead);
  const beginning = { bytes, isWhole: false };
  // Such a file holds no lines that are validated.
  if ((isFound && isOwnReport(beginning)) || diagnosisOf(name, beginning) !== undefined) return undefined;
  return isLines(name, bytes, maxBytes) ? size : undefined;
}
