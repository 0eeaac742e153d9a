import { jetstream } from "@nats-io/jetstream";
import { subjects } from "../jetstream/worker.js";
import { messages } from "./messages.js";
import { Lines, routedLines } from "./multiset.js";
import { createStreams, NatsServer } from "./nats-server.js";
import { Process, until } from "./processes.js";

const faultyWorker = new URL("faulty-worker.js", import.meta.url).pathname;

/**
 * Lets workers route what is published all the while, kills them and restarts the broker at random moments, and compares what came
 * out, when everything is acknowledged, with what `route` writes of what came in.
 */
export async function routeWithFaults({ kills, restarts, ids = "yes", workers = 2, pause = 400 }) {
  const server = await NatsServer.start();
  const connection = await server.connect();
  const manager = await createStreams(connection);
  const start = () => new Process(process.execPath, [faultyWorker], { env: { NATS_URL: server.url, IDS: ids } });
  const running = Array.from({ length: workers }, start);
  const publishing = publishUntilStopped(connection);
  const wait = () => new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
  const faults = [...Array(kills).fill("kill"), ...Array(restarts).fill("restart")].sort(() => Math.random() - 0.5);
  for (const [i, fault] of faults.entries()) {
    await wait();
    if (fault === "restart") await server.restart(i % 2 === 0 ? "SIGKILL" : "SIGTERM");
    else {
      const [killed] = running.splice(Math.floor(Math.random() * workers), 1, start());
      await killed.end("SIGKILL");
    }
  }
  await publishing.stop();
  await until(() => isIdle(manager), "everything is acknowledged", 120_000);
  for (const worker of running) await worker.end();
  const js = jetstream(connection);
  const expected = await routedLines(inputs(messagesOf(js, manager, "RAW")));
  const found = new Lines();
  for await (const { subject, data } of messagesOf(js, manager, "ROUTED")) found.add(wayOf[subject], data);
  await connection.close();
  await server.end();
  return {
    messages: publishing.count,
    lines: expected.size,
    missing: expected.without(found),
    extra: found.without(expected),
  };
}

const wayOf = Object.fromEntries(Object.entries(subjects).map(([way, subject]) => [subject, way]));

/** Messages as `route` is given them, where the example gives them to `unitsOf`. */
async function* inputs(messages) {
  for await (const { data, seq } of messages)
    yield { bytes: data, source: "jetstream", origin: { stream: "RAW", sequence: seq } };
}

/** Publishes without pause, each message until it is acknowledged and stored once. */
function publishUntilStopped(connection) {
  const js = jetstream(connection);
  const next = messages(1);
  const publishing = { count: 0, isStopped: false };
  const store = async (bytes, msgID) => {
    while ((await js.publish("raw", bytes, { msgID, timeout: 1000 }).catch(() => undefined)) === undefined);
  };
  const all = (async () => {
    while (!publishing.isStopped)
      await Promise.all(Array.from({ length: 100 }, () => store(next(), `in:${publishing.count++}`)));
  })();
  publishing.stop = () => {
    publishing.isStopped = true;
    return all;
  };
  return publishing;
}

/** Whether all that has been published is acknowledged. */
export async function isIdle(manager) {
  const info = await manager.consumers.info("RAW", "router").catch(() => undefined);
  return info?.num_pending === 0 && info.num_ack_pending === 0;
}

/** The messages of a stream. */
export async function* messagesOf(js, manager, stream) {
  const { state } = await manager.streams.info(stream);
  let left = state.messages;
  if (left === 0) return;
  const consumer = await js.consumers.get(stream);
  for await (const message of await consumer.consume({ max_messages: 1000 })) {
    yield message;
    if (--left === 0) return;
  }
}
