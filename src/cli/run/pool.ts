import { Worker } from "node:worker_threads";
import type { SegmentResult, SegmentTask, WorkerData } from "./segment-task.ts";

/** One task runs and another waits, so that no thread is idle between two. */
const tasksEach = 2;

/** What a thread allocates is garbage soon, so a larger young generation would only be filled before it is collected. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

interface Waiting {
  readonly resolve: (result: SegmentResult) => void;
  readonly reject: (error: unknown) => void;
}

/** A thread, and the tasks that it has not answered yet, in their order. */
interface Thread {
  readonly worker: Worker;
  readonly waiting: Waiting[];
}

/** Threads that validate segments of files. They start with the first segment. */
export class Pool {
  readonly #threads: Thread[] = [];
  readonly #workerData: WorkerData;
  readonly #jobs: number;

  constructor(workerData: WorkerData, jobs: number) {
    this.#workerData = workerData;
    this.#jobs = jobs;
  }

  /** How many tasks keep all threads busy, even if one of them takes longer. */
  get width(): number {
    return 2 * tasksEach * this.#jobs;
  }

  async run(task: SegmentTask): Promise<SegmentResult> {
    while (this.#threads.length < this.#jobs) this.#threads.push(startThread(this.#workerData));
    const [thread] = [...this.#threads].sort((a, b) => a.waiting.length - b.waiting.length) as [Thread];
    thread.worker.postMessage(task);
    return new Promise((resolve, reject) => thread.waiting.push({ resolve, reject }));
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }
}

function startThread(workerData: WorkerData): Thread {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData, resourceLimits });
  const waiting: Waiting[] = [];
  worker.on("message", (result: SegmentResult) => waiting.shift()?.resolve(result));
  worker.on("error", (error) => {
    for (const { reject } of waiting) reject(error);
  });
  return { worker, waiting };
}
