// Generated from schemas/ by `event-schema generate`. Do not edit: edit the schema.
import type * as types from "./types.ts";

/** What a payload can be (`x-kind`). */
export type PayloadKind = "event" | "product";
export const payloadKinds: readonly PayloadKind[] = ["event", "product"];

/** The payloads of each kind. */
export interface PayloadsByKind {
  "event": types.BehavioralEvent;
  "product": types.Product;
}

/** What a document of each kind is called. */
export const kindTitles = {
  "event": "Behavioral event",
  "product": "Product",
  "request": "Track request",
} as const;

/** How many documents and payloads there are of each kind. They are written out, because a lookup by name takes far longer. */
export class KindCounts {
  "event" = 0;
  "product" = 0;
  "request" = 0;

  static of(count: (kind: keyof typeof kindTitles) => number): KindCounts {
    const counts = new KindCounts();
    counts["event"] = count("event");
    counts["product"] = count("product");
    counts["request"] = count("request");
    return counts;
  }

  add(counts: Readonly<KindCounts>): void {
    this["event"] += counts["event"];
    this["product"] += counts["product"];
    this["request"] += counts["request"];
  }
}
