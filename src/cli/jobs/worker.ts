import { readSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import * as lines from "../../../generated/lines.ts";
import { Feed } from "../../runtime/feed.ts";
import { scannersOf } from "../../runtime/line-scanner.ts";
import { Collector } from "../collector.ts";
import { RecordJudge } from "../record-judge.ts";
import { schemaNamed } from "../schema-names.ts";
import type { Answer, Given, Task } from "./pool.ts";

/** A thread that judges segments of NDJSON files, one after the other, and answers with what it has counted and found. */
const { settings, module } = workerData as Given;
const judging = { ...settings, schema: schemaNamed(settings.schema), scanners: module && scannersOf(module, lines) };
const buffer = new Uint8Array(256 * 1024);

parentPort?.on("message", (task: Task) => {
  parentPort?.postMessage(answerTo(task));
});

function answerTo({ id, file, fd, segment: { start, end }, room }: Task): Answer {
  const collector = new Collector({ ...settings, maxResults: room }, false);
  collector.beginFile(file);
  const judge = new RecordJudge(file, judging, {
    isPlainCounted: !settings.all,
    get isDetailed() {
      return !settings.summary && !collector.isFull;
    },
    countPlain: (plain) => collector.countPlain(plain),
    count: (verdict) => collector.count(verdict.status, verdict),
    take: (result, verdict) => collector.add(result, verdict),
  });
  const feed = new Feed(judge, settings.maxBytes, start === 0 ? undefined : { offset: start, line: 1, column: 1 });
  const error = readSegment(fd, start, end, feed);
  judge.flush();
  const { summary, results, omitted } = collector;
  return { id, lines: feed.line - 1, part: { summary, results, omitted }, ...(error && { error }) };
}

/** Gives what kept it from reading to the end. What was read until then counts. */
function readSegment(fd: number, start: number, end: number, feed: Feed): Answer["error"] {
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
