import type { SchemaModel } from "../schemas/model.ts";
import type { Docs, SchemaDoc } from "./model.ts";
import { type ComponentForm, componentName, componentRef, components } from "./openapi-components.ts";

/** What flows in channels of its own: the payloads of each kind, in an envelope, and dead letters by themselves. */
function flowsIn({ schemas }: Docs, model: SchemaModel) {
  const isPayload = ({ name }: SchemaDoc) => "x-kind" in model.root(name).keywords;
  const flows = [...schemas.filter(isPayload), ...schemas.filter(({ name }) => name === "dead-letter")];
  const camelCase = (name: string) => name.replace(/\W(.)/g, (_, letter) => letter.toUpperCase());
  return flows.map((schema) => ({ schema, channel: `${camelCase(schema.name)}s`, isPayload: isPayload(schema) }));
}

/**
 * An AsyncAPI 3 description of the lines that `route` writes: a channel each for behavioral events, products and dead letters,
 * with their schemas as components. Its readers ignore keywords beside a `$ref`, so a `$ref` has none beside it.
 */
export function asyncapi(model: SchemaModel, docs: Docs, form: ComponentForm): object {
  const routed = flowsIn(docs, model);
  const each = (of: (one: (typeof routed)[number]) => [string, object]) => Object.fromEntries(routed.map(of));
  return {
    asyncapi: "3.0.0",
    info: {
      title: `${docs.brand}, routed`,
      version: docs.version,
      description: "The lines that routing writes. What transports them is up to the pipeline.",
      license: { name: "MIT" },
      tags: [{ name: "payloads" }],
    },
    defaultContentType: "application/json",
    channels: each(({ channel, schema }) => [
      channel,
      {
        address: null,
        title: schema.title,
        description: schema.description,
        messages: { [componentName(schema.name)]: { $ref: `#/components/messages/${componentName(schema.name)}` } },
      },
    ]),
    operations: each(({ channel, schema }) => [
      channel,
      {
        action: "receive",
        channel: { $ref: `#/channels/${channel}` },
        description: `Receives lines of the channel: ${schema.title.toLowerCase()}.`,
      },
    ]),
    components: {
      messages: each(({ schema, isPayload }) => [componentName(schema.name), message(schema, isPayload)]),
      schemas: components(model, form, routed.length > 0 ? routed.map(({ schema }) => schema.name) : model.names),
    },
  };
}

function message(schema: SchemaDoc, isPayload: boolean): object {
  const valid = schema.examples.filter(({ isValid }) => isValid).map(({ text }) => JSON.parse(text));
  return {
    name: componentName(schema.name),
    title: schema.title,
    summary: schema.description,
    payload: isPayload ? envelope(schema) : componentRef(schema.name),
    examples: valid.map((example) => ({ payload: isPayload ? { payload: example } : example })),
  };
}

const envelope = ({ name, title }: SchemaDoc): object => ({
  title: `${title} line`,
  type: "object",
  required: ["payload"],
  additionalProperties: false,
  properties: {
    name: { type: "string", description: "The name of the event, where a track request gave one." },
    payload: componentRef(name),
  },
});
