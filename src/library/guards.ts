import type {
  BehavioralEvent,
  Payload,
  Product,
  TrackRequest,
  WirePayload,
  WireTrackRequest,
} from "../../generated/types.ts";
import { guard as guardsEvent } from "../../generated/validators/behavioral-event.ts";
import { guard as guardsPayload } from "../../generated/validators/payload.ts";
import { guard as guardsProduct } from "../../generated/validators/product.ts";
import { guard as guardsRequest } from "../../generated/validators/track-request.ts";
import { guard as guardsWirePayload } from "../../generated/validators/wire/payload.ts";
import { guard as guardsWireRequest } from "../../generated/validators/wire/track-request.ts";

/** What cannot be read is not valid. */
function guarded<T>(guard: (value: unknown) => boolean): (input: unknown) => input is T {
  return (input): input is T => {
    try {
      return guard(input);
    } catch {
      return false;
    }
  };
}

/** Whether the input is a valid payload, of either kind. Never throws, like the others. */
export const isPayload = /* @__PURE__ */ guarded<Payload>(guardsPayload);
/** Whether the input is a valid behavioral event. */
export const isEventPayload = /* @__PURE__ */ guarded<BehavioralEvent>(guardsEvent);
/** Whether the input is a valid product. */
export const isProductPayload = /* @__PURE__ */ guarded<Product>(guardsProduct);
/** Whether the input is a valid track request. */
export const isTrackRequest = /* @__PURE__ */ guarded<TrackRequest>(guardsRequest);
/** Whether the live service accepts the input as a payload. */
export const isWirePayload = /* @__PURE__ */ guarded<WirePayload>(guardsWirePayload);
/** Whether the live service accepts the input as a track request. */
export const isWireTrackRequest = /* @__PURE__ */ guarded<WireTrackRequest>(guardsWireRequest);
