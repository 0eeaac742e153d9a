import { parentPort, workerData } from "node:worker_threads";
import type { Given, Task } from "./pool.ts";
import { SegmentJudge } from "./segment-validator.ts";

/** A thread of a pool. */
const judge = new SegmentJudge(workerData as Given);

parentPort?.on("message", (task: Task) => {
  parentPort?.postMessage(judge.answerTo(task));
});
