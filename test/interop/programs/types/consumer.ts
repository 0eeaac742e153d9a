import { isProduct, type Payload, payload, type Validator } from "intempt-event-schema";
import { type BytesResult, payloadBytes } from "intempt-event-schema/bytes";
import { type EventSchemaTypeProvider, eventSchema, validatorCompiler } from "intempt-event-schema/fastify";
import { type NdjsonRecord, validateNdjson } from "intempt-event-schema/ndjson";
import { product } from "intempt-event-schema/testing";
import { type TextResult, validateText } from "intempt-event-schema/text";
import { type WirePayload, wirePayload } from "intempt-event-schema/wire";

const validator: Validator<Payload> = payload;
export const value: Payload = validator.parse({ productId: "1" });
export const id: string = isProduct(value) ? value.productId : value.profileId;
export const sent: WirePayload = wirePayload.parse({ userId: "u" });
export const read: TextResult<Payload> = validateText(payload, "{}");
export const checked: BytesResult = payloadBytes.validate(new Uint8Array());
export const records: AsyncGenerator<NdjsonRecord> = validateNdjson([]);
export const plugin = [eventSchema, validatorCompiler, product()];
export type Body = (EventSchemaTypeProvider & { readonly schema: typeof payload })["validator"];
export const body: Body = { productId: "1" };
// @ts-expect-error a number is no productId
export const wrong: Payload = { productId: 7 };
