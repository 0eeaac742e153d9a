import { connectTo, publishAll } from "../../examples/harness/nats-server.js";
import { plainMessages } from "./messages.js";

// What publishing alone costs the client, with as many waiting for their acknowledgement as in the worker.
const connection = await connectTo(process.env.NATS_URL);
const messages = plainMessages(Number(process.env.COUNT));
const before = process.cpuUsage();
await publishAll(connection, messages, { subject: "routed.events", atOnce: 256, idOf: (i) => `RAW:${i}:0` });
const { user, system } = process.cpuUsage(before);
console.error(`cpu ${(user + system) / 1e6}`);
await connection.close();
