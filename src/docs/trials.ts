import type { Trial } from "./explanations.ts";
import { laidOut } from "./inline.ts";

/** What shows an issue that no payload alone can show. */

/** Commands on a file. */
const commands = (content: string, options: string): string =>
  [`${content} > payload.json`, `event-schema validate ${options}payload.json`].join("\n");

/** Values of a schema that is none of the package. */
const ofSchema = (schema: object, wrong: unknown, right: unknown): Trial => ({
  language: "json",
  schema: laidOut(schema),
  wrong: laidOut(wrong),
  right: laidOut(right),
});

/** Objects with one key. */
const ofKey = (key: string, schema: object, wrong: unknown, right: unknown): Trial =>
  ofSchema({ type: "object", properties: { [key]: schema } }, { [key]: wrong }, { [key]: right });

export const minLength = ofKey("plan", { type: "string", minLength: 3 }, "", "trial");
export const maximum = ofKey("discount", { type: "number", maximum: 100 }, 2500, 25);
export const multipleOf = ofKey("total", { type: "number", multipleOf: 0.01 }, 9.999, 9.99);
export const constant = ofKey("currency", { const: "EUR" }, "eur", "EUR");
export const maxLength = ofKey("currency", { type: "string", maxLength: 3 }, "euros", "EUR");
export const maxItems = ofKey("images", { type: "array", maxItems: 2 }, ["front", "back", "side"], ["front", "back"]);
export const uniqueItems = ofKey("tags", { type: "array", uniqueItems: true }, ["new", "sale", "new"], ["new", "sale"]);
export const contains = ofKey("roles", { type: "array", contains: { const: "owner" } }, ["guest"], ["guest", "owner"]);
export const minProperties = ofKey("changes", { type: "object", minProperties: 1 }, {}, { plan: "trial" });
export const maxProperties = ofKey("labels", { type: "object", maxProperties: 1 }, { a: 1, b: 2 }, { a: 1 });
export const propertyNames = ofKey(
  "labels",
  { type: "object", propertyNames: { pattern: "^[a-z_]+$" } },
  { "Plan Name": "trial" },
  { plan_name: "trial" },
);
export const additionalProperty = ofSchema(
  { type: "object", properties: { plan: { type: "string" } }, additionalProperties: false },
  { plann: "trial" },
  { plan: "trial" },
);
export const additionalItem = ofKey(
  "position",
  { type: "array", prefixItems: [{ type: "number" }, { type: "number" }], items: false },
  [48.1, 11.6, 519],
  [48.1, 11.6],
);
export const anyOf = ofKey(
  "value",
  {
    anyOf: [
      { type: "number", minimum: 0 },
      { type: "number", multipleOf: 10 },
      { type: "number", maximum: -100 },
    ],
  },
  -5,
  -10,
);
export const oneOf = ofSchema(
  { type: "object", oneOf: [{ required: ["email"] }, { required: ["phone"] }] },
  { email: "jo", phone: "491" },
  { email: "jo" },
);
export const not = ofKey("plan", { not: { const: "none" } }, "none", "trial");

export const tooDeep: Trial = {
  language: "ts",
  schema: laidOut({ type: "array", items: { $ref: "#" } }),
  wrong: `const json = "[".repeat(500) + "]".repeat(500);
validator.validate(JSON.parse(json));`,
  right: "validator.validate([[], [[]]]);",
};

export const notJson: Trial = {
  language: "ts",
  wrong: `lint({
  productId: "123",
  data: new Map([["name", "Wine"]]),
});`,
  right: `lint({
  productId: "123",
  data: Object.fromEntries(new Map([["name", "Wine"]])),
});`,
};
export const unreadable: Trial = {
  language: "ts",
  wrong: `payload.validate({
  productId: "123",
  get data() {
    throw new Error("not loaded yet");
  },
});`,
  right: `payload.validate({
  productId: "123",
  data: { name: "Wine" },
});`,
};

const named = (name: string): string => `printf '{ "productId": "${name}" }'`;

export const encoding: Trial = {
  language: "sh",
  wrong: commands(named("M\\374ller"), ""),
  right: commands(named("M\\303\\274ller"), ""),
};

export const tooLarge: Trial = {
  language: "sh",
  wrong: commands(named("123"), "--max-bytes 10 "),
  right: commands(named("123"), "--max-bytes 100 "),
};

export const tooManyIssues: Trial = {
  language: "sh",
  wrong: commands("echo '{}'", "--max-issues 1 "),
  right: commands("echo '{}'", "--max-issues 2 "),
};

/** Validates a track request with one entry by a tracking plan of one event. */
const planned = (schema: string, name: string): string =>
  `mkdir -p plan/events
echo '${schema}' \\
  > plan/events/purchase.json
cat > request.json <<'END'
{ "track": [{
  "name": "${name}",
  "payload": [{ "eventId": "e1", "profileId": "u1" }]
}] }
END
event-schema validate --schemas plan request.json`;

const purchase = '{ "title": "Purchase" }';

export const unknownEvent: Trial = {
  language: "sh",
  wrong: planned(purchase, "Purchas"),
  right: planned(purchase, "Purchase"),
};

export const deprecatedEvent: Trial = {
  language: "sh",
  wrong: planned('{ "title": "Purchase", "deprecated": true }', "Purchase"),
  right: planned(purchase, "Purchase"),
};
