import kafkajs from "kafkajs";
import { work } from "./worker.js";

const {
  KAFKA_BROKERS = "127.0.0.1:9092",
  TOPIC = "raw",
  GROUP = "router",
  TRANSACTIONAL_ID,
  SESSION_TIMEOUT,
} = process.env;
const counts = { messages: 0, event: 0, product: 0, rejected: 0, failed: 0 };
const log = (what, about = {}) => console.error(JSON.stringify({ at: new Date().toISOString(), what, ...about }));
const stopping = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => stopping.abort());

const kafka = new kafkajs.Kafka({
  brokers: KAFKA_BROKERS.split(","),
  logLevel: kafkajs.logLevel.WARN,
  logCreator:
    () =>
    ({ log: { message } }) =>
      log(message),
});

const report = setInterval(() => log("counts", counts), 10_000);
try {
  await work(kafka, {
    ...{ topic: TOPIC, groupId: GROUP, transactionalId: TRANSACTIONAL_ID, counts, log },
    sessionTimeout: SESSION_TIMEOUT && Number(SESSION_TIMEOUT),
    signal: stopping.signal,
  });
} catch (error) {
  // Whoever runs the worker starts it again.
  log("cannot go on", { error: error.name });
  process.exitCode = 1;
}
clearInterval(report);
log("stopped", counts);
