import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** A port of the loopback interface that nothing listens on. */
export function freePort() {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A process that is ended by its id, and waited for. */
export class Process {
  #child;
  ended;
  output = "";

  constructor(command, args, { input = "ignore", env = {} } = {}) {
    this.#child = spawn(command, args, { stdio: [input, "ignore", "pipe"], env: { ...process.env, ...env } });
    this.#child.stderr.on("data", (text) => {
      this.output += text;
    });
    this.ended = new Promise((resolve) => this.#child.once("close", (code, signal) => resolve(code ?? signal)));
  }

  /** Keeps what the process writes no more. */
  forget() {
    this.#child.stderr.removeAllListeners("data").resume();
  }

  get pid() {
    return this.#child.pid;
  }

  /** The exit code, or the signal that ended it. */
  end(signal = "SIGTERM") {
    this.#child.kill(signal);
    return this.ended;
  }
}

/** A process that is started again when it ends by itself, as a platform does. */
export class Supervised {
  #process;
  #isEnding = false;
  output = "";

  constructor(...start) {
    const begin = () => {
      this.#process = new Process(...start);
      this.#process.ended.then(() => {
        this.output += this.#process.output;
        if (!this.#isEnding) begin();
      });
    };
    begin();
  }

  end(signal) {
    this.#isEnding = true;
    return this.#process.end(signal);
  }
}

/** Waits until a condition holds. */
export async function until(condition, what, milliseconds = 60_000) {
  const end = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${milliseconds} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
