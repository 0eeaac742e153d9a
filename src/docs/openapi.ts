import { contractOf, familiesOf } from "../schemas/families.ts";
import type { SchemaModel } from "../schemas/model.ts";
import type { CodeDoc, Docs, ExampleDoc, SchemaDoc } from "./model.ts";
import { type ComponentForm, componentName, componentRef, components } from "./openapi-components.ts";

/**
 * An OpenAPI 3.1 description of `POST …/track` as a gateway answers that holds its senders to the contract, with its schemas as
 * components. What the live service answers is its own affair: it accepts more.
 */
export function openapi(model: SchemaModel, docs: Docs, form: ComponentForm): object {
  const request = docs.schemas.find(({ name }) => name === contractOf(model)?.request);
  return {
    openapi: "3.1.0",
    info: {
      title: docs.brand,
      version: docs.version,
      description: docs.schemas.find(({ decision }) => decision)?.description ?? "",
      contact: { name: "Whoever runs the gateway" },
      license: { name: "MIT", identifier: "MIT" },
    },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    servers: [{ url: "/", description: "Where the gateway is." }],
    // How senders prove who they are is up to the gateway.
    security: [],
    tags: [{ name: "payloads", description: "Behavioral events and products." }],
    paths: request ? { "/track": { post: operation(request, docs.codes, model, form) } } : {},
    components: { schemas: components(model, form, request ? [request.name] : model.names) },
  };
}

function operation(request: SchemaDoc, codes: readonly CodeDoc[], model: SchemaModel, form: ComponentForm): object {
  const valid = request.examples.filter(({ isValid }) => isValid);
  return {
    operationId: "track",
    summary: request.title,
    tags: ["payloads"],
    description: `${request.description} This is the contract, to which a gateway holds its senders.${form === "exact" ? wireNote(model, request) : ""}`,
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: componentRef(request.name),
          examples: namedExamples(valid.map(({ text }) => JSON.parse(text))),
        },
      },
    },
    responses: {
      "202": { description: "All payloads are accepted." },
      "400": {
        description: "The body is rejected, with all that is wrong in it.",
        content: { "application/json": { schema: errorBody, examples: errorExamples(request, codes) } },
      },
      "413": {
        description: "The body is too large to read.",
        content: { "application/json": { schema: errorBody, examples: { example1: tooLargeExample(codes) } } },
      },
    },
  };
}

/** Where the live service accepts more, its schema is among the components. */
function wireNote(model: SchemaModel, contract: SchemaDoc): string {
  const wire = familiesOf(model).find(({ request }) => request !== contract.name);
  return wire ? ` The live service accepts more, which the schema \`${componentName(wire.request)}\` describes.` : "";
}

/** Issues as the library reports them for bytes. */
const errorBody = {
  type: "object",
  required: ["issues"],
  properties: {
    issues: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["code", "path", "pointer", "message", "line", "column"],
        properties: {
          code: { type: "string", description: "A stable name for what is wrong." },
          path: {
            type: "array",
            items: { type: ["string", "integer"] },
            description: "The keys and indices that lead to it in the body.",
          },
          pointer: { type: "string", description: "The path as a JSON Pointer (RFC 6901); empty for the body itself." },
          message: { type: "string", description: "What is wrong, for a person. No value of the body is in it." },
          hint: { type: "string", description: "A guess at the cause." },
          params: {
            type: "object",
            description: "The types, limit or values that the message names.",
            properties: {
              expected: { type: "array", items: { type: "string" } },
              found: { type: "string" },
              limit: { type: "number" },
              allowed: { type: "array", items: {} },
            },
          },
          line: { type: "integer", minimum: 1, description: "The line of the body. Counts from 1." },
          column: {
            type: "integer",
            minimum: 1,
            description: "The column in that line. Counts from 1, in UTF-16 code units.",
          },
        },
      },
    },
  },
} as const;

function errorExamples(request: SchemaDoc, codes: readonly CodeDoc[]): object {
  const wrong = request.examples.filter(({ isValid }) => !isValid);
  const title = ({ found }: ExampleDoc) =>
    codes.find(({ code }) => code === found[0]?.code)?.meaning ?? "The body is not valid.";
  return Object.fromEntries(
    wrong.map((example, i) => [`example${i + 1}`, { summary: title(example), value: { issues: example.found } }]),
  );
}

function tooLargeExample(codes: readonly CodeDoc[]): object {
  const code = "too_large";
  const message = codes.find((one) => one.code === code)?.meaning ?? "The body is too large to read.";
  return { summary: message, value: { issues: [{ code, path: [], pointer: "", message, line: 1, column: 1 }] } };
}

const namedExamples = (values: readonly unknown[]): object =>
  Object.fromEntries(values.map((value, i) => [`example${i + 1}`, { value }]));
