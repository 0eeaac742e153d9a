import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { declarations } from "../../../generated/declarations.ts";
import { schemas } from "../../../generated/schemas.ts";
import { schemaVersion } from "../../../generated/version.ts";
import { validatorBySchemas } from "../../docs/field-examples.ts";
import type { DocsFormat } from "../../docs/formats.ts";
import type { Snippet } from "../../docs/model.ts";
import { renderDocs } from "../../docs/render.ts";
import type { ResolvedPlan } from "../../generate/plan/generate-plan.ts";
import type { UnknownEvents } from "../../runtime/plan/plan.ts";
import { SchemaModel } from "../../schemas/model.ts";
import { idOf, type SchemaObject } from "../../schemas/schema.ts";
import { built } from "../io/built.ts";
import { type ExitCode, exit, UsageError } from "../io/exit.ts";
import { makeFolder } from "../io/folders.ts";
import type { Io } from "../io/io.ts";
import { openInBrowser } from "../io/open-browser.ts";
import { OutputError, writeOut } from "../io/output.ts";
import { pathIn } from "../io/paths.ts";
import type { Settings } from "../io/settings.ts";
import { reasonOf } from "../io/system-errors.ts";
import { printable } from "../io/text.ts";
import { validateExample } from "./example-validator.ts";
import { codeTables } from "./explain.ts";

/** The options of `event-schema docs`. */
export interface DocsOptions {
  readonly format: DocsFormat;
  /** Whether the first page is shown in a browser. */
  readonly open?: boolean;
}

/** `event-schema docs`: the documentation of the shipped schemas, written into a folder. */
export async function runDocs(
  folder: string,
  { format, open }: DocsOptions,
  { schemas: planFolder, unknownEvents }: Pick<Settings, "schemas" | "unknownEvents">,
  io: Io,
): Promise<ExitCode> {
  if (open && format !== "html") throw new UsageError("--open shows pages in a browser; it needs --format html");
  const pages =
    planFolder === undefined ? shippedDocs(format) : await planDocs(planFolder, unknownEvents, format, io.cwd);
  for (const [path, text] of pages) writePage(join(folder, path), text, io.cwd);
  const files = pages.size === 1 ? "1 file" : `${pages.size} files`;
  await writeOut(io.stdout, `${files} written to ${printable(folder)}\n`);
  if (open) await openInBrowser(pathToFileURL(resolve(io.cwd, folder, "index.html")).href, io);
  return exit.ok;
}

/** Pages of the documentation of the shipped schemas, by their paths. */
export const shippedDocs = (format: DocsFormat): Map<string, string> =>
  renderDocs(schemas, {
    format,
    version: schemaVersion,
    validateExample,
    codes: codeTables(),
    types: declarations,
    sdk,
    ...(format === "html" && { assets: builtAssets() }),
  });

/** Pages of the documentation of a tracking plan: its files, and the schemas that follow from them. */
async function planDocs(
  folder: string,
  unknownEvents: UnknownEvents,
  format: DocsFormat,
  cwd: string,
): Promise<Map<string, string>> {
  const { readPlan } = await import("./plan.ts");
  const { withExamples } = await import("./plan-examples.ts");
  const plan = await readPlan(folder, unknownEvents, cwd);
  const { model } = plan;
  // Dead letters are written whatever the plan is.
  const own = [...withExamples(plan)].filter(([name]) => name !== idOf(deadLetter));
  const documented = new Map([...own, [deadLetter, schemas.get(deadLetter) as SchemaObject]]);
  const validateOwn = validatorBySchemas(new SchemaModel(documented));
  return renderDocs(documented, {
    format,
    version: schemaVersion,
    // The examples of codes are payloads of the shipped schemas.
    validateExample: (schema, text) =>
      (schemas.has(schema) && !model.schemas.has(schema) ? validateExample : validateOwn)(schema, text),
    codes: codeTables(new Map([...schemas, ...documented]), "the schemas of the tracking plan"),
    ...(format === "html" && { assets: await planAssets(plan) }),
  });
}

/** The scripts and styles of the pages, and the plan's own validators for the playground. */
async function planAssets(plan: ResolvedPlan): Promise<Map<string, string>> {
  const { planScript } = await import("../../generate/plan/plan-script.ts");
  return builtAssets().set("plan.js", planScript(plan, readFileSync(built("runtime.js"), "utf8")));
}

const deadLetter = "dead-letter";

/** How one of the platform's own libraries sends what the service accepts, which has no profile. */
const sdk: Snippet = {
  title: "With the Python SDK, which sends `userId` instead of `profileId` (see the wire schemas)",
  language: "python",
  text: `intempt.track(
    "Purchase",
    user_id="user@example.com",
    properties={"total": 99.99},
)`,
};

/** The scripts and styles of the pages. */
function builtAssets(): Map<string, string> {
  const folder = built("site");
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

function writePage(path: string, text: string, cwd: string): void {
  try {
    makeFolder(dirname(pathIn(cwd, path)));
    writeFileSync(pathIn(cwd, path), text);
  } catch (error) {
    throw new OutputError(`cannot write ${printable(path)}: ${reasonOf(error)}`);
  }
}
