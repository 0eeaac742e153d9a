import { Parser } from "@asyncapi/parser";
import { validate as validateOpenapi } from "@readme/openapi-parser";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parts, validators } from "../../generated/validators/index.ts";
import { shippedDocs } from "../../src/cli/run/docs.ts";
import { componentName } from "../../src/docs/openapi-components.ts";
import { validateText } from "../../src/library/text.ts";
import { route } from "../../src/ndjson.ts";
import { faultyPayload, payload, trackRequest } from "../../src/testing/index.ts";
import { schemas } from "../oracle.ts";

const texts = {
  openapi: shippedDocs("openapi").get("openapi.json") ?? "",
  asyncapi: shippedDocs("asyncapi").get("asyncapi.json") ?? "",
};
const all: Readonly<Record<string, { is(value: unknown): boolean }>> = { ...validators, ...parts };

/** What the examples are, faulty payloads too, and values of every type. */
const values = fc.oneof(
  payload(),
  trackRequest(),
  faultyPayload().map((faulty) => faulty.payload),
  fc.jsonValue(),
  fc.constantFrom(...[...schemas.values()].flatMap(({ examples }) => examples as unknown[])),
);

const embeddings = [
  embeddingIn("openapi", new Ajv2020({ strict: false, validateFormats: false })),
  // Readers of AsyncAPI know draft 7, where nothing beside a `$ref` counts.
  embeddingIn("asyncapi", new Ajv({ strict: false, validateFormats: false })),
];

/** The schemas in a document, and what Ajv says by each of them. */
function embeddingIn(format: "openapi" | "asyncapi", ajv: Ajv | Ajv2020) {
  const document = JSON.parse(texts[format]);
  ajv.addSchema(document, "document");
  const validate = (name: string) => ajv.compile({ $ref: `document#/components/schemas/${componentName(name)}` });
  const verdicts = new Map([...schemas.keys()].map((name) => [name, validate(name)]));
  return { format, embedded: document.components.schemas, verdicts };
}

describe("the schemas embedded in OpenAPI and in AsyncAPI", () => {
  it.each(embeddings)("are all of them ($format)", ({ embedded }) => {
    expect(Object.keys(embedded)).toEqual([...schemas.keys()].map(componentName).sort());
  });

  it("give the library's verdicts", () => {
    fc.assert(
      fc.property(fc.constantFrom(...schemas.keys()), values, (name, value) => {
        const expected = all[name]?.is(value);
        for (const { format, verdicts } of embeddings) {
          expect(verdicts.get(name)?.(value), `${name} in ${format}`).toBe(expected);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each(embeddings)("keep their conditions and references ($format)", ({ embedded }) => {
    expect(embedded.payload).toMatchObject({
      if: { required: ["productId"] },
      then: { $ref: "#/components/schemas/product" },
      else: { $ref: "#/components/schemas/behavioral-event" },
    });
  });
});

describe("the OpenAPI document", () => {
  it("is valid for two parsers", async () => {
    expect(await new Validator().validate(JSON.parse(texts.openapi))).toMatchObject({ valid: true });
    expect(await validateOpenapi(JSON.parse(texts.openapi))).toMatchObject({ valid: true });
  });

  it("has a track operation with examples, and with errors as the validators report them", () => {
    const { post } = JSON.parse(texts.openapi).paths["/track"];
    const { examples } = post.requestBody.content["application/json"];
    for (const { value } of Object.values<{ value: unknown }>(examples))
      expect(validators["track-request"].is(value)).toBe(true);
    expect(Object.keys(examples)).toHaveLength(2);
    const { schema, examples: errors } = post.responses["400"].content["application/json"];
    expect(errors.example1.value.issues).toMatchObject([{ code: "min_items", pointer: "/track/0/payload" }]);
    const isError = new Ajv2020({ strict: false }).compile(schema);
    for (const { value } of Object.values<{ value: unknown }>(errors)) expect(isError(value)).toBe(true);
    expect(isError({ issues: [{ code: "type" }] })).toBe(false);
    fc.assert(
      fc.property(faultyPayload(), (faulty) => {
        const body = { track: [{ name: "n", payload: [faulty.payload] }] };
        const { issues } = validateText(validators["track-request"], JSON.stringify(body));
        expect(isError(JSON.parse(JSON.stringify({ issues })))).toBe(true);
      }),
    );
  });
});

describe("the AsyncAPI document", () => {
  it("is valid for its parser, with a channel each for what is routed", async () => {
    const { document, diagnostics } = await new Parser().parse(texts.asyncapi);
    // 0 is an error.
    expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
    expect(
      document
        ?.channels()
        .all()
        .map((channel) => channel.id()),
    ).toEqual(["behavioralEvents", "products", "deadLetters"]);
  });

  it("describes the lines that routing writes", async () => {
    const document = JSON.parse(texts.asyncapi);
    const ajv = new Ajv({ strict: false, validateFormats: false }).addSchema(document, "document");
    const isLine = (name: string) => {
      const check = ajv.compile({ $ref: `document#/components/messages/${name}/payload` });
      const decoder = new TextDecoder();
      return (lines: Uint8Array) => {
        for (const line of decoder.decode(lines).trim().split("\n")) seen.push([name, check(JSON.parse(line))]);
      };
    };
    const seen: [string, unknown][] = [];
    const event = '{"eventId":"e","profileId":"p"}';
    const input = `${event}\n{"track":[{"name":"n","payload":[${event},{"productId":"1"},{"productId":null}]}]}\n`;
    await route([new TextEncoder().encode(input)], {
      events: isLine("behavioral-event"),
      products: isLine("product"),
      rejected: isLine("dead-letter"),
    });
    expect(seen.sort()).toEqual([
      ["behavioral-event", true],
      ["behavioral-event", true],
      ["dead-letter", true],
      ["product", true],
    ]);
    for (const { payload, examples } of Object.values<{ payload: object; examples: { payload: unknown }[] }>(
      document.components.messages,
    )) {
      const check = ajv.compile({ ...payload, components: document.components });
      for (const example of examples) expect(check(example.payload)).toBe(true);
    }
  });
});
