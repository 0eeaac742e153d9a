import fc from "fast-check";

/** Keys that a schema knows, and some that are nearly so. */
const keys = [
  "eventId",
  "profileId",
  "sessionId",
  "accountId",
  "pageId",
  "productId",
  "userId",
  "anotherUserId",
  "anotherAccountId",
  "timestamp",
  "data",
  "userAttributes",
  "accountAttributes",
  "track",
  "name",
  "type",
  "payload",
  "productID",
  "\ufeffproductId",
  "productId\u200b",
  "\uff50roductId",
  "payload\ufeff",
  "__proto__",
  "constructor",
];

const leaf: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    " ",
    "\u200b\ufeff",
    "a",
    "\u200ba",
    "a\n",
    "\ud800",
    0,
    -0,
    -1,
    1.5,
    1e308,
    2 ** 53,
    true,
  ),
  fc.constantFrom(
    "2026-01-31T09:30:00Z",
    "2026-01-31t23:59:60.5+14:00",
    "2026-02-29T00:00:00z",
    "2026-02-30T00:00:00Z",
    "2026-01-31T09:30:00Z\n",
    "2026-04-31T09:30:00Z",
    "2026-01-31",
    "2026-01-31T24:00:00Z",
  ),
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.constantFrom([], {}),
);

/** JSON made of the schemas' own keys and values at the edge of what they allow: mostly invalid, often only just. */
export const nearValid: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { weight: 6, arbitrary: leaf },
    { weight: 1, arbitrary: tie("list") },
    { weight: 2, arbitrary: tie("object") },
  ),
  list: fc.array(fc.oneof(tie("object"), tie("value")), { maxLength: 4 }),
  identified: fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.constantFrom("a", "b"), tie("value")), {
    maxKeys: 8,
  }),
  envelope: fc.record({ track: fc.oneof(tie("entries"), tie("value")), more: leaf }, { requiredKeys: ["track"] }),
  entries: fc.array(
    fc.record(
      { name: fc.oneof(fc.constant("n"), leaf), type: leaf, payload: fc.oneof(tie("list"), tie("value")) },
      { requiredKeys: [] },
    ),
    { maxLength: 3 },
  ),
  object: fc.oneof({ weight: 4, arbitrary: tie("identified") }, { weight: 1, arbitrary: tie("envelope") }),
})).object;

/** What a JSON text may hold. */
export const json: fc.Arbitrary<unknown> = fc.jsonValue();

/** A value as it is after a journey as JSON text. */
export const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));
