import { Worker } from "node:worker_threads";
import type { Settings } from "../io/settings.ts";
import type { Part } from "../report/collector.ts";
import { SegmentValidator } from "./segment-validator.ts";
import type { Segment } from "./segments.ts";

/** What a thread is given when it starts. */
export interface WorkerData {
  readonly settings: Settings;
  /** The compiled scanners, if WebAssembly is to be had. */
  readonly module: WebAssembly.Module | undefined;
}

/** What a thread is asked to do. */
export interface Task {
  readonly id: number;
  readonly file: string;
  /** The file, open for reading. */
  readonly fd: number;
  readonly segment: Segment;
  /** How many results there is room for. */
  readonly room: number;
}

/** What a thread has found, its lines and records counted from the beginning of the segment. */
export interface Answer {
  readonly id: number;
  readonly lines: number;
  readonly part: Part;
  /** Why it could not read to the end; what was read until then counts. */
  readonly error?: Pick<NodeJS.ErrnoException, "message" | "code" | "syscall"> | undefined;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** A task runs and another waits: so no thread is ever idle between two. */
const tasksEach = 2;

/** What a thread makes is soon gone: more room for it would only be filled before anything is collected. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

interface Thread {
  readonly worker: Worker;
  tasks: number;
}

/** Threads that judge segments of files, the thread that runs the pool among them: it works where all others have enough to do. */
export class Pool {
  readonly #threads: Thread[] = [];
  readonly #waiting = new Map<number, Waiting>();
  readonly #given: WorkerData;
  readonly #jobs: number;
  #here: SegmentValidator | undefined;
  #next = 0;

  constructor(given: WorkerData, jobs: number) {
    this.#given = given;
    this.#jobs = jobs;
  }

  /** So many tasks keep all threads busy, even if one of them takes longer. */
  get width(): number {
    return 2 * tasksEach * this.#jobs;
  }

  async run(unnumbered: Omit<Task, "id">): Promise<Answer> {
    const task: Task = { ...unnumbered, id: this.#next++ };
    // The first task is done here while the other threads start.
    const isFirst = this.#here === undefined;
    if (isFirst) for (let i = 1; i < this.#jobs; i++) this.#start();
    this.#here ??= new SegmentValidator(this.#given);
    const thread = this.#threads.find(({ tasks }) => tasks < tasksEach);
    if (isFirst || thread === undefined) return this.#here.answerTo(task);
    thread.tasks++;
    thread.worker.postMessage(task);
    return new Promise((resolve, reject) => this.#waiting.set(task.id, { resolve, reject }));
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  #start(): void {
    const worker = new Worker(new URL("./worker.js", import.meta.url), {
      workerData: this.#given,
      resourceLimits,
    });
    const thread = { worker, tasks: 0 };
    worker.on("message", (answer: Answer) => {
      thread.tasks--;
      this.#waiting.get(answer.id)?.resolve(answer);
      this.#waiting.delete(answer.id);
    });
    worker.on("error", (error) => {
      for (const { reject } of this.#waiting.values()) reject(error);
    });
    this.#threads.push(thread);
  }
}
