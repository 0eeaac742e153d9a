// Generated from schemas/ by `event-schema generate`. Do not edit: edit the schema.
import behavioralEvent from "../schemas/behavioral-event.json" with { type: "json" };
import attributes from "../schemas/common/attributes.json" with { type: "json" };
import identifier from "../schemas/common/identifier.json" with { type: "json" };
import nonBlank from "../schemas/common/non-blank.json" with { type: "json" };
import payloadFields from "../schemas/common/payload-fields.json" with { type: "json" };
import pointInTime from "../schemas/common/point-in-time.json" with { type: "json" };
import productId from "../schemas/common/product-id.json" with { type: "json" };
import timestamp from "../schemas/common/timestamp.json" with { type: "json" };
import trackDocument from "../schemas/common/track-document.json" with { type: "json" };
import trackEntry from "../schemas/common/track-entry.json" with { type: "json" };
import deadLetter from "../schemas/dead-letter.json" with { type: "json" };
import payload from "../schemas/payload.json" with { type: "json" };
import product from "../schemas/product.json" with { type: "json" };
import trackRequest from "../schemas/track-request.json" with { type: "json" };
import wirePayload from "../schemas/wire/payload.json" with { type: "json" };
import wireTrackRequest from "../schemas/wire/track-request.json" with { type: "json" };

export const schemas: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map<string, Readonly<Record<string, unknown>>>([
  ["behavioral-event", behavioralEvent],
  ["common/attributes", attributes],
  ["common/identifier", identifier],
  ["common/non-blank", nonBlank],
  ["common/payload-fields", payloadFields],
  ["common/point-in-time", pointInTime],
  ["common/product-id", productId],
  ["common/timestamp", timestamp],
  ["common/track-document", trackDocument],
  ["common/track-entry", trackEntry],
  ["dead-letter", deadLetter],
  ["payload", payload],
  ["product", product],
  ["track-request", trackRequest],
  ["wire/payload", wirePayload],
  ["wire/track-request", wireTrackRequest],
]);
