import { readSync } from "node:fs";
import * as lines from "../../../generated/lines.ts";
import { LineInput } from "../../runtime/records/line-input.ts";
import { type LineScanners, scannersOf } from "../../runtime/records/line-scanner.ts";
import { Collector } from "../report/collector.ts";
import type { Answer, Task, WorkerData } from "./pool.ts";
import { RecordValidator, type ValidationSettings } from "./record-validator.ts";
import { schemaNamed } from "./schema-names.ts";

/** Judges segments of NDJSON files, one after the other, and answers with what it has counted and found. */
export class SegmentValidator {
  readonly #settings: WorkerData["settings"];
  readonly #judging: ValidationSettings;
  readonly #buffer = new Uint8Array(2 ** 20);

  constructor({ settings, module }: WorkerData) {
    this.#settings = settings;
    const scanners = module && oneOf(scannersOf(module, lines));
    this.#judging = { ...settings, schema: schemaNamed(settings.schema), scanners };
  }

  answerTo({ id, file, fd, segment, room }: Task): Answer {
    const settings = this.#settings;
    const collector = new Collector({ ...settings, maxResults: room }, false);
    collector.beginFile(file);
    const judge = new RecordValidator(file, this.#judging, {
      isCleanCounted: !settings.all,
      get isDetailed() {
        return !settings.summary && !collector.isFull;
      },
      countClean: (plain) => collector.countClean(plain),
      count: (verdict) => collector.count(verdict.status, verdict),
      take: (result, verdict) => collector.add(result, verdict),
    });
    const { start } = segment;
    const feed = new LineInput(
      judge,
      settings.maxBytes,
      start === 0 ? undefined : { offset: start, line: 1, column: 1 },
    );
    const error = this.#read(fd, segment, feed);
    judge.flush();
    const { summary, results, omitted } = collector;
    return { id, lines: feed.line - 1, part: { summary, results, omitted }, ...(error && { error }) };
  }

  /** Gives what kept it from reading to the end. What was read until then counts. */
  #read(fd: number, { start, end }: Task["segment"], feed: LineInput): Answer["error"] {
    const buffer = this.#buffer;
    try {
      for (let at = start; at < end; ) {
        const bytesRead = readSync(fd, buffer, 0, Math.min(buffer.length, end - at), at);
        if (bytesRead === 0) return { message: "it became shorter while it was read" };
        feed.push(buffer.subarray(0, bytesRead));
        at += bytesRead;
      }
    } catch (error) {
      const { message, code, syscall } = error as NodeJS.ErrnoException;
      if (syscall === undefined) throw error;
      return { message, code, syscall };
    }
    feed.end();
    return undefined;
  }
}

/** All segments share one scanner: its memory is dear. */
function oneOf(scanners: LineScanners): LineScanners {
  let scanner: ReturnType<LineScanners>;
  return (name, mayBeNearMiss) => {
    scanner ??= scanners(name, mayBeNearMiss);
    return scanner;
  };
}
