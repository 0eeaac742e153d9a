import type { ChangeCode } from "./change.ts";

/** Why a change matters and what to do, with two pairs of versions: the first has it, the second has not. */
export interface ChangeExplanation {
  readonly why: string;
  readonly trial: { readonly language: "sh"; readonly wrong: string; readonly right: string };
}

const order = { type: "object", required: ["id"], properties: { id: { type: "string" }, total: { type: "number" } } };
const key = (name: string, schema: object) => ({ ...order, properties: { ...order.properties, [name]: schema } });

/** Commands that compare two versions of one file. */
function compared(old: object, now: object, [before, after] = ["order", "order"]): string {
  return [
    ...[before, after].map((name, i) => `mkdir -p ${i === 0 ? "old" : "new"}/${name.replace(/[^/]*$/, "")}`),
    `echo '${JSON.stringify(old)}' > old/${before}.json`,
    `echo '${JSON.stringify(now)}' > new/${after}.json`,
    "event-schema compat --base old --head new",
  ].join("\n");
}

const explained = (why: string, wrong: string, right = compared(order, order)): ChangeExplanation => ({
  why,
  trial: { language: "sh", wrong, right },
});

const names = (to: string): [string, string] => ["order", to];
const kinds = (kind: string) => ({ oneOf: [{ ...order, "x-kind": { kind, title: kind } }, { type: "null" }] });
const event = (title: string) => ({ title, type: "object" });
const eventFile: [string, string] = ["events/purchase", "events/purchase"];

/** Why each change matters, and what to do. */
export const changeExplanations: { readonly [code in ChangeCode]: ChangeExplanation } = {
  schema_added: explained(
    "Nothing was validated by it before, so nothing breaks. It asks for a minor version.",
    [compared(order, order), ""].join("\n").replace("event-schema", `echo '{}' > new/refund.json\nevent-schema`).trim(),
  ),
  schema_removed: explained(
    "Whoever validates by its name, or refers to it, no longer can. Keep it and mark it `deprecated`, or release a major version.",
    compared(order, order, names("refund")).replace('"id"', '"other"'),
  ),
  schema_renamed: explained(
    "Its content is the same, but whoever validates by the old name, or refers to it, no longer can. Keep the old file beside the new one, with a `$ref` to it.",
    compared(order, order, names("purchase")),
  ),
  constraint_added: explained(
    "A rule that was not there before rejects payloads that were valid: those that are stored, and those of clients that are not updated. Bring the rule in with a new schema or event name, or update the clients first and allow the change.",
    compared(order, { ...order, minProperties: 2 }),
    compared(order, { ...order, description: "An order." }),
  ),
  constraint_changed: explained(
    "A rule that asks for more rejects old payloads; one that asks for less lets payloads through that consumers with the old schema reject. In the first case update producers first, in the second consumers.",
    compared(order, { ...order, required: ["id", "total"] }),
  ),
  constraint_removed: explained(
    "Payloads are valid now that were not: consumers with the old schema reject them, so update consumers first.",
    compared({ ...order, minProperties: 1 }, order),
  ),
  property_added: explained(
    "Content is open, so the key may have been sent before with any value: only such payloads can break, and the level is `narrowing_unknown_key`. `--strict` fails then. Where the schema of the key takes every value, nothing can break.",
    compared(order, key("channel", { type: "string" })),
  ),
  property_removed: explained(
    "The key may hold anything now, so consumers with the old schema may reject it.",
    compared(key("channel", { type: "string" }), order),
  ),
  annotation_changed: explained(
    "A title, a description or examples: no payload's verdict depends on them. It asks for a patch version.",
    compared(order, { ...order, description: "An order." }),
  ),
  issue_changed: explained(
    "The same payloads are rejected, but with another code or message. Whoever counts or filters by code notices.",
    compared({ ...order, "x-issue": { code: "no_order" } }, { ...order, "x-issue": { code: "not_an_order" } }),
  ),
  kind_changed: explained(
    "A payload that both versions accept is taken for another kind, so it is routed elsewhere, and other consequences follow: whether it creates a user, whether it needs a profile.",
    compared(kinds("event"), kinds("product")),
  ),
  routing_changed: explained(
    "Which documents are requests and which are payloads is decided by another schema.",
    compared(
      { ...order, "x-document": { recognizedBy: "order.json", otherwise: "order.json" } },
      { ...order, "x-document": { recognizedBy: "order.json", otherwise: "other.json" } },
    ),
  ),
  event_renamed: explained(
    "Entries with the old name are no longer those of this event: old clients send an unknown event. A breaking change of an event is a new event: keep the old file, mark it `deprecated` and name the new one in `x-replaced-by`.",
    compared(event("Purchase"), event("Order placed"), eventFile),
  ),
  type_changed: explained(
    "The same payloads are valid, but the generated TypeScript type differs, so code that uses it may no longer compile.",
    compared(
      { type: "object", properties: { id: { enum: ["a", "b"] } } },
      { type: "object", properties: { id: { pattern: "^[ab]$", type: "string" } } },
    ),
  ),
};
