import type { FileHandle } from "node:fs/promises";
import { InputError } from "../io/system-errors.ts";
import type { Finding, RecordResult } from "../report/report.ts";
import type { Pool } from "./pool.ts";
import type { SegmentResult } from "./segment-task.ts";
import { type Segment, segmentsOf } from "./segments.ts";
import type { Session } from "./session.ts";

interface Running {
  readonly segment: Segment;
  readonly result: Promise<SegmentResult>;
}

/** Validates an NDJSON file in parallel and adds the results in the order of the file. Returns the number of records. */
export async function validateSegments(
  name: string,
  file: FileHandle,
  size: number,
  pool: Pool,
  session: Session,
): Promise<number> {
  const running: Running[] = [];
  const segments = segmentsOf(file, size);
  let lines = 0;
  let records = 0;
  for (;;) {
    while (running.length < pool.width) {
      const { done, value: segment } = await segments.next();
      if (done) break;
      const result = pool.run({ file: name, fd: file.fd, segment, room: session.room });
      // It is awaited when its turn comes.
      result.catch(() => {});
      running.push({ segment, result });
    }
    const first = running.shift();
    if (first === undefined) return records;
    const { part, error, lines: lineCount } = await first.result;
    const { summary, results, omitted } = part;
    session.addPart({ summary, omitted, results: results.map((result) => moved(result, lines, records)) });
    lines += lineCount;
    records += summary.records;
    session.progress(first.segment.end - first.segment.start);
    await session.flush();
    if (error) {
      // The file is closed next, and no thread may be reading it then.
      await Promise.allSettled(running.map(({ result }) => result));
      throw errorOf(error);
    }
  }
}

function errorOf({ message, code, syscall }: NonNullable<SegmentResult["error"]>): Error {
  return syscall === undefined ? new InputError(message) : Object.assign(new Error(message), { code, syscall });
}

/** A result with positions in the file instead of positions in the segment. Offsets are those of the file already. */
function moved(result: RecordResult, lines: number, records: number): RecordResult {
  const finding = (one: Finding): Finding => ({ ...one, line: one.line + lines });
  return {
    ...result,
    record: result.record + records,
    line: result.line + lines,
    issues: result.issues.map(finding),
    warnings: result.warnings.map(finding),
  };
}
