import type { CompiledSchema, SchemaPart } from "../validate/compiled-schema.ts";
import { isObject } from "../validate/presence.ts";
import { type Refinement, withChoice, withParts } from "../validate/refinement.ts";
import type { PlannedEvent, TrackingPlan } from "./plan.ts";

/** Whether a value is a behavioral event, if it is a payload. May throw where reading the value throws. */
export type IsEvent = (value: unknown) => boolean;

/** The schemas of payloads, by what is known of them. */
export interface PlannedPayloads {
  readonly isEvent: IsEvent;
  /** The payloads of an entry, by its event. */
  readonly of: (event: PlannedEvent | undefined) => Refinement;
  /** Payloads of which the behavioral events have another schema. */
  readonly withEvents: (events: Refinement) => Refinement;
}

export function plannedPayloads({ product, attributes }: TrackingPlan, payload: CompiledSchema): PlannedPayloads {
  const isEvent: IsEvent = (value) => isObject(value) && payload.kindOf?.(value) === "event";
  const withPart = (part: SchemaPart | undefined) =>
    withParts(payload, part === undefined ? attributes : [...attributes, part]);
  const products = withPart(product);
  const withEvents = (events: Refinement) => withChoice(payload, (value) => (isEvent(value) ? events : products));
  return { isEvent, withEvents, of: (event) => withEvents(withPart(event?.data)) };
}
