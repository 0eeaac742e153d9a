import { schemas } from "../../../generated/schemas.ts";
import type { UnknownEvents } from "../../runtime/plan/plan.ts";
import type { Explained } from "./explain.ts";
import { readPlan } from "./plan.ts";
import { withExamples } from "./plan-examples.ts";

/** What can be explained of a tracking plan: its own schemas, those that follow, and the shipped ones. */
export async function explainedIn(folder: string, unknownEvents: UnknownEvents, cwd: string): Promise<Explained> {
  const plan = await readPlan(folder, unknownEvents, cwd);
  const { events } = plan.plan;
  return {
    schemas: new Map([...schemas, ...withExamples(plan)]),
    where: "the schemas of the tracking plan",
    events: new Map(events.map(({ name, file }) => [name, file])),
    descriptions: Object.fromEntries(events.map(({ name, description }) => [name, description || "–"])),
  };
}
