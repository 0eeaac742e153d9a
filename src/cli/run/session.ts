import { type ExitCode, exit } from "../io/exit.ts";
import { fileOutput, type Output, streamOutput, writeAside, writeOut } from "../io/output.ts";
import { type Progress, progressOn } from "../io/progress.ts";
import type { Settings } from "../io/settings.ts";
import { cleanUpOnSignal } from "../io/signals.ts";
import { Collector, type Counted, type Part } from "../report/collector.ts";
import { lineOf, reportOf } from "../report/render.ts";
import type { Problem, RecordResult } from "../report/report.ts";
import { summaryText } from "../report/summary.ts";
import { printable } from "../report/text.ts";
import type { CleanCounts } from "./record-validator.ts";

/** Nobody reads the report any more, so the rest of the input is not read either. */
class ReaderGone extends Error {}

/** What a command tells while it works. */
export interface Session {
  /** Whether another result's details would be told to nobody. */
  readonly isFull: boolean;
  /** How many more results anybody will read. */
  readonly room: number;
  beginFile(file: string): void;
  /** Adds what was found in a part of the file. */
  addPart(part: Part): void;
  add(result: RecordResult, counted: Counted): void;
  /** Counts records that are valid and without warnings. */
  countClean(plain: CleanCounts): void;
  /** Counts a record whose details nobody will read. */
  count(status: RecordResult["status"], counted: Counted): void;
  problem(problem: Problem): Promise<void>;
  /** So many bytes will be read in all, where that is known. */
  expect(bytes: number | undefined): void;
  /** So many more bytes have been read. */
  progress(bytes: number): void;
  /** Writes what is to be written while the run goes on. */
  flush(): Promise<void>;
}

/** Runs a command's work, reports it once as the settings ask, and says by the exit code what was found. */
export async function runSession(
  settings: Settings,
  isTest: boolean,
  work: (session: Session) => Promise<void>,
): Promise<ExitCode> {
  const progress = progressOn(process.stderr, !settings.quiet);
  const output = settings.output === undefined ? streamOutput(process.stdout) : await fileOutput(settings.output);
  const stopListening = cleanUpOnSignal(() => {
    progress.clear();
    output.discard();
  });
  const collector = new Collector(settings, isTest);
  try {
    const session = sessionOf(collector, settings, output, progress);
    await work(session);
    progress.clear();
    if (collector.summary.records === 0) {
      await session.problem({ message: "nothing was validated", level: "error" });
    }
    await output.write(reportOf(collector, settings));
    await output.close();
    output.publish();
    if (settings.output !== undefined && !settings.quiet) {
      await writeOut(process.stdout, `${printable(settings.output)}: ${summaryText(collector)}\n`);
    }
    return exitCodeOf(collector);
  } catch (error) {
    output.discard();
    // What was not read is not valid either.
    if (error instanceof ReaderGone) return exitCodeOf(collector) === exit.findings ? exit.findings : exit.trouble;
    throw error;
  } finally {
    progress.clear();
    stopListening();
  }
}

function sessionOf(collector: Collector, settings: Settings, output: Output, progress: Progress): Session {
  const isStreamed = settings.format === "ndjson";
  let lines = "";
  let read = 0;
  return {
    get isFull() {
      return settings.summary || (!isStreamed && collector.isFull);
    },
    get room() {
      if (settings.summary) return 0;
      return isStreamed ? Number.MAX_SAFE_INTEGER : Math.max(0, settings.maxResults - collector.results.length);
    },
    beginFile: (file) => collector.beginFile(file),
    addPart(part) {
      if (isStreamed) for (const result of part.results) lines += lineOf(result);
      collector.addPart(part);
    },
    add(result, counted) {
      const listed = collector.add(result, counted);
      if (isStreamed && listed !== undefined) lines += lineOf(listed);
    },
    countClean: (plain) => collector.countClean(plain),
    count: (status, counted) => collector.count(status, counted),
    async problem(problem) {
      progress.clear();
      collector.problems.push(problem);
      if (!settings.quiet || problem.level === "error") await writeAside(problemLine(problem));
    },
    expect: (bytes) => progress.expect(bytes),
    progress(bytes) {
      read += bytes;
      progress.tick(collector.summary.records, read);
    },
    async flush() {
      if (lines === "") return;
      const text = lines;
      lines = "";
      if (!(await output.write(text))) throw new ReaderGone();
    },
  };
}

function problemLine({ file, message }: Problem): string {
  const subject = file === undefined ? "" : `${file === "-" ? "standard input" : printable(file, 400)}: `;
  return `event-schema: ${subject}${message}\n`;
}

function exitCodeOf({ problems, summary, strict }: Collector): ExitCode {
  if (problems.some(({ level }) => level === "error")) return exit.trouble;
  const isFinding = summary.valid < summary.records || (strict && summary.warnings > 0);
  return isFinding ? exit.findings : exit.ok;
}
