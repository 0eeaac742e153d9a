import { componentName, components, reference } from "./embedded.ts";
import type { Docs, SchemaDoc } from "./model.ts";
import type { DocumentedSchemas } from "./references.ts";

/** What flows in channels of its own, by the names of the channels. */
const flows: Readonly<Record<string, string>> = {
  behavioralEvents: "behavioral-event",
  products: "product",
  deadLetters: "dead-letter",
};

/**
 * An AsyncAPI 3 description of what is routed: a channel each for behavioral events, products and dead letters, with all
 * schemas as components. Its readers look at nothing beside a `$ref`, so there a `$ref` stands alone.
 */
export function asyncapi(set: DocumentedSchemas, docs: Docs): object {
  const routed = Object.entries(flows).flatMap(([channel, name]) => {
    const schema = docs.schemas.find((one) => one.name === name);
    return schema ? [{ channel, schema }] : [];
  });
  const each = (of: (one: (typeof routed)[number]) => [string, object]) => Object.fromEntries(routed.map(of));
  return {
    asyncapi: "3.0.0",
    info: { title: "Routed event and product payloads", version: docs.version },
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
    operations: each(({ channel }) => [channel, { action: "receive", channel: { $ref: `#/channels/${channel}` } }]),
    components: {
      messages: each(({ schema }) => [componentName(schema.name), message(schema)]),
      schemas: components(set, true),
    },
  };
}

const message = (schema: SchemaDoc): object => ({
  name: componentName(schema.name),
  title: schema.title,
  summary: schema.description,
  payload: reference(schema.name),
  examples: schema.examples.filter(({ isValid }) => isValid).map(({ text }) => ({ payload: JSON.parse(text) })),
});
