import { projectPackages } from "../io/peers.ts";

/** What the configuration says of a project that has none. */
export const defaultFolders = { schemas: "schemas", generated: "src/generated" };

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export const configText = (hasFixtures: boolean): string =>
  json({
    $schema: "./node_modules/intempt-event-schema/dist/config.schema.json",
    ...defaultFolders,
    ...(hasFixtures && { fixtures: fixturesFolder }),
  });

/** Where the fixtures of the example are. */
export const fixturesFolder = "fixtures";

const nonEmpty = (description: string) => ({ description, type: "string", minLength: 1 });
const amount = (description: string) => ({ description, type: "number", minimum: 0 });

const purchase = {
  orderId: "A-1042",
  total: 49.9,
  currency: "EUR",
  lines: [{ productId: "sku-7", quantity: 2, price: 24.95 }],
};

/** The first event of a tracking plan, as an example to change. */
export const eventText = json({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Purchase",
  description: "A customer has paid for an order.",
  type: "object",
  required: ["orderId", "total", "currency", "lines"],
  properties: {
    orderId: nonEmpty("The number of the order in the shop."),
    total: amount("What the customer has paid, with taxes and shipping."),
    currency: { description: "The currency of all amounts (ISO 4217).", type: "string", pattern: "^[A-Z]{3}$" },
    coupon: nonEmpty("The code of the coupon, if the customer had one."),
    lines: {
      description: "What was bought: one line for each product.",
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["productId", "quantity"],
        properties: {
          productId: nonEmpty("The `productId` of the product in the catalog."),
          quantity: { description: "How many of them.", type: "integer", minimum: 1 },
          price: amount("The price of one of them."),
        },
      },
    },
  },
  examples: [purchase],
});

const request = (data: object): string =>
  json({ track: [{ name: "Purchase", payload: [{ eventId: "evt_1", profileId: "usr_1", data }] }] });

/** Fixtures for `event-schema test`: one that is valid, and one with the issue that it must have. */
export const fixtureTexts: Readonly<Record<string, string>> = {
  "valid/one-line.json": request(purchase),
  "invalid/total-as-string.json": request({ ...purchase, total: "49.90" }),
  "invalid/total-as-string.issues.json":
    '[\n  { "code": "type", "path": ["track", 0, "payload", 0, "data", "total"] }\n]\n',
};

/** What `package.json` gains. */
export const manifestMembers = {
  scripts: {
    "events:generate": "event-schema generate",
    "events:check": "event-schema generate --check",
    "events:test": "event-schema test fixtures",
  },
  devDependencies: projectPackages,
} as const;
