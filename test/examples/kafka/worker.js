import { unitsOf } from "intempt-event-schema/bytes";

/** The topics of what is published: of each way, and of messages that could not be routed. */
export const topics = {
  event: "routed-events",
  product: "routed-products",
  rejected: "routed-rejected",
  failed: "routed-failed",
};

/**
 * Routes the messages of a topic until the signal stops it. With a transactional id, lines and the position of the group are
 * committed together. Without one, the position is committed when all lines are stored, so that a worker that dies may leave
 * lines twice; the header `id` of a line says where it came from.
 */
export async function work(kafka, options) {
  const { topic, groupId, transactionalId, sessionTimeout, batch = 500, maxDeliver = 5, counts, log, signal } = options;
  const inTransactions = transactionalId && { transactionalId, idempotent: true, maxInFlightRequests: 1 };
  const producer = kafka.producer({ ...inTransactions });
  const consumer = kafka.consumer({ groupId, ...(sessionTimeout && { sessionTimeout }) });

  const idOf = ({ partition, offset }, index) => `${topic}:${partition}:${offset}:${index}`;
  const linesOf = (message) =>
    unitsOf(message.value ?? new Uint8Array(), { source: "kafka", origin: { topic, ...message.place } }).map(
      (unit) => ({
        ...unit,
        message: { key: message.key, value: Buffer.from(unit.line), headers: { id: idOf(message.place, unit.index) } },
      }),
    );

  async function publish(lines, { partition, offset }) {
    const ways = [...new Set(lines.map(({ way }) => way))];
    const topicMessages = ways.map((way) => ({
      topic: topics[way],
      messages: lines.filter((line) => line.way === way).map(({ message }) => message),
    }));
    const next = { partition, offset: `${BigInt(offset) + 1n}` };
    if (!inTransactions) {
      await producer.sendBatch({ topicMessages });
      await consumer.commitOffsets([{ topic, ...next }]);
    } else {
      const transaction = await producer.transaction();
      try {
        await transaction.sendBatch({ topicMessages });
        await transaction.sendOffsets({ consumerGroupId: groupId, topics: [{ topic, partitions: [next] }] });
        await transaction.commit();
      } catch (error) {
        await transaction.abort();
        throw error;
      }
    }
    for (const { way } of lines) counts[way]++;
  }

  /** Routes messages of one partition. Where that fails, each of them by itself; one that has failed too often is kept as it is. */
  async function route(messages, tried = 1) {
    const last = messages.at(-1);
    try {
      await publish(messages.flatMap(linesOf), last.place);
      counts.messages += messages.length;
    } catch (error) {
      log("refused", { topic, ...last.place, messages: messages.length, tried, error: error.name });
      if (messages.length > 1) for (const message of messages) await route([message]);
      else if (tried < maxDeliver) {
        await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** tried));
        await route(messages, tried + 1);
      } else {
        const message = { key: last.key, value: last.value, headers: { id: idOf(last.place, "failed") } };
        await publish([{ way: "failed", message }], last.place);
      }
    }
  }

  /** A consumer that crashes by what it cannot mend stays down. */
  const ended = new Promise((resolve, reject) => {
    signal.addEventListener("abort", resolve, { once: true });
    consumer.on("consumer.crash", ({ payload: { error, restart } }) => restart || reject(error));
  });
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topic, fromBeginning: true });
  const running = consumer.run({
    autoCommit: false,
    async eachBatch({ batch: { partition, messages }, heartbeat, isRunning, isStale }) {
      const placed = messages.map((message) => ({ ...message, place: { partition, offset: message.offset } }));
      for (let at = 0; at < placed.length && isRunning() && !isStale(); at += batch) {
        await route(placed.slice(at, at + batch));
        await heartbeat();
      }
    },
  });
  try {
    await Promise.all([running, ended]);
  } finally {
    await consumer.disconnect();
    await producer.disconnect();
  }
}
