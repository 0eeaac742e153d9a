export type * from "../generated/types.ts";
export {
  behavioralEvent,
  type DescribedValidator,
  type JsonSchema,
  type JsonSchemaConverter,
  jsonSchemaOf,
  payload,
  product,
  trackRequest,
  wirePayload,
  wireTrackRequest,
} from "./library/described.ts";
