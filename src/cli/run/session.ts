import { type ExitCode, exit } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { writeMessage } from "../io/output.ts";
import type { Problem } from "../io/problem.ts";
import { type Progress, progressOn } from "../io/progress.ts";
import type { Settings } from "../io/settings.ts";
import { inputName } from "../io/text.ts";
import { Collector, type PartialResults } from "../report/collector.ts";
import type { ResultSink } from "../report/result-sink.ts";
import { ReaderGone, Reports } from "./reports.ts";

/** Takes what a command finds while it works. */
export interface Session extends ResultSink {
  /** How many more results will be reported. */
  readonly room: number;
  /** Adds the results of a part of the file. */
  addPart(part: PartialResults): void;
  problem(problem: Problem): Promise<void>;
  /** Takes the number of bytes that will be read in all, where it is known. */
  expect(bytes: number | undefined): void;
  /** Takes the number of bytes that have been read since the last call. */
  progress(bytes: number): void;
  /** Writes what is to be written during the run. */
  flush(): Promise<void>;
}

/** Runs a command's work, writes its report as the settings ask, and returns the exit code. */
export async function runSession(
  settings: Settings,
  io: Io,
  isTest: boolean,
  work: (session: Session) => Promise<void>,
): Promise<ExitCode> {
  const progress = progressOn(io.stderr, !settings.quiet);
  const reports = new Reports(settings, io);
  const stopListening = io.onStop(() => {
    progress.clear();
    reports.discard();
  });
  const collector = new Collector(settings, isTest);
  try {
    await reports.open();
    await work(sessionOf(collector, settings, reports, progress, io));
    progress.clear();
    if (collector.summary.records === 0) await addProblem(collector, settings, io, nothingValidated);
    await reports.finish(collector.run);
    return exitCodeOf(collector);
  } catch (error) {
    reports.discard();
    // What was not read is not valid either.
    if (error instanceof ReaderGone) return exitCodeOf(collector) === exit.findings ? exit.findings : exit.error;
    throw error;
  } finally {
    progress.clear();
    stopListening();
  }
}

const nothingValidated: Problem = { message: "nothing was validated", level: "error" };

function sessionOf(collector: Collector, settings: Settings, reports: Reports, progress: Progress, io: Io): Session {
  const { isStreamed } = reports;
  let read = 0;
  return {
    countsClean: collector.countsClean,
    wants: (isFailure) => (isStreamed ? !settings.summary : collector.wants(isFailure)),
    get room() {
      return isStreamed && !settings.summary ? Number.MAX_SAFE_INTEGER : collector.room;
    },
    beginFile: (file) => collector.beginFile(file),
    addPart(part) {
      for (const result of part.results) reports.add(result);
      collector.addPart(part);
    },
    add(result, counted) {
      const listed = collector.add(result, counted);
      if (listed !== undefined) reports.add(listed);
    },
    countClean: (records, counts) => collector.countClean(records, counts),
    count: (status, counted) => collector.count(status, counted),
    async problem(problem) {
      progress.clear();
      await addProblem(collector, settings, io, problem);
    },
    expect: (bytes) => progress.expect(bytes),
    progress(bytes) {
      read += bytes;
      progress.tick(collector.summary.records, read);
    },
    flush: () => reports.flush(),
  };
}

async function addProblem(collector: Collector, { quiet }: Settings, io: Io, problem: Problem): Promise<void> {
  const { file, message, level } = problem;
  collector.problems.push(problem);
  if (quiet && level !== "error") return;
  await writeMessage(io, file === undefined ? message : `${inputName(file)}: ${message}`);
}

function exitCodeOf({ problems, summary, strict }: Collector): ExitCode {
  if (problems.some(({ level }) => level === "error")) return exit.error;
  const isFinding = summary.valid < summary.records || (strict && summary.warnings > 0);
  return isFinding ? exit.findings : exit.ok;
}
