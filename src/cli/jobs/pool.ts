import { Worker } from "node:worker_threads";
import type { Part } from "../collector.ts";
import type { Settings } from "../settings.ts";
import type { Segment } from "./segments.ts";

/** What a thread is given when it starts. */
export interface Given {
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

/** Threads that judge segments of files. Each takes the tasks that it is given in their order. */
export class Pool {
  readonly #workers: Worker[] = [];
  readonly #waiting = new Map<number, Waiting>();
  readonly #given: Given;
  readonly #jobs: number;
  #next = 0;

  constructor(given: Given, jobs: number) {
    this.#given = given;
    this.#jobs = jobs;
  }

  /** How many tasks keep all threads busy. */
  get width(): number {
    return 2 * this.#jobs;
  }

  run(task: Omit<Task, "id">): Promise<Answer> {
    const id = this.#next++;
    const worker = this.#workers[id % this.#jobs] ?? this.#start();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ ...task, id } satisfies Task);
    });
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #start(): Worker {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: this.#given });
    worker.on("message", (answer: Answer) => {
      this.#waiting.get(answer.id)?.resolve(answer);
      this.#waiting.delete(answer.id);
    });
    this.#workers.push(worker);
    worker.on("error", (error) => {
      for (const { reject } of this.#waiting.values()) reject(error);
    });
    return worker;
  }
}
