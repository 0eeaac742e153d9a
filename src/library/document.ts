import type { Payload, TrackRequest, WirePayload, WireTrackRequest } from "../../generated/types.ts";
import { payload } from "../../generated/validators/payload.ts";
import { trackRequest } from "../../generated/validators/track-request.ts";
import { wirePayload } from "../../generated/validators/wire/payload.ts";
import { wireTrackRequest } from "../../generated/validators/wire/track-request.ts";
import { createSelectingValidator, type Validator } from "../runtime/validate/validator.ts";
import { isTrack } from "./lint.ts";

/** A payload or a track request, whichever its content shows: validates each as `payload` or `trackRequest` does. */
export const document: Validator<Payload | TrackRequest> = /* @__PURE__ */ createSelectingValidator<
  Payload | TrackRequest
>("document", (input) => (isTrack(input) ? trackRequest : payload));

/** As `document`, by what the live service accepts. */
export const wireDocument: Validator<WirePayload | WireTrackRequest> = /* @__PURE__ */ createSelectingValidator<
  WirePayload | WireTrackRequest
>("wire/document", (input) => (isTrack(input) ? wireTrackRequest : wirePayload));
