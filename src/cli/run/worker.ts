import { parentPort, workerData } from "node:worker_threads";
import type { Task, WorkerData } from "./pool.ts";
import { SegmentValidator } from "./segment-validator.ts";

/** A thread of a pool. */
const judge = new SegmentValidator(workerData as WorkerData);

parentPort?.on("message", (task: Task) => {
  parentPort?.postMessage(judge.answerTo(task));
});
