import type { CompiledSchema, SchemaPart } from "../validate/compiled-schema.ts";
import { isObject } from "../validate/presence.ts";
import { withChoice, withParts } from "../validate/refinement.ts";
import { payloadTest } from "./payload-test.ts";
import type { TrackingPlan } from "./plan.ts";

/** Whether a value is a behavioral event, if it is a payload. May throw where reading the value throws. */
export type IsEvent = (value: unknown) => boolean;

/** The schemas of payloads, by what is known of them. */
export interface PlannedPayloads {
  readonly isEvent: IsEvent;
  /** The payloads of an entry, by the schema of the `data` of its event. */
  readonly of: (event: SchemaPart | undefined) => CompiledSchema;
}

export function plannedPayloads(plan: TrackingPlan, payload: CompiledSchema): PlannedPayloads {
  const { product, attributes } = plan;
  const isEvent: IsEvent = (value) => isObject(value) && payload.kindOf?.(value) === "event";
  const withPart = (part: SchemaPart | undefined, guard: CompiledSchema["guard"]) =>
    withParts(payload, part === undefined ? attributes : [...attributes, part], guard);
  const of: PlannedPayloads["of"] = (event) => {
    const test = payloadTest(plan, event);
    const guard = (value: unknown) => payload.guard(value, test);
    const [events, products] = [withPart(event, guard), withPart(product, guard)];
    return withChoice(payload, (value) => (isEvent(value) ? events : products), guard);
  };
  return { isEvent, of };
}
