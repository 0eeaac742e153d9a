import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import manifest from "../../../package.json" with { type: "json" };
import { ExampleError } from "../../docs/examples.ts";
import { statedIssues } from "../../fixtures/compare.ts";
import { type VectorFixture, type VectorSuite, vectorsText } from "../../fixtures/vectors.ts";
import { type Drift, driftOf } from "../../generate/drift.ts";
import { generate } from "../../generate/generate.ts";
import { header } from "../../generate/names.ts";
import { linesModule } from "../../generate/scanners/assembly.ts";
import { breachesOf } from "../../schemas/house-rules.ts";
import { readSchemas } from "../../schemas/read.ts";
import { idOf, SchemaError } from "../../schemas/schema.ts";
import { UsageError } from "../io/exit.ts";
import type { Problem } from "../report/report.ts";
import { type Fixture, type Suite, suitesIn } from "../run/suites.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const target = join(root, "generated");

/** The development command `npm run generate [-- --check]`. */
async function main(args: readonly string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== "--check");
  if (unknown.length > 0) return fail([`unknown argument ${unknown.join(" ")}; usage: npm run generate [-- --check]`]);
  const schemas = readSchemas(join(root, "schemas"));
  const breaches = breachesOf(schemas);
  if (breaches.length > 0) return fail(breaches);
  const isCheck = args.includes("--check");
  const earlier = filesBut(isDocs);
  const runtime = readFileSync(join(root, "src/generate/scanners/lines.as"), "utf8");
  const code = new Map(await generate(schemas))
    .set("vectors.json", vectors())
    .set("version.ts", versionModule(manifest.version))
    // A check trusts no file that it checks.
    .set("lines.ts", await linesModule(schemas, runtime, isCheck ? undefined : earlier.get("lines.ts")));
  const drift = driftOf(code, earlier);
  if (!isCheck) for (const one of drift) mend(one, code);
  else if (drift.length > 0) return failFor(drift);
  // The validators that judge the examples are those that have just been written.
  const { shippedDocs } = await import("./docs.ts");
  const docs = new Map([...shippedDocs("markdown")].map(([path, text]) => [`docs/${path}`, text]));
  const docsDrift = driftOf(
    docs,
    filesBut((path) => !isDocs(path)),
  );
  const count = code.size + docs.size;
  if (isCheck)
    return docsDrift.length > 0 ? failFor(docsDrift) : say(`generated/ is what schemas/ says (${count} files)`);
  for (const one of docsDrift) mend(one, docs);
  return say(`generated/ has ${count} files, ${drift.length + docsDrift.length} changed`);
}

const failFor = (drift: readonly Drift[]): number =>
  fail([...drift.map(({ path, problem }) => `generated/${path} is ${problem}`), "run npm run generate"]);

function mend({ path, problem }: Drift, expected: ReadonlyMap<string, string>): void {
  if (problem === "left over") rmSync(join(target, path));
  else write(join(target, path), expected.get(path) as string);
}

const isDocs = (path: string): boolean => path.startsWith("docs/");

const filesBut = (isLeftOut: (path: string) => boolean): Map<string, string> =>
  new Map([...readFolder(target)].filter(([path]) => !isLeftOut(path)));

/** The schemas' version is that of the package: dead letters name it. */
const versionModule = (version: string): string =>
  `${header("package.json").replace("edit the schema", "change the version there")}\nexport const schemaVersion = ${JSON.stringify(version)};\n`;

/** The project's own suites of fixtures, for other languages. */
function vectors(): string {
  const problems: Problem[] = [];
  const suites = suitesIn(join(root, "test/fixtures/suites"), problems).flatMap(vectorSuite);
  for (const { file, message } of problems) throw new UsageError(`${file}: ${message}`);
  return vectorsText(suites, idOf);
}

function vectorSuite({ schema, description, folder, fixtures }: Suite): VectorSuite[] {
  if (schema === undefined) return [];
  return [{ schema, description: description ?? basename(folder), fixtures: fixtures.map(vectorFixture) }];
}

function vectorFixture({ file, statedIn }: Fixture): VectorFixture {
  const fixture = { name: basename(file, ".json"), text: readFileSync(file, "utf8") };
  if (statedIn === undefined) return fixture;
  const stated = statedIssues(readFileSync(statedIn, "utf8"));
  if (typeof stated === "string") throw new UsageError(`${statedIn}: ${stated}`);
  return { ...fixture, stated };
}

function readFolder(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path).split(sep).join("/"), readFileSync(path, "utf8")]));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function say(line: string): number {
  console.log(line);
  return 0;
}

function fail(lines: readonly string[]): number {
  for (const line of lines) console.error(line);
  return 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SchemaError || error instanceof UsageError || error instanceof ExampleError)) throw error;
  process.exitCode = fail([error.message]);
}
