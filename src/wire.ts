export type { WireBehavioralEvent, WirePayload, WireProduct, WireTrackRequest } from "../generated/types.ts";
export { wirePayload } from "../generated/validators/wire/payload.ts";
export { wireTrackRequest } from "../generated/validators/wire/track-request.ts";
export { classifyWire, classifyWireDocument, type WirePayloadsByKind } from "./library/classify-wire.ts";
export { wireDocument } from "./library/document.ts";
