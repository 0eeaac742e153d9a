import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { megabytesOf, readablePart, sampledFile } from "./files.js";
import { measured, median } from "./processes.js";

// Whole processes over one large file, in rounds that take each candidate in its turn: the machine may be busy for a while,
// and then it is for all of them. BENCH_MB and BENCH_ROUNDS make it shorter or longer.
const megabytes = Number(process.env.BENCH_MB ?? 1000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const file = sampledFile(megabytes, 0.01);
const small = readablePart(file, Math.ceil(megabytes / 10));
const mixed = sampledFile(Math.ceil(megabytes / 2), 0.3);
const schemas = readdirSync(here("../../../schemas"), { recursive: true })
  .filter((path) => path.endsWith(".json") && path !== "payload.json")
  .flatMap((path) => ["--resolve", here(`../../../schemas/${path}`)]);

const node = (script, ...args) => [process.execPath, [here(script), ...args]];
const ours = (path, jobs) =>
  node(
    "../../../dist/cli.js",
    "validate",
    path,
    "--jobs",
    jobs,
    "--summary",
    "--format",
    "json",
    "--schema",
    "payload",
  );
const parse = "JSON.parse alone, 1 thread";
const native = "@sourcemeta/jsonschema --fast --continue";

const candidates = [
  ["lines alone", ...node("split.js", file), file],
  ["event-schema validate --jobs 1", ...ours(file, 1), file],
  ["event-schema validate --jobs 2", ...ours(file, 2), file],
  [parse, ...node("parse.js", file), file],
  ["JSON.parse alone, 2 threads", ...node("parse-threads.js", file, 2), file],
  ["JSON.parse + payload.is", ...node("parse-guard.js", file), file],
  ["JSON.parse + Ajv", ...node("parse-ajv.js", file), file],
  ["readline + JSON.parse + Ajv", ...node("readline-ajv.js", file), file],
  ["DuckDB, SQL predicate, 1 thread", ...node("duckdb.js", file, 1), file],
  ["DuckDB, SQL predicate, 2 threads", ...node("duckdb.js", file, 2), file],
  [
    native,
    here("../../../node_modules/.bin/jsonschema"),
    ["validate", "--fast", "--continue", ...schemas, here("../../../schemas/payload.json"), small],
    small,
  ],
  ["30 % invalid: event-schema validate --jobs 1", ...ours(mixed, 1), mixed],
  ["30 % invalid: the exact path alone", ...node("exact.js", mixed), mixed],
];

const runs = new Map(candidates.map(([name]) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, command, args] of candidates) {
    const run = await measured(command, args);
    runs.get(name).push(run);
    process.stderr.write(`round ${round + 1} of ${rounds}: ${name}: ${run.seconds.toFixed(2)} s\n`);
  }
}

const rows = candidates.map(([name, , , input]) => {
  const all = runs.get(name);
  const rate = megabytesOf(input) / median(all.map(({ seconds }) => seconds));
  const counts = countsOf(all[0].output);
  return {
    name,
    rate,
    records: counts && (rate * counts.records) / megabytesOf(input),
    counts,
    peak: Math.max(...all.map(({ peak }) => peak)),
  };
});
const rateOf = (name) => rows.find((row) => row.name === name).rate;

console.log(
  `\n${megabytesOf(file).toFixed(0)} MB, 1 % invalid, medians of ${rounds} rounds, whole processes. @sourcemeta/jsonschema stops at text that is no JSON,`,
);
console.log(
  `so it has the readable lines of the first ${megabytesOf(small).toFixed(0)} MB; DuckDB's predicate is looser than the rule.\n`,
);
console.log(
  ["", "MB/s", "records/s", "peak MB", "× JSON.parse", "× native", "valid"]
    .map((text, i) => (i === 0 ? text.padEnd(46) : text.padStart(13)))
    .join(""),
);
for (const { name, rate, records, peak, counts } of rows) {
  const cells = [
    rate.toFixed(0),
    records ? Math.round(records) : "",
    peak.toFixed(0),
    (rate / rateOf(parse)).toFixed(2),
    (rate / rateOf(native)).toFixed(1),
    counts?.valid ?? "",
  ];
  console.log(name.padEnd(46) + cells.map((text) => String(text).padStart(13)).join(""));
}

const goal = (text, ratio, least) =>
  console.log(`${ratio >= least ? "reached" : "MISSED "}  ${text}: ${ratio.toFixed(2)} (goal ${least})`);
console.log();
goal("--jobs 1 to JSON.parse alone", rateOf("event-schema validate --jobs 1") / rateOf(parse), 2.7);
goal("--jobs 2 to JSON.parse alone", rateOf("event-schema validate --jobs 2") / rateOf(parse), 4);
goal("--jobs 1 to the native tool", rateOf("event-schema validate --jobs 1") / rateOf(native), 12);
goal(
  "--jobs 1 to the exact path, 30 % invalid",
  rateOf("30 % invalid: event-schema validate --jobs 1") / rateOf("30 % invalid: the exact path alone"),
  0.95,
);

const [first, ...others] = rows
  .filter(({ name }) => /validate --jobs|\+ payload|\+ Ajv/.test(name) && !/30/.test(name))
  .map(({ counts }) => counts);
console.log(
  `\nvalid: ${first.valid} (ours finds the repeated keys, which are lost once text is parsed), by the others ${others.map(({ valid }) => valid).join(", ")}`,
);

function countsOf(output) {
  const text = output.trim();
  const found = /(\d+) validated, (\d+) passed/.exec(text);
  if (found) return { records: Number(found[1]), valid: Number(found[2]) };
  const counts = text.startsWith("{") ? JSON.parse(text) : undefined;
  return counts?.summary ?? counts;
}
