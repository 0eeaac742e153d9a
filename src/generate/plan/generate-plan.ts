import { compileNamed } from "../../constraints/compile.ts";
import { satisfies } from "../../constraints/satisfies.ts";
import type { UnknownEvents } from "../../runtime/plan/plan.ts";
import { sdkEvents } from "../../runtime/plan/sdk-events.ts";
import { bundled } from "../../schemas/bundle.ts";
import { SchemaModel } from "../../schemas/model.ts";
import { planOf } from "../../schemas/plan.ts";
import { plannedSchemas } from "../../schemas/planned-schemas.ts";
import type { SchemaSet } from "../../schemas/schema.ts";
import { modulePath, scannerPath } from "../names.ts";
import { scanModule } from "../scanners/module.ts";
import { scannedBy } from "../scanners/plan.ts";
import { declarationsIn, retargeted, type Target } from "../target.ts";
import type { Layouts } from "../types/types.ts";
import { sharedIssues } from "../validators/issues.ts";
import { validatorModule } from "../validators/module.ts";
import { patternsModule } from "../validators/patterns.ts";
import { SharedCollectors } from "../validators/shared-collectors.ts";
import { bytesModule } from "./bytes-module.ts";
import { classifyModule } from "./classify-module.ts";
import { attributesModule, eventModule } from "./event-modules.ts";
import { indexModule, wireModule } from "./index-modules.ts";
import { type KeptModules, keptOf } from "./kept-modules.ts";
import { eventPath, type PlanCode } from "./plan-code.ts";
import { planModule } from "./plan-module.ts";
import { plannedTypes } from "./planned-types.ts";
import { schemaModule, testingModule } from "./testing-modules.ts";
import { trackModule } from "./track-module.ts";

/** A tracking plan: its schemas as they are read, what is in them, and the schemas that follow. */
export interface ResolvedPlan {
  readonly model: SchemaModel;
  readonly plan: PlanCode;
  /** The schemas that are read, and those that follow from them (`payload`, `track-request`, …). */
  readonly resolved: SchemaModel;
}

/** Resolves the tracking plan of a team's schemas, which hold the shipped ones under their addresses; `undefined` if it is none. */
export function resolvePlan(
  schemas: SchemaSet,
  unknownEvents: UnknownEvents,
  pathOf = (file: string) => `${file}.json`,
): ResolvedPlan | undefined {
  const model = new SchemaModel(schemas);
  const files = planOf(model);
  if (files === undefined) return undefined;
  const isRequired = (file: string) => !isEmptyValid(model, file);
  const plan = { ...files, unknownEvents, isRequired, sourceOf: (file: string) => `schemas/${pathOf(file)}` };
  const rules = {
    forbidsUnknown: unknownEvents === "forbid",
    otherNames: sdkEvents,
    isRequired,
  };
  const resolved = new SchemaModel(new Map([...schemas, ...plannedSchemas(model, files, rules)]));
  return { model, plan, resolved };
}

const isEmptyValid = (model: SchemaModel, file: string): boolean =>
  satisfies(compileNamed(model, file), {}, (name) => compileNamed(model, name));

/** What a watcher keeps, so that only what has changed is written again. */
export interface KeptPlan {
  readonly layouts?: Layouts;
  readonly modules?: KeptModules;
}

/** Everything that is generated from a tracking plan: paths below the folder for generated code, and their content. */
export async function generatePlan(
  resolved: ResolvedPlan,
  target: Target,
  { layouts, modules }: KeptPlan = {},
): Promise<Map<string, string>> {
  const files = planCode(resolved, target, modules);
  // Loaded when types are wanted: what lays them out is large, and a package that teams install if they generate code.
  const { declarationsOf, typesModule } = await import("../types/types.ts");
  const declarations = typesModule(await declarationsOf(resolved.model, layouts));
  const shipped = 'import type * as intempt from "intempt-event-schema/schema";\n';
  const types = `${declarations.replace("\n", `\n${shipped}`)}\n${plannedTypes(resolved.plan)}`;
  for (const [path, text] of writtenFiles("types.ts", types, target)) files.set(path, text);
  const bundle = bundled(resolved.resolved, "track-request");
  const others = [
    ["schema.ts", schemaModule(JSON.stringify(bundle))],
    ["testing.ts", testingModule(resolved.plan)],
  ] as const;
  for (const [path, text] of others.flatMap(([name, code]) => writtenFiles(name, code, target))) files.set(path, text);
  return files.set("track-request.json", `${JSON.stringify(bundle, null, 2)}\n`);
}

/** The code of a tracking plan without its types. */
export function planCode({ model, plan }: ResolvedPlan, target: Target, kept?: KeptModules): Map<string, string> {
  const files = [...validatorFiles(model, plan, kept), ...planFiles(plan)];
  return new Map(files.flatMap(([path, text]) => writtenFiles(path, text, target)));
}

/** A module as it is written: in JavaScript, its declarations are a file of their own. */
function writtenFiles(path: string, text: string, target: Target): [path: string, text: string][] {
  if (target.language === "ts") return [[path, retargeted(text, target)]];
  const declared = path.replace(/\.ts$/, ".d.ts");
  if (path === "types.ts") return [[declared, retargeted(text, { ...target, language: "ts" })]];
  return [
    [path.replace(/\.ts$/, ".js"), retargeted(text, target)],
    [declared, declarationsIn(text, target)],
  ];
}

/** The validators and scanners of the team's own files. */
function validatorFiles(model: SchemaModel, plan: PlanCode, modules: KeptModules = new Map()): Map<string, string> {
  const files = new Map<string, string>();
  const shared = new SharedCollectors({ isSmall: true });
  const { sourceOf } = plan;
  const set = { folder: "", sourceOf, shared };
  const kept = keptOf(modules, model, sourceOf);
  for (const name of model.names) {
    const file = kept(name);
    if (file.validator === undefined)
      [file.validator, file.used] = shared.whileWriting(() => validatorModule(model, name, set));
    else for (const constraint of file.used) sharedIssues(constraint, shared);
    files.set(modulePath(name), file.validator);
  }
  files.set("collectors.ts", shared.module("schemas/", set.folder));
  files.set("patterns.ts", patternsModule(model));
  const scanned = [...plan.events, ...plan.attributes].map(({ file }) => file);
  for (const name of scannedBy(model, plan.product === undefined ? scanned : [...scanned, plan.product])) {
    const file = kept(name);
    file.scanner ??= scanModule(model, name, sourceOf(name));
    files.set(scannerPath(name), file.scanner);
  }
  return files;
}

function planFiles(plan: PlanCode): Map<string, string> {
  const files = new Map(plan.events.map((event) => [eventPath(event.file), eventModule(event, plan)]));
  if (plan.attributes.length > 0) files.set("attributes.ts", attributesModule(plan));
  return files
    .set("plan.ts", planModule(plan))
    .set("index.ts", indexModule(plan))
    .set("wire.ts", wireModule())
    .set("bytes.ts", bytesModule(plan))
    .set("classify.ts", classifyModule())
    .set("track.ts", trackModule(plan));
}
