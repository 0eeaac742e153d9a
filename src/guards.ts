export {
  isEventPayload,
  isPayload,
  isProductPayload,
  isTrackRequest,
  isWirePayload,
  isWireTrackRequest,
} from "./library/guards.ts";
