import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readStrictly } from "../../runtime/json/strict.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import type { Io } from "../io/io.ts";
import { writeOut } from "../io/output.ts";
import { pathIn } from "../io/paths.ts";
import { configName, configProblem } from "../io/settings.ts";
import { reasonOf } from "../io/system-errors.ts";
import { printable } from "../io/text.ts";
import { writeFiles } from "../io/write-files.ts";
import { generatedLine, withGeneratedLine } from "./git-attributes.ts";
import { configText, defaultFolders, eventText, fixturesFolder, fixtureTexts, manifestMembers } from "./init-files.ts";
import { type StringMembers, withMembers } from "./json-members.ts";

/** A file that the project should have. */
interface ProjectFile {
  readonly path: string;
  /** Its new content; absent where it stays as it is. */
  readonly content?: string | Uint8Array;
  readonly what: string;
}

type Folders = typeof defaultFolders & {
  /** Whether the configuration says that there is a tracking plan. */
  readonly isPlanNamed: boolean;
};

/** `event-schema init`: gives a project what a tracking plan needs, and changes nothing that it has. */
export async function runInit(io: Io): Promise<ExitCode> {
  const folders = foldersOf(io.cwd);
  const examples = exampleFiles(folders.schemas, io.cwd);
  const hasFixtures = examples.some(({ path }) => dirname(path).startsWith(fixturesFolder));
  const files = [
    newFile(configName, configText(hasFixtures), io.cwd),
    ...examples,
    attributesFile(folders.generated, io.cwd),
    ...manifestFile(io.cwd),
  ];
  await writeFiles(
    files.flatMap(({ path, content }) => (content === undefined ? [] : [{ path, content }])),
    io,
  );
  const lines = files.map(({ path, what }) => `${printable(path)} ${what}\n`);
  const isDone = files.every(({ content }) => content === undefined);
  await writeOut(io.stdout, `${lines.join("")}${isDone ? "nothing to do\n" : ""}${nextStep(files, folders)}`);
  return exit.ok;
}

function nextStep(files: readonly ProjectFile[], { schemas, isPlanNamed }: Folders): string {
  const setting = isPlanNamed ? "" : `add "schemas": "${schemas}" to ${configName}, then `;
  const isManifestChanged = files.some(({ path, content }) => path === manifestName && content !== undefined);
  return `next: ${setting}${isManifestChanged ? "npm install && " : ""}npx event-schema generate\n`;
}

const isLeft = "is left as it is";
const manifestName = "package.json";

function newFile(path: string, content: string, cwd: string): ProjectFile {
  return exists(path, cwd) ? { path, what: isLeft } : { path, content, what: "is written" };
}

/** The example of an event and its fixtures, unless the project has events of its own. */
function exampleFiles(schemas: string, cwd: string): ProjectFile[] {
  const events = join(schemas, "events");
  const path = join(events, "purchase.json");
  const found = filesIn(events, cwd);
  const isOwn = found.length > 0 && (found.length > 1 || contentOf(path, cwd)?.toString() !== eventText);
  if (isOwn) return [{ path: events, what: `${isLeft}: it has events` }];
  const fixtures = Object.entries(fixtureTexts).map(
    ([name, content]) => [join(fixturesFolder, "purchase", name), content] as const,
  );
  return [[path, eventText] as const, ...fixtures].map(([name, content]) => newFile(name, content, cwd));
}

function attributesFile(generated: string, cwd: string): ProjectFile {
  const path = ".gitattributes";
  const added = generatedLine(generated, cwd);
  if (added === undefined) return { path, what: `${isLeft}: ${printable(generated)} is not in this folder` };
  const known = contentOf(path, cwd);
  if (known === undefined) return newFile(path, `${added.line}\n`, cwd);
  const content = withGeneratedLine(known, added);
  return content === undefined
    ? { path, what: isLeft }
    : { path, content, what: `is extended: ${printable(added.line)}` };
}

/** What `package.json` gains: scripts and development dependencies that it does not have. */
function manifestFile(cwd: string): ProjectFile[] {
  const path = manifestName;
  const bytes = contentOf(path, cwd);
  if (bytes === undefined) return [{ path, what: "is missing, so it gains no scripts: npm init makes one" }];
  const manifest = objectIn(bytes, path);
  const dependencies = ["dependencies", "peerDependencies", "optionalDependencies"].map((key) => manifest[key] ?? {});
  const known = { scripts: {}, devDependencies: Object.assign({}, ...dependencies) };
  let content = bytes.toString();
  const gained: string[] = [];
  for (const key of ["scripts", "devDependencies"] as const) {
    const own = key in manifest ? manifest[key] : {};
    if (!isObject(own)) throw new UsageError(`${path}: \`${key}\` must be an object`);
    const missing = Object.entries(manifestMembers[key]).filter(([name]) => !(name in { ...known[key], ...own }));
    content = withMembers(content, key, Object.fromEntries(missing) as StringMembers);
    gained.push(...missing.map(([name]) => name));
  }
  return [gained.length === 0 ? { path, what: isLeft } : { path, content, what: `is extended: ${gained.join(", ")}` }];
}

/** The folders that the configuration of the project names, or will name. */
function foldersOf(cwd: string): Folders {
  const bytes = contentOf(configName, cwd);
  if (bytes === undefined) return { ...defaultFolders, isPlanNamed: true };
  const config = objectIn(bytes, configName);
  const problem = configProblem(config);
  if (problem !== undefined) throw new UsageError(`${configName}: ${problem}`);
  return { ...defaultFolders, ...config, isPlanNamed: "schemas" in config };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function objectIn(bytes: Buffer, path: string): Readonly<Record<string, unknown>> {
  const read = readStrictly(bytes);
  if ("problem" in read) throw new UsageError(`${path}: ${read.problem}`);
  if (!isObject(read.value)) throw new UsageError(`${path}: it must be an object`);
  return read.value;
}

/** Whether there is an entry of that name, wherever a link leads. */
const exists = (path: string, cwd: string): boolean =>
  orMissing(path, () => lstatSync(pathIn(cwd, path))) !== undefined;

const filesIn = (folder: string, cwd: string): string[] =>
  orMissing(folder, () => readdirSync(pathIn(cwd, folder)).filter((name) => !name.startsWith("."))) ?? [];

const contentOf = (path: string, cwd: string): Buffer | undefined =>
  orMissing(path, () => readFileSync(pathIn(cwd, path)));

/** What an action returns, `undefined` where there is no such file. */
function orMissing<T>(path: string, action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new UsageError(`${printable(path)}: cannot be read: ${reasonOf(error)}`);
  }
}

/** A path through a file leads to nothing, too. */
const isMissing = (error: unknown): boolean =>
  ["ENOENT", "ENOTDIR"].includes(String((error as NodeJS.ErrnoException).code));
