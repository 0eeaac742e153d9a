import { execFileSync as run } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { largePlan } from "../../plan/large-plan.ts";
import { median } from "../measure.js";
import { measured } from "../ndjson/processes.js";
import { cli, Project, root } from "./project.js";

// Figures of tracking plans against their limits: `npm run bench:plan`, or with a folder of real schemas,
// `npm run bench:plan -- ../shared/corpora`, each of which becomes an event.
const [corpora] = process.argv.slice(2);
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

const draft04 = "http://json-schema.org/draft-04/schema#";

const goal = (text, found, most, unit, isLeast = false) => {
  const isReached = isLeast ? found >= most : found <= most;
  const limit = `${isLeast ? "at least" : "at most"} ${most}`;
  console.log(`${isReached ? "reached" : "MISSED "}  ${text}: ${found.toFixed(2)} ${unit} (${limit})`);
};

await figuresOf("500 events", new Project(largePlan(500)));
if (corpora !== undefined) await figuresOf("real schemas", corpus(corpora));
await watched();

// In a process of their own: what else a process has in memory makes JSON.parse slower or faster.
const ratios = JSON.parse(run(process.execPath, [...process.execArgv, here("ratios.js")], { encoding: "utf8" }));
console.log("\nthe shop's requests");
goal("objects by name, to shipped and data known beforehand", ratios.dispatch, 1.15, "×");
goal("objects by name, to the same of all payloads", ratios.dispatchOfAll, 1.15, "×");
goal("bytes, to JSON.parse", ratios.bytes, 0.4, "×");
goal("lines of named events, as fast as JSON.parse", ratios.ndjson, 3, "×", true);

/** Runs the commands on a plan, each as a process. */
async function figuresOf(title, project) {
  const strict = { strict: true, exactOptionalPropertyTypes: true, verbatimModuleSyntax: true };
  const compilerOptions = { ...strict, module: "nodenext", target: "es2022", types: [], noEmit: true };
  project.write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["generated"] }));
  const ofTool = (...args) => measured(process.execPath, [cli, ...args], project.folder);
  const generate = await ofTool("generate");
  const check = await ofTool("generate", "--check");
  const tsc = await measured(join(root, "node_modules/.bin/tsc"), ["-p", "."], project.folder);
  const docs = await ofTool("docs", "--out", "docs", "--format", "html");
  for (const [name, { status, output }] of Object.entries({ generate, check, tsc, docs }))
    if (status !== 0) throw new Error(`${name} has ended with ${status}: ${output}`);
  console.log(`\n${title}: ${readdirSync(project.path("schemas/events")).length} events; ${generate.output.trim()}`);
  goal("generate", generate.seconds, 30, "s");
  goal("generate, memory", generate.peak, 700, "MB");
  goal("generate --check", check.seconds, 10, "s");
  goal("tsc", tsc.seconds, 20, "s");
  goal("docs", docs.seconds, 30, "s");
}

/** A plan of the schemas in a folder, without those that are refused. */
function corpus(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".json"));
  const schemas = files
    .map((path) => [path.replace(/\.json$/, ""), JSON.parse(readFileSync(join(folder, path), "utf8")).schema])
    .filter(([, schema]) => typeof schema === "object");
  // Some state a metaschema of their own, which adds these keywords to draft-04.
  const draftOf = ({ $schema = "" }) => ($schema.includes("json-schema.org") ? $schema : draft04);
  const events = schemas.map(([title, { $id: _, self: __, mozPipelineMetadata: ___, ...schema }]) => [
    `schemas/events/${title.replaceAll(/[^\w]+/g, "-")}.json`,
    JSON.stringify({ ...schema, $schema: draftOf(schema), title }),
  ]);
  const settings = { "event-schema.config.json": '{ "schemas": "schemas", "generated": "generated" }' };
  const project = new Project({ ...settings, ...Object.fromEntries(events) });
  const refused = project.removeRefused();
  console.log(`\n${relative(process.cwd(), folder)}: ${schemas.length} schemas, ${refused} of them refused`);
  return project;
}

/** The time from a change of one file of 200 to the generated code. */
async function watched() {
  const project = new Project(largePlan(200));
  const times = await project.watch("schemas/events/account-added.json", 6);
  console.log("\n200 events, one file changes");
  goal("generate --watch", median(times), 1, "s");
}
