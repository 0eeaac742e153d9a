export { arbitraryOf } from "./arbitrary-of.ts";
export { type FaultyPayload, faultyPayload } from "./faults.ts";
export { behavioralEvent, payload, product, trackRequest } from "./payloads.ts";
