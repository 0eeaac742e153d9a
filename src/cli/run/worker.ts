import { parentPort, workerData } from "node:worker_threads";
import { catalogIn } from "./catalog.ts";
import type { SegmentTask, WorkerData } from "./segment-task.ts";
import { SegmentValidator } from "./segment-validator.ts";

/** A thread of a pool. It answers tasks in their order. */
const data = workerData as WorkerData;
const validator = new SegmentValidator(data, await catalogIn(data.planFolder));

parentPort?.on("message", (task: SegmentTask) => {
  parentPort?.postMessage(validator.resultOf(task));
});
