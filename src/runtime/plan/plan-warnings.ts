import type { CompiledSchema } from "../validate/compiled-schema.ts";
import { displayKey } from "../validate/issue.ts";
import type { PlannedEvent } from "./plan.ts";
import { type PlannedFamily, plannedFamily } from "./planned-family.ts";
import { type IsEvent, plannedPayloads } from "./planned-payloads.ts";
import { holdsEvent, isNoEvent, nearestHint } from "./unknown-events.ts";

type Warn = NonNullable<CompiledSchema["warn"]>;

/** The schemas of a family with the warnings of its plan, which verdicts do without. */
export function withPlanWarnings({ plan, shipped }: PlannedFamily): PlannedFamily {
  const { isEvent } = plannedPayloads(plan, shipped.payload);
  const unknown = plan.unknownEvents === "warn" ? unknownWarning(plan.events, isEvent) : undefined;
  return plannedFamily(plan, shipped, (entries, event) => {
    const warn = event === undefined ? unknown : deprecation(event);
    return warn === undefined ? entries : { ...entries, warn };
  });
}

/** The warning of an event that is no longer to be sent. */
function deprecation({ deprecated }: PlannedEvent): Warn | undefined {
  if (deprecated === undefined) return undefined;
  const { replacedBy } = deprecated;
  const hint = replacedBy === undefined ? undefined : `send ${displayKey(replacedBy)} instead`;
  return (_, path, report) =>
    report.add("deprecated_event", [...path, "name"], "the event is deprecated in the tracking plan", hint);
}

/** The warning of an event that the plan does not know. */
function unknownWarning(events: readonly PlannedEvent[], isEvent: IsEvent): Warn {
  return (entry, path, report) => {
    if (holdsEvent(entry, isEvent))
      report.add("unknown_event", [...path, "name"], `\`name\` ${isNoEvent}`, nearestHint(entry, events));
  };
}
