import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { unitsOf } from "../../../dist/bytes.js";
import { isIdle, routeWithFaults } from "../../examples/harness/faults.js";
import { createStreams, NatsServer, publishAll } from "../../examples/harness/nats-server.js";
import { Process, until } from "../../examples/harness/processes.js";
import { measure } from "../measure.js";
import { plainMessages } from "./messages.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const worker = here("../../examples/jetstream/start.js");
const count = Number(process.env.BENCH_MESSAGES ?? 100_000);

/** Seconds that a process has had of a processor. */
const cpuOf = ({ pid }) => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
/** Megabytes of memory that a process uses. */
const memoryOf = ({ pid }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

/** Calls a function with a broker that has the streams. */
async function withBroker(run) {
  const server = await NatsServer.start();
  const connection = await server.connect();
  const manager = await createStreams(connection, { ackWait: 60_000 });
  try {
    return await run(server, connection, manager);
  } finally {
    await connection.close();
    await server.end();
  }
}

const parts = {
  /** What the units of one plain event cost, beside `JSON.parse` of the same line. */
  units() {
    const events = plainMessages(10_000).filter((message) => !message.includes('"productId":'));
    const origin = { stream: "RAW", sequence: 1 };
    const texts = new Map(events.map((event) => [event, `${event}`]));
    const [parsing, units] = measure(
      [
        ["JSON.parse", (event) => JSON.parse(texts.get(event))],
        ["unitsOf", (event) => unitsOf(event, { source: "jetstream", origin })],
      ],
      events,
    );
    const size = events.reduce((sum, event) => sum + event.length, 0) / events.length;
    console.log(`unitsOf of an event of ${size.toFixed(0)} bytes: ${(units.ns / 1000).toFixed(1)} µs (limit 10)`);
    console.log(
      `JSON.parse of the same text: ${(parsing.ns / 1000).toFixed(1)} µs; ratio ${(units.ns / parsing.ns).toFixed(1)}`,
    );
  },

  /** How many messages workers route in a second, and what each costs beside publishing alone. */
  async throughput() {
    const publishing = await withBroker(async ({ url }) => {
      const env = { NATS_URL: url, COUNT: `${count}` };
      const publisher = new Process(process.execPath, ["--import", "tsx", here("publish.js")], { env });
      await until(() => publisher.output.startsWith("cpu"), "all is published", 600_000);
      return Number(publisher.output.slice(4)) / count;
    });
    console.log(`publishing alone: ${(publishing * 1e6).toFixed(0)} µs of a processor for a message`);
    for (const workers of [1, 2, 3, 4]) {
      await withBroker(async ({ url }, connection, manager) => {
        await publishAll(connection, plainMessages(count));
        const env = { NATS_URL: url };
        const running = Array.from({ length: workers }, () => new Process(process.execPath, [worker], { env }));
        const left = async () => (await manager.consumers.info("RAW", "router")).num_pending;
        await until(async () => (await left()) < count, "work has begun");
        const [before, start] = [await left(), performance.now()];
        const cpu = running.map(cpuOf);
        await until(() => isIdle(manager), "all is routed", 600_000);
        const seconds = (performance.now() - start) / 1000;
        const used = running.reduce((sum, one, i) => sum + cpuOf(one) - cpu[i], 0) / before;
        for (const one of running) await one.end();
        const ratio = `${(used / publishing).toFixed(2)} of publishing alone`;
        console.log(
          `${workers} workers: ${(before / seconds).toFixed(0)} messages/s, ${(used * 1e6).toFixed(0)} µs each, ${ratio}`,
        );
      });
    }
  },

  /** The memory of a worker over a million messages. */
  async memory() {
    await withBroker(async ({ url }, connection, manager) => {
      const running = new Process(process.execPath, [worker], { env: { NATS_URL: url } });
      for (let times = 1; times <= 10; times++) {
        await publishAll(connection, plainMessages(count));
        await until(() => isIdle(manager), "all is routed", 600_000);
        console.log(`after ${times * count} messages: ${memoryOf(running).toFixed(0)} MB`);
      }
      await running.end();
    });
  },

  /** What is lost and what comes twice, with ids and without. */
  async faults() {
    for (const options of [
      { kills: 50, restarts: 10 },
      { kills: 50, restarts: 10, ids: "no" },
      { kills: 50, restarts: 10, ids: "event" },
    ])
      console.log(JSON.stringify({ ...options, ...(await routeWithFaults(options)) }));
  },
};

const wanted = process.argv.slice(2);
for (const [name, run] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await run();
