import type { CompiledSchema, SchemaPart } from "../validate/compiled-schema.ts";
import { displayKey } from "../validate/issue.ts";
import { nearestName } from "../validate/near-miss.ts";
import { nameOf } from "./event-names.ts";
import type { PlannedEvent } from "./plan.ts";
import type { IsEvent } from "./planned-payloads.ts";

/** What is wrong with the name of an entry. */
export const isNoEvent = "is no event of the tracking plan";

/** The `data` of events that a plan forbids: no event passes. */
export const forbidden: SchemaPart = {
  key: "data",
  compiled: { guard: () => false, collectIssues() {}, identifiers: [], advice: {}, items: [] },
  isRequired: true,
};

/** Whether a valid entry holds behavioral events: products need no planned name. */
export const holdsEvent = (entry: unknown, isEvent: IsEvent): boolean =>
  (entry as { readonly payload: readonly unknown[] }).payload.some(isEvent);

/** The guess at the event that was meant. */
export function nearestHint(entry: unknown, events: readonly PlannedEvent[]): string | undefined {
  const nearest = nearestName(
    String(nameOf(entry)),
    events.map(({ name }) => name),
  );
  return nearest && `did you mean ${displayKey(nearest)}?`;
}

/** The schema of entries whose events the plan does not know, and forbids. */
export const forbidEvents = (
  entries: CompiledSchema,
  events: readonly PlannedEvent[],
  isEvent: IsEvent,
): CompiledSchema => ({
  ...entries,
  collectIssues(entry, issues) {
    entries.collectIssues(entry, issues);
    if (mayHoldEvent(entry, isEvent))
      issues.member("name", nameOf(entry), () =>
        issues.add("unknown_event", isNoEvent, undefined, [], nearestHint(entry, events)),
      );
  },
});

/** The same of an entry that may be invalid. */
function mayHoldEvent(entry: unknown, isEvent: IsEvent): boolean {
  try {
    return holdsEvent(entry, isEvent);
  } catch {
    return false;
  }
}
