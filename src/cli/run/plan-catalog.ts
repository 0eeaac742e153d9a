import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { planCode, type ResolvedPlan } from "../../generate/plan/generate-plan.ts";
import type { PlannedBytes } from "../../library/planned-bytes.ts";
import { routingOf } from "../../library/routing.ts";
import type { UnknownEvents } from "../../runtime/plan/plan.ts";
import { type BytesSchema, schemaOf } from "../../runtime/text/bytes.ts";
import { built } from "../io/built.ts";
import type { Catalog } from "./catalog.ts";
import { readPlan } from "./plan.ts";

/** The modules of the code of a plan that a catalog needs. */
interface PlanModules {
  readonly contract: PlannedBytes;
  readonly wire: PlannedBytes;
  /** The names of events on the wire, by the names of their schemas. */
  readonly names: Readonly<Record<string, string>>;
}

/** Generates the code of a plan into a temporary folder. Throws a `UsageError` for a plan that has errors. */
export async function openPlan(schemas: string, unknownEvents: UnknownEvents, cwd: string): Promise<Catalog> {
  const plan = await readPlan(schemas, unknownEvents, cwd);
  const folder = mkdtempSync(join(tmpdir(), "event-schema-"));
  const close = () => rmSync(folder, { recursive: true, force: true });
  try {
    writeCode(plan, folder);
    return { ...(await planIn(folder)), folder, close };
  } catch (error) {
    close();
    throw error;
  }
}

function writeCode(plan: ResolvedPlan, folder: string): void {
  const files = planCode(plan, { language: "js", runtime: pathToFileURL(built("runtime.js")).href });
  const names = Object.fromEntries(plan.plan.events.map(({ file, name }) => [file, name]));
  files.set(
    "catalog.js",
    `export { contract, wire } from "./bytes.js";\nexport const names = ${JSON.stringify(names)};\n`,
  );
  files.set("package.json", '{ "type": "module" }\n');
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The schemas of a plan whose code is in a folder. */
export async function planIn(folder: string): Promise<Catalog> {
  const { contract, wire, names }: PlanModules = await import(pathToFileURL(join(folder, "catalog.js")).href);
  const families: Readonly<Record<string, PlannedBytes>> = { contract, wire };
  const schemas = new Map(
    Object.entries(names).map(([file, name]) => [file, schemaOf(contract.payloadOf(name)) as BytesSchema]),
  );
  for (const validator of [contract, wire].flatMap(({ payload, request }) => [payload, request]))
    schemas.set(validator.name, schemaOf(validator) as BytesSchema);
  return {
    families: Object.keys(families),
    names: [...schemas.keys()],
    find: (name) => (Object.hasOwn(families, name) ? schemaOf(families[name]?.document) : schemas.get(name)),
    payloadOf(family) {
      const planned = Object.hasOwn(families, family) ? families[family] : undefined;
      return planned && ((name) => schemaOf(planned.payloadOf(name)) as BytesSchema);
    },
    routing: async (family, maxBytes, maxIssues) =>
      routingOf({ schema: families[family] as PlannedBytes, maxBytes, maxIssues }),
    close() {},
  };
}
