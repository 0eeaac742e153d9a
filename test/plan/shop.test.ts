import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { buildSync } from "esbuild";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { Workspace } from "../cli/workspace.ts";
import { root } from "../oracle.ts";
import { launchBrowser } from "../site/browser.ts";

const workspace = new Workspace();
const shop = workspace.given("shop", {
  "package.json": '{ "type": "module" }',
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      ...{ strict: true, exactOptionalPropertyTypes: true, verbatimModuleSyntax: true, module: "nodenext" },
      ...{ target: "es2022", types: [], noUncheckedIndexedAccess: true, noEmit: true },
    },
    include: ["generated", "use.ts"],
  }),
  "use.ts": `import { isProduct } from "intempt-event-schema";
import { createTracker, trackRequest, type TrackEntry } from "./generated/index.js";

const track = createTracker((name: string, data: object, options: { readonly at: number }) => [name, data, options]);
track("Product viewed", { sku: "SKU_987" }, { at: 1 });
track("View Page", { url: "/" }, { at: 1 });
// @ts-expect-error a number is not a string
track("Product viewed", { sku: 987 }, { at: 1 });
// @ts-expect-error there is no such event
track("Product seen", { sku: "SKU_987" }, { at: 1 });

const entry = trackRequest.parse({ track: [] }).track[0] as TrackEntry;
if (entry.name === "Purchase") {
  const [payload] = entry.payload;
  export const total: number = isProduct(payload) ? 0 : payload.data.total;
}
`.replace("  export const total", "  const total"),
});
cpSync(join(root, "test/fixtures/teams/shop"), join(workspace.base, shop), { recursive: true });
cpSync(join(root, "node_modules/@standard-schema"), join(workspace.base, shop, "node_modules/@standard-schema"), {
  recursive: true,
});
symlinkSync(root, join(workspace.base, shop, "node_modules/intempt-event-schema"));
symlinkSync(join(root, "node_modules/fast-check"), join(workspace.base, shop, "node_modules/fast-check"));

const at = (path: string): string => join(workspace.base, shop, path);
const inShop = (...args: string[]) => workspace.run(args, { cwd: shop });

interface Group {
  readonly schema: object;
  readonly tests: readonly { readonly data: unknown; readonly valid: boolean }[];
}

/** In bytes, minified and gzipped, in a build for production. */
function sizeOf(code: string): number {
  const { outputFiles } = buildSync({
    stdin: { contents: code, resolveDir: at("generated"), loader: "ts" },
    ...{ bundle: true, minify: true, format: "esm", write: false },
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return gzipSync(outputFiles?.[0]?.contents ?? "", { level: 9 }).length;
}

/** The title of a page that runs a script, under a policy by which no code may come from strings. */
async function titleOf(script: string): Promise<string> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const policy = { "content-security-policy": "default-src 'none'; script-src 'self'" };
    const document = '<!doctype html><title></title><script src="/browser.js"></script>';
    await page.route("**", (route) =>
      route.request().url().endsWith(".js")
        ? route.fulfill({ contentType: "text/javascript", body: script })
        : route.fulfill({ contentType: "text/html", headers: policy, body: document }),
    );
    await page.goto("http://shop.example/");
    return await page.title();
  } finally {
    await browser.close();
  }
}

describe("a shop with twelve events", () => {
  it("generates code, and says when it is not what the schemas say", async () => {
    expect(await inShop("generate", "--check")).toMatchObject({ status: 1 });
    expect(await inShop("generate")).toMatchObject({ status: 0, stderr: "" });
    expect(await inShop("generate", "--check")).toEqual({ status: 0, stdout: "", stderr: "" });
    const edited = at("generated/index.ts");
    const index = readFileSync(edited, "utf8");
    writeFileSync(edited, `${index}export {};\n`);
    writeFileSync(at("generated/events/old.ts"), index);
    writeFileSync(at("generated/notes.md"), "ours");
    const { status, stdout } = await inShop("generate", "--check");
    expect([status, stdout.split("\n").slice(0, 2).sort()]).toEqual([
      1,
      ["generated/events/old.ts is left over", "generated/index.ts is edited"],
    ]);
    expect(await inShop("generate")).toMatchObject({ status: 0 });
    expect(readFileSync(edited, "utf8")).toBe(index);
    expect([existsSync(at("generated/events/old.ts")), existsSync(at("generated/notes.md"))]).toEqual([false, true]);
  });

  it("has code that compiles strictly, has no `any`, and narrows payloads by the name of their entry", () => {
    const { stdout, status } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", "."], {
      cwd: at("."),
      encoding: "utf8",
    });
    expect([stdout, status]).toEqual(["", 0]);
    const types = ["types.ts", "index.ts", "track.ts", "bytes.ts", "testing.ts"].map((file) =>
      readFileSync(at(`generated/${file}`), "utf8"),
    );
    for (const text of types) expect(text).not.toMatch(/\bany\b(?! name| =)/);
  });

  it("has code that a linter passes", () => {
    writeFileSync(at("biome.json"), '{ "root": true }');
    const { status, stdout, stderr } = spawnSync(join(root, "node_modules/.bin/biome"), ["lint", "generated"], {
      cwd: at("."),
      encoding: "utf8",
    });
    expect(status, stdout + stderr).toBe(0);
  });

  it("has its fixtures as vectors, which any validator can check by the bundled schema beside them", () => {
    const [bundle, groups] = ["track-request.json", "vectors.json"].map((name) =>
      JSON.parse(readFileSync(at(`generated/${name}`), "utf8")),
    );
    const ajv = new Ajv2020({ strict: false }).addSchema(bundle, "track-request.json");
    const tests = (groups as Group[]).flatMap(({ schema, tests }) =>
      tests.map(({ data, valid }) => ({ isRight: ajv.validate(schema, data) === valid, valid })),
    );
    expect(tests.filter(({ isRight }) => !isRight)).toEqual([]);
    expect(new Set(tests.map(({ valid }) => valid)).size).toBe(2);
    expect(tests.length).toBeGreaterThan(25);
  });

  it("has fixtures that are as expected", async () => {
    const { status, stdout } = await inShop("test", "fixtures");
    expect([status, stdout.split("\n").at(-2)]).toEqual([0, "31 files, 31 records: 31 as expected, 0 not · 1 warning"]);
    expect(stdout).toContain("still-sent.json");
    const events = readdirSync(at("schemas/events")).map((file) => file.replace(/\.(json|yaml)$/, ""));
    const parts = events.flatMap((event) => [`${event}/valid`, `${event}/invalid`]);
    expect(events).toHaveLength(12);
    expect(parts.filter((part) => !existsSync(at(`fixtures/${part}`)))).toEqual([]);
  });

  it("is validated, routed, documented and exported by its own schemas", async () => {
    const file = "fixtures/purchase/invalid/total-is-a-string.json";
    const { status, stdout } = await inShop("validate", file, "--format", "json");
    expect(status).toBe(1);
    expect(JSON.parse(stdout).results[0].issues.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/track/0/payload/0/data/total",
      "/track/0/payload/0/data/lines/0/sku",
    ]);
    const targets = ["--events", "events.ndjson", "--products", "products.ndjson", "--rejected", "rejected.ndjson"];
    expect(await inShop("route", "fixtures", ...targets)).toMatchObject({ status: 1 });
    const rejected = readFileSync(at("rejected.ndjson"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rejected.map(({ issues }) => issues.map(({ code }: { code: string }) => code).join())).toEqual([
      ...["enum", "required", "min_items", "format", "unknown_event", "required", "enum", "required"],
      ...["minimum", "min_length", "type", "required", "type,min_length", "required", "type"],
    ]);
    expect(await inShop("docs", "--out", "docs", "--format", "html")).toMatchObject({ status: 0 });
    expect(readFileSync(at("docs/schemas/payloads/purchase.html"), "utf8")).toContain("An order was placed.");
    const request = readFileSync(at("docs/schemas/track-request.html"), "utf8");
    const rows = [...request.matchAll(/ id="field-([^"]*)"/g)].map(([, path]) => path);
    expect(rows, "what the name of an entry decides is on the pages of the events").toEqual([
      "track",
      "track*.name",
      "track*.payload",
      "track*.type",
    ]);
    const exported = await inShop("export", "--format", "csv");
    expect(exported.stdout).toContain("Purchase,total,number");
  });

  it("has a workflow for CI whose commands succeed", async () => {
    const { jobs } = parse(readFileSync(at(".github/workflows/events.yml"), "utf8"));
    const runs = jobs.events.steps.flatMap(({ run = "" }: { run?: string }) => (run.startsWith("npx ") ? [run] : []));
    expect(runs.map((run: string) => run.split(" ")[2])).toEqual(["generate", "validate", "test"]);
    for (const run of runs) {
      const [, , ...args] = run.replaceAll('"', "").split(" ");
      const { status, stdout, stderr } = await inShop(...args);
      expect(status, `${run}: ${stdout}${stderr}`).toBe(0);
    }
  });

  it("deprecates an event, and says which is sent instead", async () => {
    const request = {
      track: [{ name: "Coupon applied", payload: [{ eventId: "e", profileId: "p", data: { code: "SAVE10" } }] }],
    };
    writeFileSync(at("coupon.json"), JSON.stringify(request));
    const { status, stdout } = await inShop("validate", "coupon.json");
    expect([status, stdout]).toEqual([0, expect.stringContaining("send `Checkout started` instead")]);
  });

  it("validates in Node, a worker thread and a browser where no code may come from strings", async () => {
    const texts = ["valid/one-line", "invalid/total-is-a-string"].map((name) =>
      readFileSync(at(`fixtures/purchase/${name}.json`), "utf8"),
    );
    const verdicts = `import { trackRequest } from "./index.ts"; import { trackRequestBytes } from "./bytes.ts";
const requests = [${texts}];
const bytesOf = (request: object) => new TextEncoder().encode(JSON.stringify(request));
const verdicts = requests.map((one) => [trackRequest.is(one), trackRequestBytes.check(bytesOf(one))].join()).join(" ");`;
    const build = (file: string, code: string, external: string[] = []) =>
      buildSync({
        stdin: { contents: `${verdicts}${code}`, resolveDir: at("generated"), loader: "ts" },
        ...{ bundle: true, format: "esm", outfile: at(file), external },
      });
    build("built.mjs", "console.log(verdicts);");
    build("worker.mjs", 'import("node:worker_threads").then(({ parentPort }) => parentPort.postMessage(verdicts));', [
      "node:worker_threads",
    ]);
    build("browser.js", "document.title = verdicts;");
    writeFileSync(
      at("main.mjs"),
      'import { Worker } from "node:worker_threads"; import "./built.mjs"; new Worker(new URL("worker.mjs", import.meta.url)).on("message", console.log);',
    );
    const printed = execFileSync("node", ["--disallow-code-generation-from-strings", at("main.mjs")], {
      encoding: "utf8",
    });
    expect(printed).toBe("true,request false,invalid\n".repeat(2));
    expect(await titleOf(readFileSync(at("browser.js"), "utf8"))).toBe("true,request false,invalid");
  });

  it("costs hardly anything to send, and little to validate", () => {
    const send = `export const track = (name: string, data: object) => fetch(name, { body: JSON.stringify(data) });`;
    const typed = `import { createTracker } from "./track.ts"; export const track = createTracker((name: string, data: object) => fetch(name, { body: JSON.stringify(data) }));`;
    expect(sizeOf(typed) - sizeOf(send)).toBeLessThan(100);
    const [planned, shipped] = ["./index.ts", "intempt-event-schema"].map((from) =>
      sizeOf(`export { trackRequest } from "${from}";`),
    ) as [number, number];
    // Fields that payloads gain are in the package's own validator, which has a limit of its own.
    const gained = Math.max(0, shipped - 5550);
    expect(planned - gained).toBeLessThanOrEqual(8500);
  });
});
