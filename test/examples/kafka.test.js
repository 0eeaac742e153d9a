import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KafkaBroker } from "./harness/kafka-broker.js";
import { messages } from "./harness/messages.js";
import { Lines, routedLines } from "./harness/multiset.js";
import { Supervised, until } from "./harness/processes.js";
import { topics } from "./kafka/worker.js";

const start = new URL("kafka/start.js", import.meta.url).pathname;

let broker;
beforeAll(async () => {
  broker = await KafkaBroker.start();
});
afterAll(() => broker.end());

/** Publishes messages, and gives each with its position. */
async function published(count) {
  const producer = broker.kafka.producer();
  await producer.connect();
  const next = messages(1);
  const all = Array.from({ length: count }, (_, i) => ({ value: next(), partition: i % 4 }));
  await producer.send({ topic: "raw", messages: all });
  await producer.disconnect();
  const offsets = [0, 0, 0, 0];
  return all.map(({ value, partition }) => ({
    ...{ bytes: value, source: "kafka" },
    origin: { topic: "raw", partition, offset: `${offsets[partition]++}` },
  }));
}

/** All that is in the topics of the lines, by their ids. Fails if two lines of one id differ. */
async function linesById(isWhole) {
  const consumer = broker.kafka.consumer({ groupId: `reader-${Math.random()}` });
  const found = new Map();
  let copies = 0;
  await consumer.connect();
  await consumer.subscribe({ topics: Object.values(topics), fromBeginning: true });
  await consumer.run({
    async eachMessage({ topic, message }) {
      const id = message.headers.id.toString();
      const line = { topic, text: message.value.toString("latin1") };
      if (found.has(id)) copies++;
      if (found.has(id)) expect(line).toEqual(found.get(id));
      found.set(id, line);
    },
  });
  await until(() => isWhole(found), "all lines are read", 120_000);
  await consumer.disconnect();
  return { found, copies };
}

describe("workers on Kafka", () => {
  it("lose nothing when one of a group is killed, and write twice only what has the same id", async () => {
    const expected = await routedLines(await published(20_000));
    const env = { KAFKA_BROKERS: broker.address, SESSION_TIMEOUT: "6000" };
    const [killed, kept] = [0, 1].map(() => new Supervised(process.execPath, [start], { env }));
    let isKilled = false;
    const { found } = await linesById((lines) => {
      if (!isKilled && lines.size > 2000) isKilled = killed.end("SIGKILL") !== undefined;
      return lines.size >= expected.size;
    });
    expect(isKilled).toBe(true);
    expect(await kept.end("SIGTERM")).toBe(0);
    const lines = new Lines();
    const wayOf = Object.fromEntries(Object.entries(topics).map(([way, topic]) => [topic, way]));
    for (const { topic, text } of found.values()) lines.add(wayOf[topic], Buffer.from(text, "latin1"));
    expect([expected.without(lines), lines.without(expected)]).toEqual([0, 0]);
    for (const line of kept.output.trim().split("\n")) expect(line).not.toMatch(/evt_|usr_|sess_|"data"/);
  });
});
