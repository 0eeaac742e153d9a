import { payload } from "../../dist/index.js";
import { ajvAllErrors, candidates, issueMakers } from "./candidates.js";
import { invalidDocuments, validDocuments } from "./documents.js";
import { issuesOfPayload } from "./handwritten.js";
import { measure } from "./measure.js";
import { schemas, validatorsOf } from "./peers.js";
import { startUp } from "./start-up.js";
import { workloads } from "./workloads.js";

const rows = Object.entries(workloads).map(([name, make]) => [name, resultsOf(name, candidates, make())]);
table("ns/op of a verdict, and × payload.is", rows, "payload.is");

for (const [name, schema] of Object.entries(schemas)) {
  const validators = validatorsOf(schema);
  const rows = [
    ["one key order", validDocuments(schema, 1)],
    ["64 key orders", validDocuments(schema, 64)],
    ["invalid, 64 key orders", invalidDocuments(schema, 64)],
  ].map(([title, make]) => [title, resultsOf(`${name}, ${title}`, validators, make(), 161)]);
  table(`ns/op of a verdict by ${name}.json, and × the guard that is generated for it`, rows, "guard");
}

const issueRows = ["invalid, 64 orders"].map((name) => [
  name,
  measure(
    [
      ["hand-written list", (d) => issuesOfPayload(d).length],
      ["payload.validate", (d) => payload.validate(d).issues?.length],
      ["Ajv, all errors", (d) => !ajvAllErrors(d) && ajvAllErrors.errors.length],
      ...Object.entries(issueMakers),
    ],
    workloads[name](),
  ),
]);
table("ns/op with the issues listed", issueRows, "hand-written list");

const texts = workloads["64 key orders"]().map((value) => JSON.stringify(value));
table(
  "ns/op of parsing",
  [
    [
      "64 key orders",
      measure(
        [
          ["JSON.parse", (t) => JSON.parse(t)],
          ["JSON.parse + payload.validate", (t) => payload.validate(JSON.parse(t)).value],
        ],
        texts,
        41,
      ),
    ],
  ],
  "JSON.parse",
);

function resultsOf(name, candidates, inputs, rounds) {
  const results = measure(candidates, inputs, rounds);
  const verdicts = new Set(results.map(({ count }) => count));
  if (verdicts.size > 1) throw new Error(`the verdicts differ on ${name}: ${JSON.stringify(results)}`);
  return results;
}

function table(title, rows, base) {
  console.log(`\n${title}`);
  for (const [name, results] of rows) {
    console.log(`  ${name}`);
    const unit = results.find((result) => result.name === base).ns;
    for (const { name: candidate, ns } of results) {
      console.log(`    ${candidate.padEnd(34)}${ns.toFixed(0).padStart(7)}  ${(ns / unit).toFixed(2).padStart(6)} ×`);
    }
  }
}

const [empty, entry] = startUp();
console.log(
  `\nms to import, in fresh processes\n    an empty module ${empty.toFixed(2)}, the library's entry ${entry.toFixed(2)}: ${(entry - empty).toFixed(2)} more`,
);
