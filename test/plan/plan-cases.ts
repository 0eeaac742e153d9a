import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { schemas as shipped } from "../../generated/schemas.ts";
import { compileNamed } from "../../src/constraints/compile.ts";
import { generatePlan, type ResolvedPlan, resolvePlan } from "../../src/generate/plan/generate-plan.ts";
import type { classify } from "../../src/library/classify.ts";
import type { classifyDocument } from "../../src/library/classify-document.ts";
import type { PlannedBytes } from "../../src/library/planned-bytes.ts";
import type { UnknownEvents } from "../../src/runtime/plan/plan.ts";
import type { Issue } from "../../src/runtime/validate/issue.ts";
import type { Validator } from "../../src/runtime/validate/validator.ts";
import { bundled } from "../../src/schemas/bundle.ts";
import { idOf, type SchemaObject } from "../../src/schemas/schema.ts";
import { valuesOf } from "../../src/testing/values.ts";
import { root } from "../oracle.ts";
import { json } from "../values.ts";

/** The generated code of a plan, as JavaScript that has been loaded. */
export interface LoadedPlan {
  readonly resolved: ResolvedPlan;
  readonly events: Readonly<Record<string, Validator<unknown>>>;
  readonly payload: Validator<unknown>;
  readonly trackRequest: Validator<unknown>;
  readonly document: Validator<unknown>;
  readonly lint: (value: unknown) => readonly Issue[];
  readonly classify: typeof classify;
  readonly classifyDocument: typeof classifyDocument;
  readonly wireTrackRequest: Validator<unknown>;
  readonly contract: PlannedBytes;
  readonly wire: PlannedBytes;
}

const identifier = { $ref: idOf("common/identifier"), "x-identifier": true };
const line = {
  type: "object",
  required: ["sku"],
  properties: { sku: { type: "string", minLength: 1 }, quantity: { type: "integer", minimum: 1 } },
};

/** A plan with what can be in one: required data and none, nested arrays, an own identifier, a name in another script. */
export const teamSchemas: ReadonlyMap<string, SchemaObject> = new Map<string, SchemaObject>([
  ["common/line", line],
  [
    "events/purchase",
    {
      title: "Purchase",
      description: "An order was placed.",
      type: "object",
      required: ["total"],
      properties: {
        total: { type: "number", minimum: 0 },
        currency: { enum: ["EUR", "USD"] },
        orderId: identifier,
        lines: { type: "array", minItems: 1, items: { $ref: "../common/line.json" } },
      },
    },
  ],
  [
    "events/sign-up",
    {
      title: "Sign up",
      deprecated: true,
      "x-replaced-by": "Purchase",
      type: "object",
      properties: { plan: { enum: ["free", "pro"] }, steps: { type: "array", items: { type: "string" } } },
    },
  ],
  ["events/shopping", { title: "買い物", properties: { 数: { type: "integer" } }, additionalProperties: false }],
  ["events/proto", { title: "__proto__", type: "object", minProperties: 1 }],
  ["product-data", { type: "object", required: ["name"], properties: { name: { type: "string", minLength: 1 } } }],
  ["user-attributes", { type: "object", properties: { email: { type: "string", maxLength: 40 } } }],
]);

/** Generates the code of a plan, and loads it. */
export async function loadPlan(
  unknownEvents: UnknownEvents,
  schemas: ReadonlyMap<string, SchemaObject> = teamSchemas,
): Promise<LoadedPlan> {
  const all = new Map([...schemas, ...[...shipped].map(([name, schema]) => [idOf(name), schema] as const)]);
  const resolved = resolvePlan(all, unknownEvents) as ResolvedPlan;
  const folder = mkdtempSync(join(tmpdir(), "event-schema-plan-"));
  try {
    const runtime = pathToFileURL(join(root, "dist/runtime.js")).href;
    const files = await generatePlan(resolved, { language: "js", runtime });
    files.set("package.json", '{ "type": "module" }');
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const load = (path: string) => import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href);
    const [index, wire, bytes] = await Promise.all(["index.js", "wire.js", "bytes.js"].map(load));
    return { ...wire, ...index, ...bytes, resolved };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Ajv over the bundled schema of track requests: plain JSON Schema, in which `if` and `then` choose by the name of an entry. */
export function requestOracle({ resolved }: ResolvedPlan, name = "track-request"): ValidateFunction {
  return new Ajv2020({ strict: false, strictNumbers: true, validateFormats: false }).compile(bundled(resolved, name));
}

/** Track requests whose entries have planned names, those of libraries and others, with payloads that fit, hardly fit or do not. */
export function requestsOf({ resolved, plan }: ResolvedPlan): fc.Arbitrary<unknown> {
  const named = (name: string) => compileNamed(resolved, name);
  const values = (name: string) => valuesOf(named(name), named);
  const ofEvents = plan.events.map(({ file }) => values(file.replace(/^events/, "payloads")));
  const spoilt = fc.tuple(fc.oneof(...ofEvents), fc.nat(), json).map(([payload, index, other]) => {
    const { data } = payload as { data?: object };
    const keys = Object.keys(data ?? {});
    const key = keys[index % (keys.length || 1)];
    return key === undefined ? payload : { ...(payload as object), data: { ...data, [key]: other } };
  });
  const payload = fc.oneof(
    { arbitrary: fc.oneof(...ofEvents), weight: 6 },
    { arbitrary: spoilt, weight: 3 },
    { arbitrary: values("payload"), weight: 2 },
    { arbitrary: fc.record({ productId: fc.constant("1"), data: fc.oneof(values("product-data"), json) }), weight: 1 },
    { arbitrary: json, weight: 1 },
  );
  const name = fc.oneof(
    { arbitrary: fc.constantFrom(...plan.events.map((event) => event.name)), weight: 8 },
    { arbitrary: fc.constantFrom("View Page", "Purchas", "constructor", "", " "), weight: 2 },
    { arbitrary: json, weight: 1 },
  );
  // Pairs of a name and a payload of that event are common.
  const fitting = fc.oneof(
    ...plan.events.map((event, i) =>
      fc.record({
        name: fc.constant(event.name),
        payload: fc.array(ofEvents[i] as typeof payload, { minLength: 1, maxLength: 2 }),
      }),
    ),
  );
  const any = fc.record(
    { name, type: fc.constant("track"), payload: fc.array(payload, { maxLength: 2 }) },
    { requiredKeys: [] },
  );
  const entry = fc.oneof({ arbitrary: fitting, weight: 2 }, { arbitrary: any, weight: 1 });
  const request = fc.record({ track: fc.array(entry, { minLength: 1, maxLength: 2 }) });
  return fc.oneof(request, request.map(inAscii));
}

/** The value with letters in place of all characters that the fast path does not settle. */
const inAscii = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replace(/\\u[\da-f]{4}|\\.|[^ -~]/g, "a"));
