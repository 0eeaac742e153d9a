import { type PayloadKind, payloadKinds } from "../../../generated/kinds.ts";

/** The way of the payloads of each kind. */
export const wayOf = { event: "events", product: "products" } as const satisfies Record<PayloadKind, string>;

/** The ways that a unit can go. */
export type Way = (typeof wayOf)[PayloadKind] | "rejected";
export const ways: readonly Way[] = [...payloadKinds.map((kind) => wayOf[kind]), "rejected"];

/** The kind of the payloads that go a way. */
export const kindOfWay = (way: Way): PayloadKind | "rejected" =>
  payloadKinds.find((kind) => wayOf[kind] === way) ?? "rejected";

/** Something for each way. */
export const byWay = <T>(of: (way: Way) => T): Readonly<Record<Way, T>> =>
  Object.fromEntries(ways.map((way) => [way, of(way)])) as Record<Way, T>;

/** Where units go: each sink gets whole lines of NDJSON, and no more input is read until it is done. */
export type RouteSinks = Readonly<Record<Way, (lines: Uint8Array) => unknown>>;

/** What has been routed. A unit is a payload; what cannot be taken apart is one unit. Always, units = events + products + rejected. */
export interface RouteCounts extends Record<Way, number> {
  /** JSON documents: lines that are not blank. */
  records: number;
  units: number;
  /** Track requests without an entry, which hold no unit. */
  empty: number;
}

/** The counts before anything has been routed. */
export const noRouteCounts = (): RouteCounts => ({ records: 0, units: 0, ...byWay(() => 0), empty: 0 });
