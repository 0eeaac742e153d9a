import { jetstream } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { work } from "./worker.js";

const { NATS_URL = "nats://127.0.0.1:4222", STREAM = "RAW", CONSUMER = "router", BATCH = "256" } = process.env;
const counts = { messages: 0, event: 0, product: 0, rejected: 0, failed: 0 };
const log = (what, about = {}) => console.error(JSON.stringify({ at: new Date().toISOString(), what, ...about }));
const stopping = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => stopping.abort());

const connection = await connect({ servers: NATS_URL, maxReconnectAttempts: -1, waitOnFirstConnect: true });
const report = setInterval(() => log("counts", counts), 10_000);
await work(jetstream(connection), {
  ...{ stream: STREAM, consumer: CONSUMER, batch: Number(BATCH), counts, log },
  signal: stopping.signal,
});
await connection.drain();
clearInterval(report);
log("stopped", counts);
