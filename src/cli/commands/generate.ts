import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { ExampleError } from "../../docs/examples.ts";
import { parseExpectedIssues } from "../../fixtures/compare.ts";
import { type VectorFixture, type VectorSuite, vectorsText } from "../../fixtures/vectors.ts";
import { type Drift, driftOf } from "../../generate/drift.ts";
import { generate, generateTool, toolSources } from "../../generate/generate.ts";
import { header } from "../../generate/names.ts";
import { linesModule } from "../../generate/scanners/assembly.ts";
import { readSchema, readSchemaFiles } from "../../schemas/read.ts";
import { idOf, SchemaError, type SchemaSet } from "../../schemas/schema.ts";
import { UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { writeOut } from "../io/output.ts";
import type { Problem } from "../io/problem.ts";
import { jsonSource, problemLines, sourceIn } from "../run/problem-lines.ts";
import { schemaErrors, toolErrors } from "../run/schema-problems.ts";
import { type Fixture, type Suite, suitesIn } from "../run/suites.ts";
import { upgradeSchemas } from "./upgrade-schemas.ts";

/** Texts of files by their paths. */
type Files = ReadonlyMap<string, string>;

/** Renders the pages of `generated/docs`. It is called when the validators in `generated/` are up to date, and must use those. */
export type RenderPages = () => Promise<Files>;

/**
 * The development command `npm run generate [-- --check]`: writes or checks `generated/` in the root folder of the project. With
 * `--upgrade`, it rewrites schema files of older drafts instead.
 */
export async function runGenerate(
  root: string,
  args: readonly string[],
  io: Pick<Io, "stdout" | "stderr">,
  renderPages: RenderPages,
): Promise<0 | 1> {
  const problems = await generateOrProblems(root, args, io, renderPages);
  if (problems.length === 0) return 0;
  await writeOut(io.stderr, problems.map((line) => `${line}\n`).join(""));
  return 1;
}

async function generateOrProblems(
  root: string,
  args: readonly string[],
  io: Pick<Io, "stdout">,
  renderPages: RenderPages,
): Promise<readonly string[]> {
  const isKnown = args.length === 0 || (args.length === 1 && ["--check", "--upgrade"].includes(String(args[0])));
  if (!isKnown) return [`unknown arguments ${args.join(" ")}; usage: npm run generate [-- --check | --upgrade]`];
  try {
    if (args.includes("--upgrade")) return await upgradeSchemas(root, io);
    return await generateFiles(root, args.includes("--check"), io, renderPages);
  } catch (error) {
    if (error instanceof SchemaError) return problemLines([error], jsonSource(root, schemaPath));
    if (!(error instanceof UsageError || error instanceof ExampleError)) throw error;
    return [error.message];
  }
}

const schemaPath = (name: string): string => `schemas/${name}.json`;
const toolPath = (name: string): string => toolSources.get(name) as string;

async function generateFiles(
  root: string,
  isCheck: boolean,
  { stdout }: Pick<Io, "stdout">,
  renderPages: RenderPages,
): Promise<readonly string[]> {
  const unreadable: SchemaError[] = [];
  const files = await readSchemaFiles(join(root, "schemas"), { refuse: (error) => unreadable.push(error) });
  const { schemas, originOf } = files;
  const inOriginal = ({ file, pointer, problem }: SchemaError) =>
    new SchemaError(file, originOf(file, pointer), problem);
  const tool = toolSchemas(root);
  const problems = [
    // Other files may refer to one that cannot be read.
    ...problemLines(
      unreadable.length > 0 ? unreadable : schemaErrors(schemas).map(inOriginal),
      sourceIn("schemas", files),
    ),
    ...problemLines(toolErrors(tool), jsonSource(root, toolPath)),
  ];
  if (problems.length > 0) return problems;
  const target = join(root, "generated");
  const isPage = (path: string): boolean => path.startsWith("docs/");
  const found = readFolder(target, (path) => !isPage(path));
  const assembly = readFileSync(join(root, "src/generate/scanners/lines.as"), "utf8");
  const code: Files = new Map([...(await generate(schemas)), ...(await generateTool(tool))])
    .set("vectors.json", vectors(root))
    .set("version.ts", versionModule(root))
    // A check trusts no file that it checks.
    .set("lines.ts", await linesModule(schemas, assembly, isCheck ? undefined : found.get("lines.ts")));
  const codeDrift = driftOf(code, found);
  if (isCheck && codeDrift.length > 0) return driftLines(codeDrift);
  for (const drift of codeDrift) mend(target, drift, code);
  const pages: Files = new Map([...(await renderPages())].map(([path, text]) => [`docs/${path}`, text]));
  const pageDrift = driftOf(pages, readFolder(target, isPage));
  if (isCheck && pageDrift.length > 0) return driftLines(pageDrift);
  for (const drift of pageDrift) mend(target, drift, pages);
  const count = code.size + pages.size;
  const changed = codeDrift.length + pageDrift.length;
  const done = isCheck
    ? `generated/ is what schemas/ says (${count} files)`
    : `generated/ has ${count} files, ${changed} changed`;
  await writeOut(stdout, `${done}\n`);
  return [];
}

/** The schemas of the tool's own files. */
export const toolSchemas = (root: string): SchemaSet =>
  new Map([...toolSources].map(([name, path]) => [name, readSchema(join(root, path), name)]));

const driftLines = (drift: readonly Drift[]): string[] => [
  ...drift.map(({ path, problem }) => `generated/${path} is ${problem}`),
  "run npm run generate",
];

function mend(target: string, { path, problem }: Drift, expected: Files): void {
  const file = join(target, path);
  if (problem === "left over") {
    rmSync(file);
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, expected.get(path) as string);
}

/** The schemas' version is that of the package: dead letters name it. */
function versionModule(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const comment = header("package.json").replace("edit the schema", "change the version there");
  return `${comment}\nexport const schemaVersion = ${JSON.stringify(version)};\n`;
}

/** The project's own suites of fixtures, for other languages. */
function vectors(root: string): string {
  const problems: Problem[] = [];
  const suites = suitesIn(join(root, "test/fixtures/suites"), ".", problems).flatMap(vectorSuite);
  for (const { file, message } of problems) throw new UsageError(`${file}: ${message}`);
  return vectorsText(suites, idOf);
}

function vectorSuite({ schema, description, folder, fixtures }: Suite): VectorSuite[] {
  if (schema === undefined) return [];
  return [{ schema, description: description ?? basename(folder), fixtures: fixtures.map(vectorFixture) }];
}

function vectorFixture({ file, issuesFile }: Fixture): VectorFixture {
  const fixture = { name: basename(file, ".json"), text: readFileSync(file, "utf8") };
  if (issuesFile === undefined) return fixture;
  const expected = parseExpectedIssues(readFileSync(issuesFile));
  if (typeof expected === "string") throw new UsageError(`${issuesFile}: ${expected}`);
  return { ...fixture, expected };
}

/** The files in a folder, by paths with slashes. */
function readFolder(folder: string, isWanted: (path: string) => boolean): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  return new Map(paths.filter(isWanted).map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
