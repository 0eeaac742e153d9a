import { expect, test } from "@jest/globals";
import { type Payload, payload } from "intempt-event-schema";
import { payloadBytes } from "intempt-event-schema/bytes";
import { validateNdjson } from "intempt-event-schema/ndjson";
import { validateText } from "intempt-event-schema/text";
import { wirePayload } from "intempt-event-schema/wire";

test("the entries work with ts-jest", async () => {
  const product: Payload = { productId: "1" };
  const bytes = new TextEncoder().encode(JSON.stringify(product));
  expect(payload.parse(product)).toBe(product);
  expect(payload.validate({}).issues).toHaveLength(2);
  expect(wirePayload.is({ userId: "u" })).toBe(true);
  expect(validateText(payload, '{"productId":7}').issues).toMatchObject([{ code: "type", line: 1, column: 14 }]);
  expect(payloadBytes.check(bytes)).toBe("product");
  for await (const { kind } of validateNdjson([bytes])) expect(kind).toBe("product");
});
