// Generated from schemas/ by `event-schema generate`. Do not edit: edit the schema.
import { kindOf as behavioralEventKind, compiled as behavioralEventCompiled, behavioralEvent } from "./behavioral-event.ts";
import { attributes } from "./common/attributes.ts";
import { identifier } from "./common/identifier.ts";
import { nonBlank } from "./common/non-blank.ts";
import { payloadFields } from "./common/payload-fields.ts";
import { pointInTime } from "./common/point-in-time.ts";
import { productId } from "./common/product-id.ts";
import { timestamp } from "./common/timestamp.ts";
import { trackDocument } from "./common/track-document.ts";
import { trackEntry } from "./common/track-entry.ts";
import { compiled as deadLetterCompiled, deadLetter } from "./dead-letter.ts";
import { kindOf as payloadKind, compiled as payloadCompiled, payload } from "./payload.ts";
import { kindOf as productKind, compiled as productCompiled, product } from "./product.ts";
import { compiled as trackRequestCompiled, trackRequest } from "./track-request.ts";
import { kindOf as wirePayloadKind, compiled as wirePayloadCompiled, wirePayload } from "./wire/payload.ts";
import { compiled as wireTrackRequestCompiled, wireTrackRequest } from "./wire/track-request.ts";

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

export const compiledSchemas = {
  "behavioral-event": behavioralEventCompiled,
  "dead-letter": deadLetterCompiled,
  "payload": payloadCompiled,
  "product": productCompiled,
  "track-request": trackRequestCompiled,
  "wire/payload": wirePayloadCompiled,
  "wire/track-request": wireTrackRequestCompiled,
} as const;

export const kindOf = {
  "behavioral-event": behavioralEventKind,
  "payload": payloadKind,
  "product": productKind,
  "wire/payload": wirePayloadKind,
} as const;
