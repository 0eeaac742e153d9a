import { expect, it } from "vitest";
import { schemas as shipped } from "../../generated/schemas.ts";
import { generatePlan, type KeptPlan, type ResolvedPlan, resolvePlan } from "../../src/generate/plan/generate-plan.ts";
import { idOf, type SchemaObject } from "../../src/schemas/schema.ts";
import { teamSchemas } from "./plan-cases.ts";

const generated = (schemas: ReadonlyMap<string, SchemaObject>, kept?: KeptPlan) => {
  const all = new Map([...schemas, ...[...shipped].map(([name, schema]) => [idOf(name), schema] as const)]);
  const resolved = resolvePlan(all, "forbid", (file) => `${file}.${schemas.has("moved") ? "yaml" : "json"}`);
  return generatePlan(resolved as ResolvedPlan, { language: "js", runtime: "runtime" }, kept);
};

/** The same schemas, some of which are others, or `undefined` for those that are removed. */
const changed = (changes: Readonly<Record<string, SchemaObject | undefined>>): ReadonlyMap<string, SchemaObject> =>
  new Map(
    Object.entries({ ...Object.fromEntries(teamSchemas), ...changes }).flatMap(([name, schema]) =>
      schema === undefined ? [] : [[name, schema] as const],
    ),
  );

const line = teamSchemas.get("common/line") as SchemaObject;
const refund = {
  title: "Refund",
  type: "object",
  properties: { lines: { type: "array", items: { $ref: "purchase.json#/properties/lines/items" } } },
};

const steps: Readonly<Record<string, ReadonlyMap<string, SchemaObject>>> = {
  "nothing has changed": teamSchemas,
  "a part of another file": changed({ "common/line": { ...line, required: ["sku", "quantity"] } }),
  "a value that several files have": changed({ "user-attributes": { properties: { email: { type: "integer" } } } }),
  "a file that refers to a position in another": changed({ "events/refund": refund }),
  "that position": changed({
    "events/refund": refund,
    "events/purchase": {
      ...(teamSchemas.get("events/purchase") as SchemaObject),
      properties: { total: { type: "number" }, lines: { items: { type: "string", pattern: "^S" } } },
    },
  }),
  "a file that is removed": changed({ "events/shopping": undefined }),
  "a shared value that nothing uses any more": changed({ "events/sign-up": { title: "Sign up", type: "object" } }),
  "where the sources are": changed({ moved: { type: "object" } }),
};

it("writes what a plan is generated to by itself, whatever has changed since it was last written", async () => {
  const kept: KeptPlan = { layouts: new Map(), modules: new Map() };
  await generated(teamSchemas, kept);
  for (const [step, schemas] of Object.entries(steps)) {
    expect(await generated(schemas, kept), step).toEqual(await generated(schemas));
    expect(await generated(teamSchemas, kept), `${step}, undone`).toEqual(await generated(teamSchemas));
  }
});
