import type { FileHandle } from "node:fs/promises";
import { InputError } from "../io/system-errors.ts";
import type { Finding, RecordResult } from "../report/report.ts";
import type { Answer, Pool } from "./pool.ts";
import { type Segment, segmentsOf } from "./segments.ts";
import type { Session } from "./session.ts";

/** Judges an NDJSON file by several threads, and tells the session what they find in the order of the file. Says how many records there are. */
export async function judgeSegments(
  name: string,
  file: FileHandle,
  size: number,
  pool: Pool,
  session: Session,
): Promise<number> {
  const running: { readonly segment: Segment; readonly answer: Promise<Answer> }[] = [];
  const segments = segmentsOf(file, size);
  let lines = 0;
  let records = 0;
  for (;;) {
    while (running.length < pool.width) {
      const { done, value: segment } = await segments.next();
      if (done) break;
      const answer = pool.run({ file: name, fd: file.fd, segment, room: session.room });
      // It is waited for in its turn.
      answer.catch(() => {});
      running.push({ segment, answer });
    }
    const first = running.shift();
    if (first === undefined) return records;
    const answer = await first.answer;
    const { summary, results, omitted } = answer.part;
    session.addPart({ summary, omitted, results: results.map((result) => moved(result, lines, records)) });
    lines += answer.lines;
    records += summary.records;
    session.progress(first.segment.end - first.segment.start);
    await session.flush();
    if (answer.error) {
      // The file is closed next, and nobody may be reading it then.
      await Promise.allSettled(running.map((one) => one.answer));
      throw errorOf(answer.error);
    }
  }
}

function errorOf({ message, code, syscall }: NonNullable<Answer["error"]>): Error {
  return syscall === undefined ? new InputError(message) : Object.assign(new Error(message), { code, syscall });
}

/** From a place in the segment to the place in the file. Offsets are those of the file already. */
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
