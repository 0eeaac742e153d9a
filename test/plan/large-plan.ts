import { stringify } from "yaml";

const things =
  "Account,Address,Article,Booking,Campaign,Cart,Checkout,Coupon,Course,Device,Invoice,Lesson,Message,Order,Payment,Product,Review,Search,Subscription,Ticket".split(
    ",",
  );
const actions =
  "abandoned,accepted,added,approved,archived,cancelled,changed,clicked,closed,completed,created,deleted,exported,failed,filtered,imported,opened,paused,refunded,removed,renewed,shared,started,updated,viewed".split(
    ",",
  );

const identifier = {
  $ref: "https://intempt-event-schema.example/common/identifier.json",
  "x-identifier": true,
  description: "The number of the thing in the shop.",
};
const text = (maxLength: number, description: string) => ({ type: "string", minLength: 1, maxLength, description });

const common = {
  money: {
    title: "Money",
    description: "An amount in a currency.",
    type: "object",
    required: ["amount", "currency"],
    properties: {
      amount: { type: "number", minimum: 0, description: "In the currency's main unit." },
      currency: { enum: ["CHF", "EUR", "GBP", "JPY", "USD"], description: "ISO 4217." },
    },
  },
  line: {
    title: "Line",
    description: "A product and its quantity.",
    type: "object",
    required: ["sku", "price"],
    properties: {
      sku: text(40, "The number of the product."),
      price: { $ref: "money.json" },
      quantity: { type: "integer", minimum: 1, description: "How many." },
    },
  },
  page: {
    title: "Page",
    description: "Where it happened.",
    type: "object",
    required: ["path"],
    properties: {
      path: { type: "string", pattern: "^/", description: "From the first slash." },
      referrer: text(500, "The page before."),
      scroll: { type: "number", minimum: 0, maximum: 1, description: "How far down." },
    },
    additionalProperties: false,
  },
};

/** The data of an event: what most have, and some that differs from event to event. */
function eventSchema(i: number): object {
  const thing = things[i % things.length] as string;
  const action = actions[Math.floor(i / things.length) % actions.length] as string;
  const id = `${thing.toLowerCase()}Id`;
  return {
    title: i < 500 ? `${thing} ${action}` : `${thing} ${action} ${i}`,
    description: `Somebody or something has ${action} the ${thing.toLowerCase()}.`,
    "x-owner": `team-${i % 7}`,
    ...(i % 50 === 49 && { deprecated: true }),
    type: "object",
    required: [id, ...(i % 3 === 0 ? ["total"] : [])],
    properties: {
      [id]: identifier,
      page: { $ref: "../common/page.json" },
      channel: { enum: ["app", "email", "shop", "web", `partner-${i % 11}`], description: "Where it came from." },
      ...(i % 3 === 0 && { total: { $ref: "../common/money.json" } }),
      ...(i % 4 === 0 && {
        lines: { type: "array", minItems: 1, maxItems: 100 + i, items: { $ref: "../common/line.json" } },
      }),
      ...(i % 5 === 0 && {
        delivery: {
          type: "object",
          description: "How it is sent.",
          required: ["method"],
          properties: {
            method: { enum: ["parcel", "pickup", `express-${i % 3}`], description: "The way." },
            steps: { type: "array", description: "What has been done.", items: text(60 + (i % 10), "One step.") },
            address: {
              type: "object",
              description: "Where it is sent.",
              properties: {
                city: text(80, "The city."),
                zip: { type: ["string", "integer"], description: "The code." },
              },
            },
          },
        },
      }),
      [`attribute${i}`]: { type: ["integer", "null"], minimum: -i, description: "Of this event alone." },
      note: text(200 + (i % 20), "What was said."),
    },
  };
}

/** The files of a tracking plan with so many events: JSON and YAML, nested data, parts that are shared. */
export function largePlan(count: number): Record<string, string> {
  const json = (schema: object) => `${JSON.stringify(schema, null, 2)}\n`;
  const files: Record<string, string> = {
    "event-schema.config.json": json({ schemas: "schemas", generated: "generated", unknownEvents: "forbid" }),
    "schemas/product.json": json({
      title: "Product",
      description: "A product of the shop.",
      type: "object",
      required: ["name"],
      properties: { name: text(120, "What it is called."), price: { $ref: "common/money.json" } },
    }),
    "schemas/user-attributes.yaml": stringify({
      title: "User attributes",
      description: "What is known of a user.",
      type: "object",
      properties: { level: { enum: ["basic", "gold"], description: "The level." } },
    }),
  };
  for (const [name, schema] of Object.entries(common)) files[`schemas/common/${name}.json`] = json(schema);
  for (let i = 0; i < count; i++) {
    const schema = eventSchema(i);
    const name = (schema as { title: string }).title.toLowerCase().replaceAll(" ", "-");
    if (i % 4 === 1) files[`schemas/events/${name}.yaml`] = stringify(schema);
    else files[`schemas/events/${name}.json`] = json(schema);
  }
  return files;
}
