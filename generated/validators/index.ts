// Generated from schemas/ by `npm run generate`. Do not edit: edit the schema.
import { behavioralEvent } from "./behavioral-event.ts";
import { payload } from "./payload.ts";
import { product } from "./product.ts";
import { trackRequest } from "./track-request.ts";
import { wirePayload } from "./wire/payload.ts";
import { wireTrackRequest } from "./wire/track-request.ts";

export const validators = {
  "behavioral-event": behavioralEvent,
  "payload": payload,
  "product": product,
  "track-request": trackRequest,
  "wire/payload": wirePayload,
  "wire/track-request": wireTrackRequest,
} as const;
