import type { CompiledSchema, SchemaPart } from "../validate/compiled-schema.ts";
import { type Path, valueAt } from "../validate/path.ts";
import { byEventName, nameOf } from "./event-names.ts";
import type { PayloadTest } from "./payload-test.ts";
import type { TrackingPlan } from "./plan.ts";
import { forbidden } from "./unknown-events.ts";

/** Whether a valid value is so by a plan too. May throw where reading it throws. */
type Test = (value: unknown) => boolean;

const anyEvent: { readonly data?: SchemaPart } = {};

/** The test of entries: their names choose the schemas of their payloads' `data`. */
export function entryTest({ events, unknownEvents }: TrackingPlan, entry: CompiledSchema, pass: PayloadTest): Test {
  const byName = byEventName(events, anyEvent, (event) => event);
  const unknown = unknownEvents === "forbid" ? { data: forbidden } : anyEvent;
  const at = placeOfItems(entry);
  return (value) => {
    const { data } = byName.get(nameOf(value)) ?? unknown;
    const payloads = valueAt(value, at);
    // In what the service accepts, it may be absent.
    if (!Array.isArray(payloads)) return true;
    for (let i = 0; i < payloads.length; i++) if (!pass(payloads[i], data)) return false;
    return true;
  };
}

/** The test of requests, by that of their entries. */
export function requestTest(request: CompiledSchema, pass: Test): Test {
  const at = placeOfItems(request);
  return (value) => {
    const entries = valueAt(value, at) as readonly unknown[];
    for (let i = 0; i < entries.length; i++) if (!pass(entries[i])) return false;
    return true;
  };
}

const placeOfItems = ({ items }: CompiledSchema): Path => (items[0] as CompiledSchema["items"][0]).at;
