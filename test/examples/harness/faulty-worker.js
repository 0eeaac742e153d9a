import { jetstream } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { work } from "../jetstream/worker.js";

/** The worker of the example, in whose client publishes fail at random, before or after the broker has stored them, or are sent twice. */
const { NATS_URL, FAULTS = "0.02", IDS = "yes" } = process.env;
const connection = await connect({ servers: NATS_URL, maxReconnectAttempts: -1, reconnectTimeWait: 100 });
const js = jetstream(connection);
const happens = () => Math.random() < Number(FAULTS);

/** The ids that the example gives, those that senders give to events, or none. */
const idOf = {
  yes: (_, msgID) => msgID,
  event: (line, msgID) => JSON.parse(Buffer.from(line).toString()).payload?.eventId ?? msgID,
  no: () => undefined,
}[IDS];

async function publish(subject, line, { msgID: given, ...options }) {
  const msgID = idOf(line, given);
  const named = msgID === undefined ? options : { ...options, msgID };
  if (happens()) throw new Error("not sent");
  if (happens()) await js.publish(subject, line, named);
  await js.publish(subject, line, named);
  if (happens()) throw new Error("stored, but not acknowledged");
}

const stopping = new AbortController();
process.once("SIGTERM", () => stopping.abort());
const counts = { messages: 0, event: 0, product: 0, rejected: 0, failed: 0 };
const log = () => {};
await work(
  { consumers: js.consumers, publish },
  { stream: "RAW", consumer: "router", counts, log, signal: stopping.signal },
);
await connection.drain();
