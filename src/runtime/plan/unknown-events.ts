import { displayKey } from "../validate/issue.ts";
import type { CollectIssues } from "../validate/members.ts";
import { nearestName } from "../validate/near-miss.ts";
import type { Refinement } from "../validate/refinement.ts";
import { nameOf } from "./event-names.ts";
import type { PlannedEvent } from "./plan.ts";
import type { IsEvent } from "./planned-payloads.ts";

/** What is wrong with the name of an entry. */
export const isNoEvent = "is no event of the tracking plan";

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

/** Refines the schema of entries whose events the plan does not know: it forbids them. */
export function forbidEvents(
  { compiled, test }: Refinement,
  events: readonly PlannedEvent[],
  isEvent: IsEvent,
): Refinement {
  const isAllowed = (entry: unknown) => !holdsEvent(entry, isEvent);
  const collectIssues: CollectIssues = (entry, issues) => {
    compiled.collectIssues(entry, issues);
    if (isInvalid(entry, isAllowed))
      issues.member("name", nameOf(entry), () =>
        issues.add("unknown_event", isNoEvent, undefined, [], nearestHint(entry, events)),
      );
  };
  return {
    compiled: { ...compiled, guard: (entry) => compiled.guard(entry) && isAllowed(entry), collectIssues },
    test: (entry) => test(entry) && isAllowed(entry),
  };
}

/** Whether a test that may throw where reading a value throws finds it invalid. */
function isInvalid(value: unknown, test: (value: unknown) => boolean): boolean {
  try {
    return !test(value);
  } catch {
    return false;
  }
}
