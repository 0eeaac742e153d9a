import { isObject } from "../validate/presence.ts";
import type { PlannedEvent } from "./plan.ts";
import { sdkEvents } from "./sdk-events.ts";

/** What belongs to each name that a plan knows: its events, and those of the platform's own libraries, which it may plan too. */
export const byEventName = <T>(
  events: readonly PlannedEvent[],
  ofSdk: T,
  of: (event: PlannedEvent) => T,
): ReadonlyMap<unknown, T> =>
  new Map([
    ...sdkEvents.map((name) => [name, ofSdk] as const),
    ...events.map((event) => [event.name, of(event)] as const),
  ]);

/** The name of an entry. May throw where reading the entry throws. */
export function nameOf(entry: unknown): unknown {
  if (!isObject(entry)) return undefined;
  for (const key in entry) {
    // biome-ignore lint/suspicious/noPrototypeBuiltins: in this very form V8 knows the answer from the loop itself
    if (key === "name") return Object.prototype.hasOwnProperty.call(entry, key) ? entry[key] : undefined;
  }
  return undefined;
}
