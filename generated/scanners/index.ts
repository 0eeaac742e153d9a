// Generated from schemas/ by `event-schema generate`. Do not edit: edit the schema.
import { behavioralEventBytes } from "./behavioral-event.ts";
import { deadLetterBytes } from "./dead-letter.ts";
import { payloadBytes } from "./payload.ts";
import { productBytes } from "./product.ts";
import { trackRequestBytes } from "./track-request.ts";
import { wirePayloadBytes } from "./wire/payload.ts";
import { wireTrackRequestBytes } from "./wire/track-request.ts";
import { documentBytes } from "./document.ts";
import { wireDocumentBytes } from "./wire/document.ts";

export const bytesValidators = {
  "behavioral-event": behavioralEventBytes,
  "dead-letter": deadLetterBytes,
  "payload": payloadBytes,
  "product": productBytes,
  "track-request": trackRequestBytes,
  "wire/payload": wirePayloadBytes,
  "wire/track-request": wireTrackRequestBytes,
  "document": documentBytes,
  "wire/document": wireDocumentBytes,
} as const;

export const families = {
  "contract": { document: documentBytes, payload: payloadBytes },
  "wire": { document: wireDocumentBytes, payload: wirePayloadBytes },
} as const;
