import { headers } from "@nats-io/transport-node";
import { unitsOf } from "intempt-event-schema/bytes";

/** The subjects of what is published: of each way, and of messages that could not be routed. */
export const subjects = {
  event: "routed.events",
  product: "routed.products",
  rejected: "routed.rejected",
  failed: "routed.failed",
};

/**
 * Routes the messages of a stream until the signal stops it. A message is acknowledged when all its lines are stored. Their ids say
 * where they came from, so that the broker drops what is published again, however often a message is delivered.
 */
export async function work(js, { stream, consumer, batch = 256, maxDeliver = 20, counts, log, signal }) {
  const pull = await js.consumers.get(stream, consumer);

  async function handle(message) {
    const origin = { stream, sequence: message.seq };
    const id = (index) => `${stream}:${message.seq}:${index}`;
    try {
      // The last try may have ended the process.
      if (message.info.deliveryCount > maxDeliver) throw new Error("delivered too often");
      const units = unitsOf(message.data, { source: "jetstream", origin });
      await Promise.all(units.map(({ way, index, line }) => js.publish(subjects[way], line, { msgID: id(index) })));
      message.ack();
      counts.messages++;
      for (const { way } of units) counts[way]++;
    } catch (error) {
      await refuse(message, origin, id("failed"), error);
    }
  }

  /** Lets a message come again, later each time. One that has come too often is kept as it is, with its position. */
  async function refuse(message, origin, msgID, error) {
    const { deliveryCount } = message.info;
    log("refused", { ...origin, deliveryCount, error: error.name });
    if (deliveryCount < maxDeliver) return message.nak(Math.min(100 * 2 ** deliveryCount, 30_000));
    const about = headers();
    for (const [name, value] of Object.entries({ ...origin, deliveryCount }))
      about.set(`Origin-${name}`, String(value));
    try {
      await js.publish(subjects.failed, message.data, { msgID, headers: about });
      message.term();
      counts.failed++;
    } catch {
      message.nak(30_000);
    }
  }

  while (!signal.aborted) {
    const handled = [];
    try {
      for await (const message of await pull.fetch({ max_messages: batch, expires: 1000 }))
        handled.push(handle(message));
    } catch (error) {
      log("cannot fetch", { error: error.name });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await Promise.all(handled);
  }
}
