import { describe, expect, it } from "vitest";
import { eventSchema, validatorCompiler } from "../src/fastify.ts";
import { document, payload, ValidationError } from "../src/index.ts";
import { wirePayload } from "../src/wire.ts";

type Scope = Parameters<typeof eventSchema>[0];
type Parser = Parameters<Scope["addContentTypeParser"]>[2];
type ErrorHandler = Parameters<Scope["setErrorHandler"]>[0];

/** What the plugin sets in a scope. Fastify's parser is one that refuses `__proto__`. `npm run interop` has Fastify itself. */
function registered(): { parser: Parser; errorHandler: ErrorHandler } {
  const set: Record<string, unknown> = {};
  const scope: Scope = {
    initialConfig: {},
    setValidatorCompiler: (compiler) => expect(compiler).toBe(validatorCompiler),
    getDefaultJsonParser:
      () => (_: unknown, body: string | Uint8Array, done: (e: unknown, value?: unknown) => void) => {
        const text = String(body);
        if (text.includes("__proto__")) done(new Error("poisoned"));
        else done(null, JSON.parse(text));
      },
    removeContentTypeParser: (type) => expect(type).toBe("application/json"),
    addContentTypeParser: (_type, _options, parser) => Object.assign(set, { parser }),
    setErrorHandler: (errorHandler) => Object.assign(set, { errorHandler }),
  };
  eventSchema(scope, {}, () => {});
  return set as ReturnType<typeof registered>;
}

const bytes = (text: string) => Buffer.from(text);

/** What the parser gives for the body of a route. */
function parsed(body: Uint8Array, schema: unknown): { error: unknown; value: unknown } {
  let result: { error: unknown; value: unknown } | undefined;
  registered().parser({ routeOptions: { schema: { body: schema } } }, body, (error, value) => {
    result = { error, value };
  });
  if (result === undefined) throw new Error("the parser has not called back");
  return result;
}

const validated = (value: unknown, schema: unknown = payload) =>
  validatorCompiler({ schema, method: "POST", url: "/track", httpPart: "body" })(value);

const issuesIn = (error: unknown) =>
  (error as ValidationError).issues.map((issue) => {
    const { code, pointer, line, column } = issue as typeof issue & { line?: number; column?: number };
    return `${code} ${pointer} ${line}:${column}`;
  });

describe("the Fastify plugin", () => {
  it("takes a validator of documents, whose schema the body decides", () => {
    for (const [text, expected] of [
      ['{\n "productId": 7 }', "type /productId 2:15"],
      ['{ "track": [\n] , "track": [] }', "duplicate_key /track 2:5"],
    ] as const) {
      const { error, value } = parsed(bytes(text), document);
      const result = validated(value, document) as { error?: unknown };
      expect(issuesIn(error ?? result.error)).toEqual([expected]);
    }
    expect(validated(parsed(bytes('{ "track": [] }'), document).value, document)).toEqual({ value: { track: [] } });
  });

  it("gives each issue of an invalid body its line and column", () => {
    const { error, value } = parsed(bytes('\ufeff{\n  "productId": 7 }'), payload);
    expect(error).toBeNull();
    const result = validated(value);
    expect(result).toMatchObject({ error: { statusCode: 400, code: "FST_ERR_VALIDATION", validationContext: "body" } });
    if (!("error" in result)) return;
    expect(result.error).toBeInstanceOf(ValidationError);
    expect(issuesIn(result.error)).toEqual(["type /productId 2:16"]);
  });

  it("gives a valid body as it is", () => {
    const { value } = parsed(bytes('{"productId":"1"}'), payload);
    const result = validated(value) as { value: unknown };
    expect(result.value).toBe(value);
    expect(value).toEqual({ productId: "1" });
  });

  it.each([
    ["a key that occurs twice", bytes('{"productId":"1",\n"productId":"2"}'), "duplicate_key /productId 2:1"],
    ["what is not JSON", bytes('{"productId":\n}'), "syntax  2:1"],
    ["an empty body", bytes(""), "syntax  1:1"],
    ["what is not UTF-8", Buffer.from([0x7b, 0xff]), "encoding  1:2"],
    ["a value that is no object", bytes("\n5"), "type  2:1"],
  ])("rejects %s while it is parsed", (_, body, issue) => {
    const { error } = parsed(body, payload);
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ statusCode: 400, code: "FST_ERR_VALIDATION", validationContext: "body" });
    expect(issuesIn(error)).toEqual([issue]);
  });

  it("finds the validator of a route that has a schema for each content type", () => {
    const schema = { content: { "application/json": { schema: payload } } };
    expect(issuesIn(parsed(bytes('{"a":1,'), schema).error)).toEqual(["syntax  1:8"]);
    const other = { content: { "text/csv": { schema: payload } } };
    expect(parsed(bytes('{"a":1}'), other)).toEqual({ error: null, value: { a: 1 } });
  });

  it("validates what hooks have made of the body", () => {
    const { value } = parsed(bytes('{"eventId":"e"}'), wirePayload);
    expect(validated(value, wirePayload)).toHaveProperty("error");
    Object.assign(value as object, { userId: "u" });
    expect(validated(value, wirePayload)).toEqual({ value: { eventId: "e", userId: "u" } });
  });

  it("leaves the bodies of other routes to Fastify's parser", () => {
    expect(parsed(bytes('{"a":1,"a":2}'), undefined)).toEqual({ error: null, value: { a: 2 } });
    expect(parsed(bytes('{"__proto__":1}'), undefined).error).toEqual(new Error("poisoned"));
  });

  it("leaves it to Fastify's parser what to do about keys that poison", () => {
    expect(parsed(bytes('{"productId":"1","__proto__":{}}'), payload).error).toEqual(new Error("poisoned"));
    expect(parsed(bytes('{"productId":"1","constructor":{}}'), payload).error).toBeNull();
  });

  it("answers with 400 and the issues, and passes other errors on", () => {
    const { errorHandler } = registered();
    const sent: unknown[] = [];
    const reply = { code: (status: number) => ({ send: (body: object) => sent.push(status, body) }) };
    const result = validated({});
    errorHandler("error" in result && result.error, {}, reply);
    expect(sent).toMatchObject([400, { statusCode: 400, error: "Bad Request", issues: payload.validate({}).issues }]);
    const another = new ValidationError("product", []);
    for (const error of [new Error("another"), another]) {
      expect(() => errorHandler(error, {}, reply)).toThrow(error);
    }
  });
});

describe("the validator compiler for Fastify", () => {
  it("takes validators of the contract and of the wire", () => {
    const body = { userId: "u" };
    expect(validated(body, wirePayload)).toEqual({ value: body });
    expect(validated(body, payload)).toMatchObject({ error: { issues: payload.validate(body).issues } });
  });

  it("lets no service start whose schema is not a validator, and names the route and the part", () => {
    for (const [schema, type] of [
      [{ type: "object" }, "an object"],
      [payload.validate, "a function"],
      [null, "null"],
    ])
      expect(() => validatorCompiler({ schema, method: "GET", url: "/items", httpPart: "querystring" })).toThrow(
        new TypeError(`schema.querystring of GET /items must be a validator of intempt-event-schema, but is ${type}`),
      );
  });
});
