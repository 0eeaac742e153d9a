import { describe, expect, it } from "vitest";
import { topics, work } from "./worker.js";

const refused = Buffer.from('{"productId":"s3cret"}');
const refuses = (messages) => messages.some(({ value }) => value.includes("s3cret"));

/** A client whose producer refuses one message in the topics of routed lines, which commits up to an offset, and which knows transactions. */
function client(given, committable = "99") {
  const [sent, committed, aborted, resolved, listeners] = [[], [], [], [], []];
  const sendBatch = async ({ topicMessages }) => {
    for (const { topic, messages } of topicMessages)
      if (topic !== topics.failed && refuses(messages)) throw new Error("refused");
    for (const { topic, messages } of topicMessages)
      for (const { value, headers } of messages) sent.push([topic, `${headers.id}`, `${value}`]);
  };
  const commitOffsets = async ({ topics: [{ partitions }] }) => {
    const [{ offset }] = partitions;
    if (Number(offset) > Number(committable)) throw new Error("The group is rebalancing");
    return offset;
  };
  const connection = { connect: async () => {}, disconnect: async () => {} };
  const transaction = async () => {
    const before = sent.length;
    let offset;
    return {
      sendBatch,
      sendOffsets: async (given) => (offset = await commitOffsets(given)),
      commit: async () => committed.push([sent.length - before, offset]),
      abort: async () => aborted.push(sent.splice(before)),
    };
  };
  const consumer = {
    ...connection,
    subscribe: async () => {},
    on: (_, listener) => listeners.push(listener),
    async run({ eachBatch }) {
      const messages = given.map((value, i) => ({ offset: `${i + 5}`, key: null, value }));
      const commitOffsetsIfNecessary = async (given) => committed.push([sent.length, await commitOffsets(given)]);
      const resolveOffset = (offset) => resolved.push(offset);
      const going = { heartbeat: async () => {}, isRunning: () => true, isStale: () => false };
      await eachBatch({ batch: { partition: 0, messages }, commitOffsetsIfNecessary, resolveOffset, ...going });
    },
  };
  const kafka = { producer: () => ({ ...connection, sendBatch, transaction }), consumer: () => consumer };
  const crash = (restart) => {
    for (const listener of listeners) listener({ payload: { error: new Error("crashed"), restart } });
  };
  return { kafka, sent, committed, aborted, resolved, crash };
}

const good = ["1", "2"].map((id) => Buffer.from(`{"productId":"${id}"}`));
const routed = good.map((value) => `{"payload":${value}}\n`);

async function workOn(messages, options, committable) {
  const seen = client(messages, committable);
  const logged = [];
  const counts = { messages: 0, event: 0, product: 0, rejected: 0, failed: 0 };
  const log = (what, about) => logged.push({ what, ...about });
  const stopping = new AbortController();
  const working = work(seen.kafka, {
    ...{ topic: "raw", groupId: "router", maxDeliver: 2, counts, log, signal: stopping.signal, ...options },
  });
  const ended = working.then(
    () => undefined,
    (error) => error,
  );
  await Promise.race([ended, expect.poll(() => counts.messages + counts.failed).toBe(messages.length)]);
  stopping.abort();
  return { ...seen, counts, logged, error: await ended };
}

it("ends with the error of a consumer that stays down, and goes on with one that starts again", async () => {
  const { kafka, crash } = client([]);
  const working = work(kafka, {
    topic: "raw",
    groupId: "router",
    counts: {},
    log() {},
    signal: new AbortController().signal,
  });
  crash(true);
  crash(false);
  await expect(working).rejects.toThrow("crashed");
});

describe.each([undefined, "worker-1"])("a worker on Kafka with the transactional id %s", (transactionalId) => {
  it("commits the position after a batch with its lines", async () => {
    const given = [[good[0], null, good[1]], { transactionalId }];
    const { sent, committed, aborted, resolved, counts, error } = await workOn(...given);
    expect(error).toBeUndefined();
    expect(sent).toEqual([
      [topics.product, "raw:0:5:0", routed[0]],
      [topics.product, "raw:0:7:0", routed[1]],
    ]);
    expect([committed, aborted, resolved]).toEqual([[[2, "8"]], [], ["7"]]);
    expect(counts).toEqual({ messages: 3, event: 0, product: 2, rejected: 0, failed: 0 });
  });

  it("keeps a message with its position that is refused each time, and goes on with the others", async () => {
    const given = [[good[0], refused, good[1]], { transactionalId }];
    const { sent, committed, aborted, counts, logged, error } = await workOn(...given);
    expect(error).toBeUndefined();
    expect(sent).toEqual([
      [topics.product, "raw:0:5:0", routed[0]],
      [topics.failed, "raw:0:6:failed", `${refused}`],
      [topics.product, "raw:0:7:0", routed[1]],
    ]);
    expect(committed.map(([, offset]) => offset)).toEqual(["6", "7", "8"]);
    expect(aborted).toEqual(transactionalId ? [[], [], []] : []);
    expect(counts).toEqual({ messages: 2, event: 0, product: 2, rejected: 0, failed: 1 });
    expect(logged.map(({ messages, tried, offset }) => [messages, tried, offset])).toEqual([
      ...[
        [3, 1, "7"],
        [1, 1, "6"],
        [1, 2, "6"],
      ],
    ]);
    expect(JSON.stringify(logged)).not.toContain("s3cret");
  });

  it("leaves a position that it cannot commit to the group, which reads these messages again, and keeps none as refused", async () => {
    const given = [[...good, good[0]], { transactionalId, batch: 1 }, "6"];
    const { sent, committed, aborted, resolved, counts, logged, error } = await workOn(...given);
    expect(error).toEqual(new Error("The group is rebalancing"));
    expect([committed.map(([, offset]) => offset), resolved]).toEqual([["6"], ["5"]]);
    const second = [topics.product, "raw:0:6:0", routed[1]];
    expect(sent.slice(1)).toEqual(transactionalId ? [] : [second]);
    expect(aborted).toEqual(transactionalId ? [[second]] : []);
    expect([counts.messages, counts.failed, logged]).toEqual([1, 0, []]);
  });
});
