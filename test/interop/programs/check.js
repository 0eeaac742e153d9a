/** Holds all entries of the package to what is valid and what is not, wherever they run. Uses nothing but the language. */
export async function check({ library, wire, text, bytes, ndjson }) {
  const { payload, classify, ValidationError } = library;
  const product = '{"productId":"1"}';
  const misspelled = '{"productID":"1"}';
  const encoded = new TextEncoder().encode(product);

  equal(payload.is(JSON.parse(product)), true);
  equal(payload.is(JSON.parse(misspelled)), false);
  equal(classify(JSON.parse(product)).kind, "product");
  const { issues } = payload.validate(JSON.parse(misspelled));
  equal(issues.map(({ code, pointer }) => `${code} ${pointer}`).join(), "required /eventId,required /profileId");
  equal(issues[0].hint, "`productID` is not `productId`; did you mean `productId`?");

  equal(wire.wirePayload.is({ userId: "u" }), true);
  equal(wire.wirePayload.is({ eventId: "e" }), false);
  try {
    wire.wirePayload.parse({});
    equal("returned", "thrown");
  } catch (error) {
    equal(error instanceof ValidationError, true);
  }

  equal(text.validateText(payload, product).issues, undefined);
  const [issue] = text.validateText(payload, '{\n"productId":7}').issues;
  equal(`${issue.line}:${issue.column} ${issue.code}`, "2:13 type");

  equal(library.document.is({ track: [] }), true);
  equal(text.validateText(library.document, '{"track":[{}]}').issues.length, 2);
  equal(text.validateText(wire.wireDocument, '{"userId":"u"}').issues, undefined);

  equal(bytes.payloadBytes.check(encoded), "product");
  equal(bytes.documentBytes.validate(new TextEncoder().encode(misspelled)).issues.length, 2);

  const found = [];
  const chunk = new TextEncoder().encode(`${product}\n${misspelled}\n`.repeat(100));
  for await (const record of ndjson.validateNdjson([chunk])) found.push(record.kind ?? record.issues.length);
  equal(found.join(), Array(100).fill("product,2").join());
}

function equal(actual, expected) {
  if (actual !== expected) throw new Error(`expected ${expected}, got ${actual}`);
}
