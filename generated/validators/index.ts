// Generated from schemas/ by `npm run generate`. Do not edit: edit the schema.
import { kindOf as behavioralEventKind, layer as behavioralEventLayer, behavioralEvent } from "./behavioral-event.ts";
import { attributes } from "./common/attributes.ts";
import { identifier } from "./common/identifier.ts";
import { nonBlank } from "./common/non-blank.ts";
import { payloadFields } from "./common/payload-fields.ts";
import { pointInTime } from "./common/point-in-time.ts";
import { productId } from "./common/product-id.ts";
import { timestamp } from "./common/timestamp.ts";
import { trackDocument } from "./common/track-document.ts";
import { trackEntry } from "./common/track-entry.ts";
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

export const parts = {
  "common/attributes": attributes,
  "common/identifier": identifier,
  "common/non-blank": nonBlank,
  "common/payload-fields": payloadFields,
  "common/point-in-time": pointInTime,
  "common/product-id": productId,
  "common/timestamp": timestamp,
  "common/track-document": trackDocument,
  "common/track-entry": trackEntry,
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
