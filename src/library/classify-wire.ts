import type { WireBehavioralEvent, WireProduct } from "../../generated/types.ts";
import { wirePayload } from "../../generated/validators/wire/payload.ts";
import { compiled as requestSchema } from "../../generated/validators/wire/track-request.ts";
import type { LintOptions } from "../runtime/validate/lint.ts";
import { type Classification, classifyBy, type PayloadRules } from "./classify.ts";
import { type ClassifiedDocument, classifyDocumentBy } from "./classify-document.ts";
import { lint } from "./lint.ts";

/** The payloads of each kind that the live service accepts. */
export interface WirePayloadsByKind {
  readonly event: WireBehavioralEvent;
  readonly product: WireProduct;
}

// A function, so that a bundle without it has no schema of the wire.
const wireRules = (): PayloadRules => ({ validate: wirePayload.validate, lint });

/** As `classify`, by what the live service accepts. */
export const classifyWire = (input: unknown, options?: LintOptions): Classification<WirePayloadsByKind> =>
  classifyBy<WirePayloadsByKind>(wireRules(), input, options);

/** As `classifyDocument`, by what the live service accepts. */
export const classifyWireDocument = (input: unknown, options?: LintOptions): ClassifiedDocument<WirePayloadsByKind> =>
  classifyDocumentBy<WirePayloadsByKind>(requestSchema, wireRules, input, options);
