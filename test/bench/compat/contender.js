import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A pair that takes longer has no answer. */
const mostMs = 20_000;

/** A program that answers pairs in a process of its own, which ends or hangs without harm and is then started again. */
export class Contender {
  #path;
  #process;

  constructor(file) {
    this.#path = fileURLToPath(new URL(file, import.meta.url));
  }

  answer(pair) {
    this.#process ??= fork(this.#path, { execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "ignore", "ipc"] });
    const child = this.#process;
    return new Promise((resolve) => {
      const done = (answer) => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(answer);
      };
      const timer = setTimeout(() => {
        this.stop();
        done({ ms: mostMs });
      }, mostMs);
      child.once("message", done);
      child.once("exit", () => {
        this.#process = undefined;
        done({ ms: 0 });
      });
      child.send(pair);
    });
  }

  stop() {
    this.#process?.kill("SIGKILL");
    this.#process = undefined;
  }
}
