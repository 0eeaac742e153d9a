import type { CompiledSchema } from "../validate/compiled-schema.ts";
import { withChoice, withItems } from "../validate/refinement.ts";
import { byEventName, nameOf } from "./event-names.ts";
import { payloadTests } from "./payload-test.ts";
import type { PlannedEvent, TrackingPlan } from "./plan.ts";
import { plannedPayloads } from "./planned-payloads.ts";
import { forbidEvents } from "./unknown-events.ts";

/** The schemas of a family: those of the contract, or of what the service accepts. */
export interface FamilySchemas {
  readonly payload: CompiledSchema;
  readonly request: CompiledSchema;
}

/** The schemas of a family with what a tracking plan says more. The name of an entry chooses the schema of its payloads. */
export interface PlannedFamily extends FamilySchemas {
  readonly plan: TrackingPlan;
  /** The schemas without the plan. */
  readonly shipped: FamilySchemas;
}

/** Adds the warnings of entries to their schema, by their event; `undefined` for one that the plan does not know. */
export type WithWarnings = (entries: CompiledSchema, event: PlannedEvent | undefined) => CompiledSchema;

/** Refines the schemas of a family by a tracking plan. */
export function plannedFamily(
  plan: TrackingPlan,
  shipped: FamilySchemas,
  withWarnings: WithWarnings = (entries) => entries,
): PlannedFamily {
  const { request } = shipped;
  const { isEvent, of } = plannedPayloads(plan, shipped.payload);
  const entry = (request.items[0] as CompiledSchema["items"][0]).compiled;
  const tests = payloadTests(plan);
  const guard = (value: unknown): boolean => entry.guard(value, tests);

  const unnamed = of(undefined);
  const ofSdk = withItems(entry, unnamed, guard);
  const byName = byEventName(plan.events, ofSdk, (event) =>
    withWarnings(withItems(entry, of(event.data), guard), event),
  );
  const unknown =
    plan.unknownEvents === "forbid" ? forbidEvents(ofSdk, plan.events, isEvent) : withWarnings(ofSdk, undefined);
  const entries = withChoice(entry, (value) => byName.get(nameOf(value)) ?? unknown, guard);
  const ofRequest = (value: unknown): boolean => request.guard(value, tests);
  return { plan, shipped, payload: unnamed, request: withItems(request, entries, ofRequest) };
}
