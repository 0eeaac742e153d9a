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

  /**
   * Stores lines, and gives what commits the position after them. An error of storing may be that of a message, but not one of
   * committing: then another worker of the group may have the partition, and these messages come again.
   */
  async function store(lines) {
    const ways = [...new Set(lines.map(({ way }) => way))];
    const topicMessages = ways.map((way) => ({
      topic: topics[way],
      messages: lines.filter((line) => line.way === way).map(({ message }) => message),
    }));
    if (!inTransactions) {
      await producer.sendBatch({ topicMessages });
      return (group, offsets) => group.commitOffsetsIfNecessary(offsets);
    }
    const transaction = await producer.transaction();
    const orAbort = async (step) => {
      try {
        await step();
      } catch (error) {
        await transaction.abort();
        throw error;
      }
    };
    await orAbort(() => transaction.sendBatch({ topicMessages }));
    return (_, offsets) =>
      orAbort(async () => {
        await transaction.sendOffsets({ consumerGroupId: groupId, ...offsets });
        await transaction.commit();
      });
  }

  /** Routes messages of one partition. Where that fails, each of them by itself; one that has failed too often is kept as it is. */
  async function route(messages, group, tried = 1) {
    const last = messages.at(-1);
    let [lines, commit] = [];
    try {
      lines = messages.flatMap(linesOf);
      commit = await store(lines);
    } catch (error) {
      log("refused", { topic, ...last.place, messages: messages.length, tried, error: error.name });
      if (messages.length > 1) {
        for (const message of messages) await route([message], group);
        return;
      }
      if (tried < maxDeliver) {
        await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** tried));
        return route(messages, group, tried + 1);
      }
      const message = { key: last.key, value: last.value, headers: { id: idOf(last.place, "failed") } };
      lines = [{ way: "failed", message }];
      commit = await store(lines);
    }
    const { partition, offset } = last.place;
    await commit(group, { topics: [{ topic, partitions: [{ partition, offset: `${BigInt(offset) + 1n}` }] }] });
    group.resolveOffset(offset);
    for (const { way } of lines) counts[way]++;
    if (lines[0]?.way !== "failed") counts.messages += messages.length;
    await group.heartbeat();
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
    eachBatchAutoResolve: false,
    async eachBatch({ batch: { partition, messages }, isRunning, isStale, ...group }) {
      const placed = messages.map((message) => ({ ...message, place: { partition, offset: message.offset } }));
      for (let at = 0; at < placed.length && isRunning() && !isStale(); at += batch) {
        await route(placed.slice(at, at + batch), group);
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
