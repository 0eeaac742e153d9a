// Generated from schemas/ by `npm run generate`. Do not edit: edit the schema.
import { kindOf as behavioralEventKind, layer as behavioralEventLayer, behavioralEvent } from "./behavioral-event.ts";
import { layer as deadLetterLayer, deadLetter } from "./dead-letter.ts";
import { kindOf as payloadKind, layer as payloadLayer, payload } from "./payload.ts";
import { kindOf as productKind, layer as productLayer, product } from "./product.ts";
import { layer as trackRequestLayer, trackRequest } from "./track-request.ts";
import { kindOf as wirePayloadKind, layer as wirePayloadLayer, wirePayload } from "./wire/payload.ts";
import { layer as wireTrackRequestLayer, wireTrackRequest } from "./wire/track-request.ts";

export const validators = {
  "behavioral-event": behavioralEvent,
  "dead-letter": deadLetter,
  "payload": payload,
  "product": product,
  "track-request": trackRequest,
  "wire/payload": wirePayload,
  "wire/track-request": wireTrackRequest,
} as const;

export const layers = {
  "behavioral-event": behavioralEventLayer,
  "dead-letter": deadLetterLayer,
  "payload": payloadLayer,
  "product": productLayer,
  "track-request": trackRequestLayer,
  "wire/payload": wirePayloadLayer,
  "wire/track-request": wireTrackRequestLayer,
} as const;

export const kindOf = {
  "behavioral-event": behavioralEventKind,
  "payload": payloadKind,
  "product": productKind,
  "wire/payload": wirePayloadKind,
} as const;
