import { isObject, ownValue } from "../validate/presence.ts";
import type { PlannedEvent } from "./plan.ts";
import { sdkEvents } from "./sdk-events.ts";

/** What belongs to each name that a plan knows: its events, and those of the platform's own libraries, which it may plan too. */
export const byEventName = <T>(
  events: readonly PlannedEvent[],
  ofSdk: T,
  of: (event: PlannedEvent) => T,
): ReadonlyMap<unknown, T> =>
  new Map([
    ...[...sdkEvents].map((name) => [name, ofSdk] as const),
    ...events.map((event) => [event.name, of(event)] as const),
  ]);

/** The name of an entry. May throw where reading the entry throws. */
export const nameOf = (entry: unknown): unknown => (isObject(entry) ? ownValue(entry, "name") : undefined);
