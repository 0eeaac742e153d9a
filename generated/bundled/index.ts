// Generated from schemas/ by `event-schema generate`. Do not edit: edit the schema.
import behavioralEvent from "./behavioral-event.json" with { type: "json" };
import deadLetter from "./dead-letter.json" with { type: "json" };
import payload from "./payload.json" with { type: "json" };
import product from "./product.json" with { type: "json" };
import trackRequest from "./track-request.json" with { type: "json" };
import wirePayload from "./wire/payload.json" with { type: "json" };
import wireTrackRequest from "./wire/track-request.json" with { type: "json" };

export const bundled = {
  "behavioral-event": behavioralEvent,
  "dead-letter": deadLetter,
  "payload": payload,
  "product": product,
  "track-request": trackRequest,
  "wire/payload": wirePayload,
  "wire/track-request": wireTrackRequest,
} as const;
