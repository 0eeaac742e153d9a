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
    const { stderr } = process;
    // It is read to its end: without a reader, a broker that still writes while it starts would end.
    const address = await new Promise<string>((resolve, reject) => {
      let said = "";
      stderr.setEncoding("utf8").on("data", (part: string) => {
        said += part;
        const [, found] = /bootstrap\.servers=(\S+)/.exec(said) ?? [];
        if (found === undefined) return;
        resolve(found);
        stderr.removeAllListeners("data").resume();
      });
      process.once("exit", () => reject(new Error(`kcat has not started: ${said}`)));
    });
    return new KafkaBroker(process, address);
  }

  /** Publishes a message a line. */
  async publish(topic: string, lines: readonly string[]): Promise<void> {
    const publisher = spawn("kcat", ["-P", "-t", topic, "-b", this.address], { stdio: ["pipe", "ignore", "ignore"] });
    publisher.stdin.end(lines.join("\n"));
    const [code] = await once(publisher, "exit");
    if (code !== 0) throw new Error(`kcat has not published: exit code ${code}`);
  }

  async end(): Promise<void> {
    this.#process.kill("SIGKILL");
    await once(this.#process, "exit");
  }
}
