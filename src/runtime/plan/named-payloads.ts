import { type CompiledSchema, selected } from "../validate/compiled-schema.ts";
import { withChoice } from "../validate/refinement.ts";
import { byEventName } from "./event-names.ts";
import type { PlannedFamily } from "./planned-family.ts";
import { type PlannedPayloads, plannedPayloads } from "./planned-payloads.ts";
import { forbidden, isNoEvent } from "./unknown-events.ts";

/** The schemas of payloads without their entry, by its name: those of an event that the plan forbids are rejected. */
export function namedPayloads({ plan, shipped }: PlannedFamily): (name: string) => CompiledSchema {
  const payloads = plannedPayloads(plan, shipped.payload);
  const unnamed = payloads.of(undefined);
  const ofUnknown = plan.unknownEvents === "forbid" ? forbiddenPayloads(payloads, shipped.payload) : unnamed;
  const byName = byEventName(plan.events, unnamed, ({ data }) => payloads.of(data));
  return (name) => byName.get(name) ?? ofUnknown;
}

function forbiddenPayloads({ of, isEvent }: PlannedPayloads, payload: CompiledSchema): CompiledSchema {
  const products = of(forbidden);
  const events: CompiledSchema = {
    ...payload,
    guard: products.guard,
    collectIssues(value, issues) {
      payload.collectIssues(value, issues);
      issues.add("unknown_event", `belongs to an entry whose name ${isNoEvent}`);
    },
  };
  return withChoice(payload, (value) => (isEvent(value) ? events : selected(products, value)), products.guard);
}
