import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A broker in memory that speaks the protocol of Kafka. */
export class KafkaBroker {
  readonly address: string;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, address: string) {
    this.#process = process;
    this.address = address;
  }

  static async start(): Promise<KafkaBroker> {
    const args = ["-P", "-t", "x", "-b", "127.0.0.1:1", "-X", "test.mock.num.brokers=1", "-d", "mock"];
    const process = spawn("kcat", args, { stdio: ["pipe", "ignore", "pipe"] });
    let said = "";
    for await (const part of process.stderr) {
      said += part;
      const address = /bootstrap\.servers=(\S+)/.exec(said)?.[1];
      if (address !== undefined) return new KafkaBroker(process, address);
    }
    throw new Error(`kcat has not started: ${said}`);
  }

  /** Publishes a message a line. */
  async publish(topic: string, lines: readonly string[]): Promise<void> {
    const publisher = spawn("kcat", ["-P", "-t", topic, "-b", this.address], { stdio: ["pipe", "ignore", "ignore"] });
    publisher.stdin.end(lines.join("\n"));
    await once(publisher, "exit");
  }

  async end(): Promise<void> {
    this.#process.kill("SIGKILL");
    await once(this.#process, "exit");
  }
}
