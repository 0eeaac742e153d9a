import { describe, expect, it } from "vitest";
import { payloadBytes, unitsOf } from "../src/bytes.ts";
import { renderDocs } from "../src/docs/index.ts";
import { validatorCompiler } from "../src/fastify.ts";
import { classify, isBehavioralEvent, isProduct, kindOf, lint, payload } from "../src/index.ts";
import { ndjsonStream, route, validateNdjson } from "../src/ndjson.ts";
import { payload as described, jsonSchemaOf } from "../src/schema.ts";
import { validateText } from "../src/text.ts";

const secret = "s3cret";
const sinks = { events() {}, products() {}, rejected() {} };
const iterables = "an iterable, an async iterable or a ReadableStream of Uint8Arrays";
const bytes = "a Uint8Array or an ArrayBuffer";
const limit = "maxIssues must be an integer ≥ 1, or Infinity";

/** Calls with a wrong argument, whose types are not checked here, and the message of the `TypeError` that they give. */
const calls: readonly (readonly [call: string, make: () => unknown, message: string])[] = [
  ["validateNdjson of a string", () => validateNdjson(secret as never), `chunks must be ${iterables}, but is a string`],
  ["validateNdjson of null", () => validateNdjson(null as never), `chunks must be ${iterables}, but is null`],
  [
    "validateNdjson of a Blob",
    () => validateNdjson(new Blob([secret]) as never),
    `chunks must be ${iterables}, but is an object`,
  ],
  [
    "validateNdjson of bytes alone",
    () => validateNdjson(new Uint8Array([123]) as never),
    `chunks must be ${iterables}, but is an object`,
  ],
  [
    "validateNdjson of strings",
    () => validateNdjson([secret] as never).next(),
    `each chunk must be ${bytes}, but is a string`,
  ],
  [
    "options that are no object",
    () => validateNdjson([], secret as never),
    "options must be an object, but is a string",
  ],
  ["options that are null", () => ndjsonStream(null as never), "options must be an object, but is null"],
  [
    "a validator of values for streams",
    () => ndjsonStream({ validator: payload as never }),
    "options.validator must be a bytes validator of this package, but is an object",
  ],
  ["maxBytes of 0", () => validateNdjson([], { maxBytes: 0 }), "options.maxBytes must be an integer ≥ 1"],
  ["route without sinks", () => route([], undefined as never), "sinks.events must be a function, but is undefined"],
  [
    "route with a sink that is no function",
    () => route([], { ...sinks, rejected: secret as never }),
    "sinks.rejected must be a function, but is a string",
  ],
  ["route of a string", () => route(secret as never, sinks), `chunks must be ${iterables}, but is a string`],
  [
    "route by an unknown family",
    () => route([], sinks, { schema: secret as never }),
    "options.schema must be contract or wire, or the same of a tracking plan's bytes module",
  ],
  [
    "route with a source of 1",
    () => route([], sinks, { source: 1 as never }),
    "options.source must be a string, but is a number",
  ],
  ["unitsOf a string", () => unitsOf(secret as never), `message must be ${bytes}, but is a string`],
  [
    "unitsOf with options that are an index",
    () => unitsOf(new Uint8Array(), 0 as never),
    "options must be an object, but is a number",
  ],
  [
    "unitsOf by an unknown family",
    () => unitsOf(new Uint8Array(), { schema: secret as never }),
    "options.schema must be contract or wire, or the same of a tracking plan's bytes module",
  ],
  [
    "unitsOf with an origin that is a string",
    () => unitsOf(new Uint8Array(), { origin: secret as never }),
    "options.origin must be an object, but is a string",
  ],
  [
    "validateText without a validator",
    () => validateText({} as never, secret),
    "validator must be a validator of this package, but is an object",
  ],
  [
    "validateText of an object",
    () => validateText(payload, { secret } as never),
    "text must be a string, a Uint8Array or an ArrayBuffer, but is an object",
  ],
  ["check of a string", () => payloadBytes.check(secret as never), `bytes must be ${bytes}, but is a string`],
  [
    "validate of parsed bytes",
    () => payloadBytes.validate([secret] as never),
    `bytes must be ${bytes}, but is an array`,
  ],
  ["kindOf of null", () => kindOf(null as never), "payload must be an object, but is null"],
  ["isProduct of a string", () => isProduct(secret as never), "payload must be an object, but is a string"],
  [
    "isBehavioralEvent of undefined",
    () => isBehavioralEvent(undefined as never),
    "payload must be an object, but is undefined",
  ],
  [
    "renderDocs of an object",
    () => renderDocs({ secret } as never, { format: "json", version: "1" }),
    "schemas must be a Map of schemas by their names, but is an object",
  ],
  ...[undefined, { format: secret }].map((options): [string, () => unknown, string] => [
    `renderDocs with ${options === undefined ? "no options" : "an unknown format"}`,
    () => renderDocs(new Map(), options as never),
    "options.format must be one of markdown, html, json, openapi, asyncapi",
  ]),
  [
    "renderDocs with options that are null",
    () => renderDocs(new Map(), null as never),
    "options must be an object, but is null",
  ],
  [
    "renderDocs without a version",
    () => renderDocs(new Map(), { format: "json" } as never),
    "options.version must be a string, but is undefined",
  ],
  [
    "validatorCompiler of a string",
    () => validatorCompiler(secret as never),
    "part must be what Fastify says of a route, but is a string",
  ],
  [
    "validatorCompiler of another schema",
    () => validatorCompiler({ schema: { secret }, method: "POST", url: "/" }),
    "schema.body of POST / must be a validator of intempt-event-schema, but is an object",
  ],
  [
    "jsonSchemaOf an object",
    () => jsonSchemaOf({ name: secret }),
    "validator must be a validator of one schema of this package, but is an object",
  ],
  [
    "jsonSchema.input of a string",
    () => described["~standard"].jsonSchema.input(secret as never),
    "options must be an object, but is a string",
  ],
  ...[0, -1, 1.5, Number.NaN, "1", null].flatMap((maxIssues) =>
    [
      ["validate", () => payload.validate({ productId: "1" }, { maxIssues } as never)],
      ["bytes", () => payloadBytes.validate(new Uint8Array(), { maxIssues } as never)],
      ["classify", () => classify(1, { maxIssues } as never)],
      ["lint", () => lint({}, { maxIssues } as never)],
      ["validateText", () => validateText(payload, "1", { maxIssues } as never)],
      ["validateNdjson", () => validateNdjson([], { maxIssues } as never)],
      ["route", () => route([], sinks, { maxIssues } as never)],
      ["unitsOf", () => unitsOf(new Uint8Array(), { maxIssues } as never)],
    ].map(([name, make]): [string, () => unknown, string] => [
      `${name} with maxIssues ${JSON.stringify(maxIssues)}`,
      make as () => unknown,
      limit,
    ]),
  ),
];

describe("a wrong argument", () => {
  it.each(calls)(
    "%s: a TypeError names it, what it takes and its type, and never its value",
    async (_, make, message) => {
      const error: unknown = await Promise.resolve()
        .then(make)
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toBe(`TypeError: ${message}`);
    },
  );

  it("of a stream is reported at the call, before anything is read", () => {
    expect(() => validateNdjson(secret as never)).toThrow(TypeError);
    expect(() => ndjsonStream({ maxIssues: 0 })).toThrow(TypeError);
  });

  it("is not what `map` and `filter` pass beside a value", () => {
    expect([{ productId: "1" }].map(payload.validate as never)).toEqual([{ value: { productId: "1" } }]);
  });
});

describe("assert", () => {
  it("returns nothing, so that its result cannot be taken for a verdict", () => {
    expect(payload.assert({ productId: "1" })).toBeUndefined();
  });
});
