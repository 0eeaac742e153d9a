import type { CompiledSchema } from "../validate/compiled-schema.ts";
import type { CollectIssues } from "../validate/members.ts";
import { byEventName } from "./event-names.ts";
import type { PlannedFamily } from "./planned-family.ts";
import { plannedPayloads } from "./planned-payloads.ts";
import { isNoEvent } from "./unknown-events.ts";

/** The schemas of payloads without their entry, by its name: those of an event that the plan forbids are rejected. */
export function namedPayloads({ plan, shipped }: PlannedFamily): (name: string) => CompiledSchema {
  const { payload } = shipped;
  const payloads = plannedPayloads(plan, payload);
  const collectIssues: CollectIssues = (value, issues) => {
    payload.collectIssues(value, issues);
    issues.add("unknown_event", `belongs to an entry whose name ${isNoEvent}`);
  };
  const forbidden = { compiled: { ...payload, guard: () => false, collectIssues }, test: () => false };
  const unnamed = payloads.of(undefined);
  const ofUnknown = plan.unknownEvents === "forbid" ? payloads.withEvents(forbidden) : unnamed;
  const byName = byEventName(plan.events, unnamed, payloads.of);
  return (name) => (byName.get(name) ?? ofUnknown).compiled;
}
