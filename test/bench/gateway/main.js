import { fork, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { median } from "../ndjson/processes.js";

// Two gateways that differ in one line, each in a process of its own, loaded in turn.
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 3);

const { stdout } = spawnSync(
  process.execPath,
  [here("../../../dist/cli.js"), "sample", "--count", "400", "--seed", "1"],
  { encoding: "utf8" },
);
const payloads = stdout
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const large = { ...payloads[0], data: { list: payloads.slice(0, 25) } };
const request = { track: [{ name: "Purchase", payload: payloads.slice(0, 250) }] };
const bodies = {
  "one payload": payloads[1],
  "one payload with large data": large,
  "a track request of 250 payloads": request,
};

const servers = Object.fromEntries(["bytes.js", "ajv.js"].map((name) => [name, fork(here(name))]));
const ports = {};
for (const [name, server] of Object.entries(servers))
  ports[name] = await new Promise((resolve) => server.once("message", resolve));

for (const [title, value] of Object.entries(bodies)) {
  const body = JSON.stringify(value);
  const runs = { "bytes.js": [], "ajv.js": [] };
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(servers)) {
      const result = await autocannon({
        url: `http://localhost:${ports[name]}`,
        method: "POST",
        body,
        connections: 20,
        duration: seconds,
      });
      if (result.non2xx > 0 || result.errors > 0) throw new Error(`${name} has not accepted all requests`);
      runs[name].push(result);
    }
  }
  const of = (name, key) => median(runs[name].map(key));
  const rate = (name) => of(name, (run) => run.requests.average);
  const p99 = (name) => of(name, (run) => run.latency.p99);
  console.log(`${title} (${body.length} bytes)`);
  for (const name of Object.keys(servers))
    console.log(`  ${name.padEnd(10)}${rate(name).toFixed(0).padStart(8)} requests/s   p99 ${p99(name)} ms`);
  console.log(
    `  ratio     ${(rate("bytes.js") / rate("ajv.js")).toFixed(2).padStart(8)} ×            p99 ${(p99("ajv.js") / Math.max(p99("bytes.js"), 1)).toFixed(2)} × lower`,
  );
}
for (const server of Object.values(servers)) server.kill();
