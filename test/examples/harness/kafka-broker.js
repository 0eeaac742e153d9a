import kafkajs from "kafkajs";
import { Process, until } from "./processes.js";

/** A broker in memory that speaks the protocol of Kafka: it has groups and their positions, but neither transactions nor idempotence. */
export class KafkaBroker {
  #process;
  kafka;
  address;

  static async start() {
    const broker = new KafkaBroker();
    const args = ["-P", "-t", "x", "-b", "127.0.0.1:1", "-X", "test.mock.num.brokers=1", "-d", "mock"];
    broker.#process = new Process("kcat", args, { input: "pipe" });
    const address = () => /bootstrap\.servers=(\S+)/.exec(broker.#process.output)?.[1];
    await until(address, "kcat starts");
    broker.address = address();
    broker.#process.forget();
    broker.kafka = new kafkajs.Kafka({ brokers: [broker.address], logLevel: kafkajs.logLevel.NOTHING });
    return broker;
  }

  /** It has nothing to lose, and waits for its input otherwise. */
  end() {
    return this.#process.end("SIGKILL");
  }
}
