import type { SchemaPart } from "../validate/compiled-schema.ts";

/** An event of a tracking plan. */
export interface PlannedEvent {
  /** On the wire. */
  readonly name: string;
  /** The schema of its `data`. */
  readonly data: SchemaPart;
  /** Whether it is no longer to be sent, and which event is to be sent instead. */
  readonly deprecated?: { readonly replacedBy?: string };
}

/** What becomes of entries whose events the plan does not know. */
export type UnknownEvents = "allow" | "warn" | "forbid";

/** What a team says of the payloads that it sends. */
export interface TrackingPlan {
  readonly events: readonly PlannedEvent[];
  /** The schema of the `data` of products. */
  readonly product?: SchemaPart | undefined;
  /** The schemas of the attributes in all payloads. */
  readonly attributes: readonly SchemaPart[];
  readonly unknownEvents: UnknownEvents;
}
