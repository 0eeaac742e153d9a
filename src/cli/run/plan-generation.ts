import { generatePlan, type KeptPlan, resolvePlan } from "../../generate/plan/generate-plan.ts";
import type { Generation } from "./generate.ts";
import type { GeneratedFiles } from "./generated-files.ts";
import { planError, readPlanSources } from "./plan.ts";

/** Generates the code of a tracking plan, again and again faster, because what has not changed is kept. */
export function planGeneration(): Generation {
  const kept: KeptPlan = { layouts: new Map(), modules: new Map() };
  return { command: "event-schema generate", steps: (...given) => steps(kept, ...given) };
}

async function* steps(
  kept: KeptPlan,
  ...[schemas, settings, { cwd }]: Parameters<Generation["steps"]>
): AsyncIterable<GeneratedFiles> {
  const sources = await readPlanSources(schemas, cwd);
  const { schemas: set, unreadable } = sources;
  const { planProblems } = await import("./schema-problems.ts");
  const errors = unreadable.length > 0 ? unreadable : planProblems(set, settings.schemaRules === "strict");
  if (errors.length > 0) throw planError(errors, sources);
  const plan = resolvePlan(set, settings.unknownEvents, sources.pathBelow);
  if (plan === undefined) throw new Error("a tracking plan without events");
  const { language } = settings;
  const texts = await generatePlan(plan, { language, runtime: "intempt-event-schema/runtime" }, kept);
  if (settings.fixtures !== undefined) {
    const { planVectors } = await import("./plan-vectors.ts");
    texts.set("vectors.json", planVectors(settings.fixtures, cwd));
  }
  yield { texts };
}
