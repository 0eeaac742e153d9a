import type { SchemaPart } from "../validate/compiled-schema.ts";
import { byEventName } from "./event-names.ts";
import type { PayloadTest } from "./payload-test.ts";
import type { TrackingPlan } from "./plan.ts";
import { forbidden } from "./unknown-events.ts";

/** Whether a valid value is so by a plan too. May throw where reading it throws. */
type Test = (value: unknown) => boolean;

const anyEvent: { readonly data?: SchemaPart } = {};

/** What is read of a valid entry. */
interface Entry {
  readonly name?: unknown;
  readonly payload?: unknown;
}

/** The test of entries: their names choose the schemas of their payloads' `data`. */
export function entryTest({ events, unknownEvents }: TrackingPlan, pass: PayloadTest): Test {
  const byName = byEventName(events, anyEvent, (event) => event);
  const unknown = unknownEvents === "forbid" ? { data: forbidden } : anyEvent;
  return (value) => {
    const { name, payload: payloads } = value as Entry;
    const { data } = byName.get(name) ?? unknown;
    // In what the service accepts, it may be absent.
    if (!Array.isArray(payloads)) return true;
    for (let i = 0; i < payloads.length; i++) if (!pass(payloads[i], data)) return false;
    return true;
  };
}

/** The test of requests, by that of their entries. */
export function requestTest(pass: Test): Test {
  return (value) => {
    const { track: entries } = value as { readonly track: readonly unknown[] };
    for (let i = 0; i < entries.length; i++) if (!pass(entries[i])) return false;
    return true;
  };
}
