import type fc from "fast-check";
import type { BehavioralEvent, Payload, Product, TrackRequest } from "../index.ts";
import { shippedConstraint } from "./schema-constraints.ts";
import { valuesOf } from "./values.ts";

/** Valid values of a schema file, named as in `schemas/`. */
export const valuesOfSchema = (name: string): fc.Arbitrary<unknown> => valuesOf(shippedConstraint(name));

/** Valid behavioral events. They shrink to `eventId` and `profileId` of one character each. */
export const behavioralEvent = (): fc.Arbitrary<BehavioralEvent> =>
  valuesOfSchema("behavioral-event") as fc.Arbitrary<BehavioralEvent>;

/** Valid products. They shrink to a `productId` of one character. */
export const product = (): fc.Arbitrary<Product> => valuesOfSchema("product") as fc.Arbitrary<Product>;

/** Valid payloads, of either kind with the same probability. */
export const payload = (): fc.Arbitrary<Payload> => valuesOfSchema("payload") as fc.Arbitrary<Payload>;

/** Valid track requests, which may be empty. */
export const trackRequest = (): fc.Arbitrary<TrackRequest> =>
  valuesOfSchema("track-request") as fc.Arbitrary<TrackRequest>;
