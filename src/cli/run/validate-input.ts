import { KindCounts } from "../../../generated/kinds.ts";
import { diagnosisOf, type FileDiagnosis, hasNoDiagnosis } from "../../runtime/records/diagnosis.ts";
import { readRecords } from "../../runtime/records/read.ts";
import { beginningOf } from "../io/beginning.ts";
import type { Input } from "../io/inputs.ts";
import { isSystemError, reasonOf } from "../io/system-errors.ts";
import { isOwnReport } from "../report/own-report.ts";
import type { Finding } from "../report/report.ts";
import type { Counted, ResultSink } from "../report/result-sink.ts";
import { type RecordSettings, RecordValidator } from "./record-validator.ts";
import type { Session } from "./session.ts";

/**
 * Validates every record of an input for the sink. What is wrong with the input as a whole goes to the session. Returns whether
 * the input was read to its end.
 */
export function validateInput(
  input: Input,
  settings: RecordSettings,
  session: Session,
  sink: ResultSink = session,
): Promise<boolean> {
  return readInput(input.name, session, async (begin, warn) => {
    const { name } = input;
    const validator = new RecordValidator(name, settings, sink);
    const opened = await openInput(input, warn);
    if (opened === undefined) return undefined;
    const chunks = begun(opened.chunks, session.progress, () => {
      sink.beginFile(name);
      begin();
    });
    const { diagnosis } = opened;
    if (diagnosis !== undefined) {
      for await (const _ of chunks);
      addDiagnosis(name, diagnosis, sink);
      await session.flush();
      return 1;
    }
    for await (const _ of readRecords(name, chunks, settings.maxBytes, validator)) {
      validator.flush();
      await session.flush();
    }
    return validator.records;
  });
}

/** All chunks of an input, and its diagnosis; `undefined` if it is left out, because it is a report that nobody has named. */
export async function openInput(
  { name, isFound = false, bytes }: Input,
  warn: (message: string) => void,
): Promise<{ readonly chunks: AsyncIterable<Uint8Array>; readonly diagnosis: FileDiagnosis | undefined } | undefined> {
  const { chunks, ...beginning } = await beginningOf(bytes(warn), (known) => hasNoDiagnosis(name, known));
  if (!isFound || !isOwnReport(beginning)) return { chunks, diagnosis: diagnosisOf(name, beginning) };
  for await (const _ of chunks);
  warn("is not validated, because it is a report of event-schema");
  return undefined;
}

/** A file with a diagnosis is one record that cannot be read. */
function addDiagnosis(file: string, { code, message, hint }: FileDiagnosis, sink: ResultSink): void {
  const counted: Counted = { counts: new KindCounts(), issueCodes: [code], warningCodes: [] };
  if (!sink.wants(true)) {
    sink.count("unreadable", counted);
    return;
  }
  const position = { line: 1, column: 1 };
  const issue: Finding = { code, path: [], pointer: "", message, hint, ...position };
  const result = { file, record: 1, ...position, offset: 0, kind: null, status: "unreadable" } as const;
  sink.add({ ...result, issues: [issue], warnings: [] }, counted);
}

/**
 * Reads an input and reports to the session what is wrong with it as a whole. `work` says when reading has begun, warns, and
 * returns the number of records, or `undefined` if the input is left out. Returns whether the input was read to its end.
 */
export async function readInput(
  file: string,
  session: Pick<Session, "problem">,
  work: (begin: () => void, warn: (message: string) => void) => Promise<number | undefined>,
): Promise<boolean> {
  const warnings: string[] = [];
  let isBegun = false;
  const begin = () => {
    isBegun = true;
  };
  try {
    if ((await work(begin, (message) => warnings.push(message))) === 0) warnings.push("holds no record");
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const how = isBegun ? "cannot be read to its end" : "cannot be read";
    await session.problem({ file, message: `${how}: ${reasonOf(error)}`, level: "error" });
    return false;
  }
  for (const message of warnings) await session.problem({ file, message, level: "warning" });
  return true;
}

/** Calls `begin` at the first bytes, or at the end of an empty input: so it can be read. */
export async function* begun(
  chunks: AsyncIterable<Uint8Array>,
  progress: (bytes: number) => void,
  begin: () => void,
): AsyncGenerator<Uint8Array> {
  let isBegun = false;
  for await (const chunk of chunks) {
    if (!isBegun) begin();
    isBegun = true;
    progress(chunk.length);
    yield chunk;
  }
  if (!isBegun) begin();
}
