export type { WirePayload, WireTrackRequest } from "../generated/types.ts";
export { wirePayload } from "../generated/validators/wire/payload.ts";
export { wireTrackRequest } from "../generated/validators/wire/track-request.ts";
