import type { WireBehavioralEvent, WireProduct } from "../../generated/types.ts";
import { wirePayload } from "../../generated/validators/wire/payload.ts";
import { compiled as requestSchema } from "../../generated/validators/wire/track-request.ts";
import type { LintOptions } from "../runtime/validate/lint.ts";
import { type Classification, classifyBy } from "./classify.ts";
import { type ClassifiedDocument, classifyDocumentBy } from "./classify-document.ts";

/** The payloads of each kind that the live service accepts. */
export interface WirePayloadsByKind {
  readonly event: WireBehavioralEvent;
  readonly product: WireProduct;
}

/** As `classify`, by what the live service accepts. */
export const classifyWire = (input: unknown, options?: LintOptions): Classification<WirePayloadsByKind> =>
  classifyBy<WirePayloadsByKind>(wirePayload, input, options);

/** As `classifyDocument`, by what the live service accepts. */
export const classifyWireDocument = (input: unknown, options?: LintOptions): ClassifiedDocument<WirePayloadsByKind> =>
  classifyDocumentBy<WirePayloadsByKind>(requestSchema, wirePayload, input, options);
