import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { trackRequest as shipped } from "../../../dist/index.js";
import { validateNdjson } from "../../../dist/ndjson.js";
import { measure, median } from "../measure.js";
import { Project, root } from "./project.js";
import { requestsOf } from "./requests.js";

const shop = join(root, "test/fixtures/teams/shop");
const settings = JSON.parse(readFileSync(join(shop, "event-schema.config.json"), "utf8"));
const project = Project.copyOf(shop, {
  "event-schema.config.json": JSON.stringify({ ...settings, language: "js" }),
});
project.run("generate");

const load = (path) => import(pathToFileURL(project.path(path)).href);
const { trackRequest } = await load("generated/index.js");
const { contract, trackRequestBytes } = await load("generated/bytes.js");
const validators = {
  "Cart viewed": (await load("generated/validators/events/cart-viewed.js")).cartViewedData,
  "Product added": (await load("generated/validators/events/product-added.js")).productAddedData,
  "Product viewed": (await load("generated/validators/events/product-viewed.js")).productViewedData,
  Purchase: (await load("generated/validators/events/purchase.js")).purchaseData,
  Search: (await load("generated/validators/events/search.js")).searchData,
  "Signed up": (await load("generated/validators/events/signed-up.js")).signedUpData,
};

/** Requests as they are parsed, with what is known of them beforehand. */
const texts = requestsOf(10_000).map((request) => JSON.stringify(request));
const inputs = texts.map((text) => {
  const request = JSON.parse(text);
  return { text, request, bytes: new TextEncoder().encode(text), data: validators[request.track[0].name] };
});

/** The time of one as a multiple of the other's, which is measured beside it. */
function ratio(candidates) {
  const [one, other] = measure(candidates, inputs, 61);
  if (one.count !== inputs.length || other.count !== inputs.length)
    throw new Error(`${one.count}, ${other.count} valid`);
  return one.ns / other.ns;
}

const byName = ["by name", ({ request }) => trackRequest.is(request)];

/** The schema of the data chosen by name, to the same schema known beforehand, with the place of the only payload. */
const dispatch = () =>
  ratio([byName, ["known", ({ request, data }) => shipped.is(request) && data.is(request.track[0].payload[0].data)]]);

/** The same to every payload of every entry, as a request may hold many. */
const dispatchOfAll = () => ratio([byName, ["known", isValidBy]]);

function isValidBy({ request, data }) {
  if (!shipped.is(request)) return false;
  for (const { payload } of request.track) for (const one of payload) if (!data.is(one.data)) return false;
  return true;
}

const bytes = () =>
  ratio([
    ["bytes", ({ bytes }) => trackRequestBytes.check(bytes) === "request"],
    ["JSON.parse", ({ text }) => JSON.parse(text) !== null],
  ]);

/** How many times as fast lines of named events are validated as they are parsed. */
async function ndjson() {
  const text = Buffer.from(`${Array.from({ length: 10 }, () => texts.join("\n")).join("\n")}\n`);
  const chunks = Array.from({ length: Math.ceil(text.length / 65_536) }, (_, i) =>
    text.subarray(i * 65_536, (i + 1) * 65_536),
  );
  const times = { validated: [], parsed: [] };
  for (let round = 0; round < 15; round++) {
    times.validated.push(await timeOf(() => validated(chunks)));
    times.parsed.push(await timeOf(() => parsed(text)));
  }
  return median(times.parsed.slice(3)) / median(times.validated.slice(3));
}

async function timeOf(run) {
  const start = process.hrtime.bigint();
  const count = await run();
  if (count !== 100_000) throw new Error(`${count} lines`);
  return Number(process.hrtime.bigint() - start);
}

async function validated(chunks) {
  let count = 0;
  for await (const { issues } of validateNdjson(chunks, { validator: contract.request })) if (!issues) count++;
  return count;
}

function parsed(text) {
  let count = 0;
  let start = 0;
  for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10, start)) {
    if (JSON.parse(text.toString("utf8", start, end)) !== null) count++;
    start = end + 1;
  }
  return count;
}

const rounds = [];
for (let round = 0; round < 5; round++)
  rounds.push({ dispatch: dispatch(), dispatchOfAll: dispatchOfAll(), bytes: bytes(), ndjson: await ndjson() });
const names = Object.keys(rounds[0]);
const medians = names.map((name) => [name, median(rounds.map((round) => round[name]))]);
console.log(JSON.stringify(Object.fromEntries(medians)));
