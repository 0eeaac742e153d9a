import { parentPort, workerData } from "node:worker_threads";
import type { SegmentTask, WorkerData } from "./segment-task.ts";
import { SegmentValidator } from "./segment-validator.ts";

/** A thread of a pool. It answers tasks in their order. */
const validator = new SegmentValidator(workerData as WorkerData);

parentPort?.on("message", (task: SegmentTask) => {
  parentPort?.postMessage(validator.resultOf(task));
});
