import { components, reference } from "./embedded.ts";
import type { CodeDoc, Docs, ExampleDoc, SchemaDoc } from "./model.ts";
import type { DocumentedSchemas } from "./references.ts";

/** An OpenAPI 3.1 description of the platform's `POST …/track`, with all schemas as components. */
export function openapi(set: DocumentedSchemas, docs: Docs): object {
  const request = docs.schemas.find(({ name }) => name === "track-request");
  return {
    openapi: "3.1.0",
    info: {
      title: "Event and product payloads",
      version: docs.version,
      description: docs.schemas.find(({ decision }) => decision)?.description ?? "",
    },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    servers: [{ url: "/", description: "Where the platform's API is served." }],
    ...(request ? { paths: { "/track": { post: operation(request, docs.codes, set) } } } : { paths: {} }),
    components: { schemas: components(set) },
  };
}

function operation(request: SchemaDoc, codes: readonly CodeDoc[], set: DocumentedSchemas): object {
  const valid = request.examples.filter(({ isValid }) => isValid);
  return {
    operationId: "track",
    summary: request.title,
    description: request.description,
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: reference(request.name),
          examples: named(valid.map(({ text }) => JSON.parse(text))),
        },
      },
    },
    responses: {
      "202": { description: "All payloads are accepted." },
      "400": {
        description: "The body is rejected, with all that is wrong in it.",
        content: { "application/json": { schema: errorBody(set), examples: errorExamples(request, codes) } },
      },
    },
  };
}

/** Issues as the library tells them; those of dead letters are described by their own schema. */
const errorBody = (set: DocumentedSchemas): object => ({
  type: "object",
  required: ["issues"],
  properties: {
    issues: set.has("dead-letter") ? reference("dead-letter", "/properties/issues") : { type: "array" },
  },
});

function errorExamples(request: SchemaDoc, codes: readonly CodeDoc[]): object {
  const wrong = request.examples.filter(({ isValid }) => !isValid);
  const title = ({ found }: ExampleDoc) =>
    codes.find(({ code }) => code === found[0]?.code)?.meaning ?? "The body is not valid.";
  return Object.fromEntries(
    wrong.map((example, i) => [`example${i + 1}`, { summary: title(example), value: { issues: example.found } }]),
  );
}

const named = (values: readonly unknown[]): object =>
  Object.fromEntries(values.map((value, i) => [`example${i + 1}`, { value }]));
