import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AckPolicy, jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect, nanos } from "@nats-io/transport-node";
import { subjects } from "../jetstream/worker.js";
import { freePort, Process, until } from "./processes.js";

/** A broker with JetStream on the loopback interface, whose streams are in a temporary folder. */
export class NatsServer {
  #folder = mkdtempSync(join(tmpdir(), "nats-"));
  #port;
  #process;

  static async start() {
    const server = new NatsServer();
    server.#port = await freePort();
    await server.#begin();
    return server;
  }

  get url() {
    return `nats://127.0.0.1:${this.#port}`;
  }

  async #begin() {
    this.#process = new Process("nats-server", ["-a", "127.0.0.1", "-p", `${this.#port}`, "-js", "-sd", this.#folder]);
    await until(() => this.#process.output.includes("Server is ready"), "nats-server starts");
  }

  async restart(signal) {
    await this.#process.end(signal);
    await this.#begin();
  }

  async end() {
    await this.#process.end();
    rmSync(this.#folder, { recursive: true });
  }

  connect() {
    return connectTo(this.url);
  }
}

export const connectTo = (url) => connect({ servers: url, maxReconnectAttempts: -1, reconnectTimeWait: 100 });

/** The stream that workers read, and those that they publish to. A limit is one of the lines that go their way. */
export async function createStreams(connection, { ackWait = 2000, maxLine = -1 } = {}) {
  const manager = await jetstreamManager(connection);
  const { failed, ...ways } = subjects;
  const window = { duplicate_window: nanos(600_000) };
  await manager.streams.add({ name: "RAW", subjects: ["raw"] });
  await manager.streams.add({ name: "ROUTED", subjects: Object.values(ways), max_msg_size: maxLine, ...window });
  await manager.streams.add({ name: "FAILED", subjects: [failed], ...window });
  await manager.consumers.add("RAW", {
    ...{ durable_name: "router", ack_policy: AckPolicy.Explicit, ack_wait: nanos(ackWait), max_ack_pending: 2048 },
  });
  return manager;
}

/** Publishes messages in their order, so many at a time, each with an id if one is asked for. */
export async function publishAll(connection, messages, { subject = "raw", atOnce = 500, idOf = () => undefined } = {}) {
  const js = jetstream(connection);
  for (let at = 0; at < messages.length; at += atOnce) {
    const some = messages.slice(at, at + atOnce);
    await Promise.all(some.map((message, i) => js.publish(subject, message, { msgID: idOf(at + i) })));
  }
}
