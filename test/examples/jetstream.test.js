import { jetstream } from "@nats-io/jetstream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isIdle, messagesOf, routeWithFaults } from "./harness/faults.js";
import { messages } from "./harness/messages.js";
import { createStreams, NatsServer, publishAll } from "./harness/nats-server.js";
import { Process, until } from "./harness/processes.js";
import { work } from "./jetstream/worker.js";

const start = new URL("jetstream/start.js", import.meta.url).pathname;

describe("workers on JetStream", () => {
  it("lose nothing and write nothing twice, whatever is killed, refused or sent again", async () => {
    const { lines, missing, extra } = await routeWithFaults({ kills: 8, restarts: 2 });
    expect([missing, extra]).toEqual([0, 0]);
    expect(lines).toBeGreaterThan(5000);
  });

  it("would write lines twice if these had no ids", async () => {
    const { missing, extra } = await routeWithFaults({ kills: 2, restarts: 0, ids: "no" });
    expect(missing).toBe(0);
    expect(extra).toBeGreaterThan(0);
  });

  it("would lose lines of orders if the ids were those of events, which these lines share", async () => {
    const { missing, extra } = await routeWithFaults({ kills: 2, restarts: 0, ids: "event" });
    expect(extra).toBe(0);
    expect(missing).toBeGreaterThan(0);
  });
});

describe("a worker on JetStream", () => {
  let server;
  let connection;
  beforeEach(async () => {
    server = await NatsServer.start();
    connection = await server.connect();
  });
  afterEach(async () => {
    await connection.close();
    await server.end();
  });
  const texts = (text) => Buffer.from(text);

  /** Works until all is acknowledged, and gives what was counted, logged and kept. */
  async function worked(manager, maxDeliver) {
    const stopping = new AbortController();
    const logged = [];
    const counts = { messages: 0, event: 0, product: 0, rejected: 0, failed: 0 };
    const working = work(jetstream(connection), {
      ...{ stream: "RAW", consumer: "router", maxDeliver, counts, signal: stopping.signal },
      log: (what, about) => logged.push({ what, ...about }),
    });
    await until(() => isIdle(manager), "all is acknowledged or kept");
    stopping.abort();
    await working;
    const failed = [];
    for await (const message of messagesOf(jetstream(connection), manager, "FAILED")) failed.push(message);
    return { counts, logged, failed };
  }

  it("keeps a message with its position that is refused each time, and goes on with the others", async () => {
    const manager = await createStreams(connection, { maxLine: 1000 });
    const large = texts(`{"productId":"s3cret","data":{"text":"${"x".repeat(2000)}"}}`);
    await publishAll(connection, [texts('{"productId":"1"}'), large, texts('{"productId":"2"}')]);
    const { counts, logged, failed } = await worked(manager, 3);
    expect(counts).toEqual({ messages: 2, event: 0, product: 2, rejected: 0, failed: 1 });
    expect(logged.map(({ what, sequence, deliveryCount }) => [what, sequence, deliveryCount])).toEqual([
      ...[1, 2, 3].map((count) => ["refused", 2, count]),
    ]);
    expect(JSON.stringify(logged)).not.toContain("s3cret");
    expect(failed).toHaveLength(1);
    expect(large.equals(failed[0].data)).toBe(true);
    expect(["stream", "sequence", "deliveryCount"].map((name) => failed[0].headers.get(`Origin-${name}`))).toEqual([
      ...["RAW", "2", "3"],
    ]);
  });

  it("keeps a message that may have ended the process each time, and does not try again", async () => {
    const manager = await createStreams(connection, { ackWait: 60_000 });
    await publishAll(connection, [texts('{"productId":"1"}')]);
    const consumer = await jetstream(connection).consumers.get("RAW", "router");
    for (let times = 0; times < 2; times++) (await consumer.next()).nak();
    const { counts, failed } = await worked(manager, 2);
    expect([counts.messages, counts.failed, failed.length]).toEqual([0, 1, 1]);
  });

  it("ends when it is told to, with nothing that is routed left to acknowledge", async () => {
    const manager = await createStreams(connection, { ackWait: 60_000 });
    const next = messages(2);
    await publishAll(connection, Array.from({ length: 20_000 }, next));
    const worker = new Process(process.execPath, [start], { env: { NATS_URL: server.url } });
    const info = () => manager.consumers.info("RAW", "router");
    await until(async () => (await info()).num_pending < 18_000, "some messages are routed");
    expect(await worker.end("SIGTERM")).toBe(0);
    const { num_pending, num_ack_pending } = await info();
    expect(num_ack_pending).toBe(0);
    expect(num_pending).toBeGreaterThan(0);
    const { what, messages: count } = JSON.parse(worker.output.trim().split("\n").at(-1));
    expect([what, count]).toEqual(["stopped", 20_000 - num_pending]);
    expect(worker.output).not.toMatch(/evt_|usr_|sess_|"data"/);
  });
});
