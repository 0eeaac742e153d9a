import { Parser } from "@asyncapi/parser";
import { validate as validateOpenapi } from "@readme/openapi-parser";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parts, validators } from "../../generated/validators/index.ts";
import { validateExample } from "../../src/cli/run/example-validator.ts";
import { codeTables } from "../../src/cli/run/explain.ts";
import { clientForm } from "../../src/docs/client-form.ts";
import { componentName } from "../../src/docs/openapi-components.ts";
import { renderDocs } from "../../src/docs/render.ts";
import { validateText } from "../../src/library/text.ts";
import { route } from "../../src/ndjson.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { idOf, type SchemaObject } from "../../src/schemas/schema.ts";
import { faultyPayload, payload, trackRequest } from "../../src/testing/index.ts";
import { occurrences, runs } from "../budget.ts";
import { ajvFor, sparseSchema, value } from "../generate/random-schemas.ts";
import { schemas } from "../oracle.ts";
import { asJson } from "../values.ts";

const tables = codeTables();

const forms = ["union", "exact"] as const;
type Form = (typeof forms)[number];

const textOf = (format: "openapi" | "asyncapi", components: Form): string =>
  renderDocs(schemas, { format, components, version: "1", validateExample, codes: tables }).get(`${format}.json`) ?? "";
const texts = { openapi: textOf("openapi", "union"), asyncapi: textOf("asyncapi", "union") };
const all: Readonly<Record<string, { is(value: unknown): boolean }>> = { ...validators, ...parts };

/** What the examples are, faulty payloads too, and values of every type. */
const values = fc.oneof(
  payload(),
  trackRequest(),
  faultyPayload().map((faulty) => faulty.payload),
  fc.jsonValue(),
  fc.constantFrom(...[...schemas.values()].flatMap(({ examples }) => examples as unknown[])),
);

const embeddings = forms.flatMap((form) => [
  embeddingIn("openapi", form, new Ajv2020({ strict: false, validateFormats: false })),
  // Readers of AsyncAPI know draft 7, where nothing beside a `$ref` counts.
  embeddingIn("asyncapi", form, new Ajv({ strict: false, validateFormats: false })),
]);

/** The schemas in a document, and what Ajv says by each of them. */
function embeddingIn(format: "openapi" | "asyncapi", form: Form, ajv: Ajv | Ajv2020) {
  const document = JSON.parse(textOf(format, form));
  ajv.addSchema(document, "document");
  const validate = (name: string) => ajv.compile({ $ref: `document#/components/schemas/${componentName(name)}` });
  const embedded = document.components.schemas;
  const names = [...schemas.keys()].filter((name) => componentName(name) in embedded);
  return { format, form, embedded, names, verdicts: new Map(names.map((name) => [name, validate(name)])) };
}

describe("the schemas embedded in OpenAPI and in AsyncAPI", () => {
  it.each(embeddings)("are all of them in the exact form, and else those in use ($format, $form)", (one) => {
    const used = {
      openapi: ["behavioral-event", "payload", "product", "track-request"],
      asyncapi: ["behavioral-event", "dead-letter", "product"],
    };
    const shared = ["attributes", "identifier", "non-blank", "product-id", "timestamp"].map((name) => `common.${name}`);
    const names = Object.keys(one.embedded);
    if (one.form === "exact") expect(names).toEqual([...schemas.keys()].map(componentName).sort());
    else expect(names.filter((name) => !shared.includes(name))).toEqual(used[one.format]);
  });

  it("give the library's verdicts", () => {
    fc.assert(
      fc.property(fc.constantFrom(...schemas.keys()), values, (name, value) => {
        const expected = all[name]?.is(value);
        for (const { format, form, verdicts } of embeddings) {
          const validate = verdicts.get(name);
          if (validate) expect(validate(value), `${name} in ${format}, ${form}`).toBe(expected);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each(embeddings.filter(({ form }) => form === "exact"))(
    "keep their conditions and references ($format)",
    (one) => {
      expect(one.embedded.payload).toMatchObject({
        if: { required: ["productId"] },
        then: { $ref: "#/components/schemas/product" },
        else: { $ref: "#/components/schemas/behavioral-event" },
      });
    },
  );

  it("are a union of titled, open kinds in the form for clients, without if, false or what only our tools read", () => {
    const { embedded } = embeddings[0] as (typeof embeddings)[number];
    expect(embedded.payload.oneOf).toEqual([
      { $ref: "#/components/schemas/behavioral-event" },
      { $ref: "#/components/schemas/product" },
    ]);
    expect(embedded["behavioral-event"]).toMatchObject({
      title: "Behavioral event",
      additionalProperties: true,
      properties: { productId: { not: {} } },
    });
    expect(embedded["track-request"].properties.track.items.properties.payload.items).toEqual({
      $ref: "#/components/schemas/payload",
    });
    expect(JSON.stringify(embedded)).not.toMatch(/"(if|then|else|x-[a-z]+)":|:false/);
  });
});

describe("the form for clients", () => {
  it("gives the verdict of the source for any schema that has one", () => {
    let count = 0;
    const choice = fc.constantFrom("a", "b").map((key) => ({ required: [key] }));
    const schemas = fc
      .tuple(sparseSchema, fc.option(choice))
      .map(([schema, test]) => (test && "if" in schema ? { ...schema, if: test } : schema));
    fc.assert(
      fc.property(schemas, fc.array(value.map(asJson), { minLength: 1, maxLength: 8 }), (schema, values) => {
        const form = clientForm(new SchemaModel(new Map([["x", schema]])), "x");
        if (form === undefined) return;
        count++;
        const [source, other] = [ajvFor(schema), ajvFor(form)];
        for (const value of values) expect(other(value), JSON.stringify(value)).toBe(source(value));
      }),
      { numRuns: runs(1000) },
    );
    expect(count).toBeGreaterThan(occurrences(200));
  });

  it("is none where a choice is by a value, where a schema holds itself, or where a keyword is refused", () => {
    const formOf = (schema: SchemaObject) => clientForm(new SchemaModel(new Map([["x", schema]])), "x");
    expect(formOf({ if: { const: 1 }, then: { type: "string" } })).toBeUndefined();
    expect(formOf({ properties: { a: { $ref: "#/properties/a" } } })).toBeUndefined();
    expect(formOf({ contentSchema: {} })).toBeUndefined();
  });

  it("repeats beside alternatives what their keys hold", () => {
    const form = clientForm(new SchemaModel(schemas), "wire/payload") as { oneOf: { anyOf: object[] }[] };
    expect(form.oneOf[0]?.anyOf[0]).toMatchObject({
      type: "object",
      required: ["userId"],
      properties: { userId: { $ref: idOf("common/identifier") } },
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
    const { content } = post.responses["413"];
    expect(content["application/json"].examples.example1.value.issues).toMatchObject([{ code: "too_large" }]);
    for (const [status, { content }] of Object.entries<{ content?: Record<string, { examples?: object }> }>(
      post.responses,
    ))
      expect(content?.["application/json"]?.examples !== undefined, status).toBe(status !== "202");
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
