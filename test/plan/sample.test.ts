import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomFrom } from "../../src/sample/random.ts";
import { valueMaker } from "../../src/sample/schema-values.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import { Workspace } from "../cli/workspace.ts";
import { root } from "../oracle.ts";

const workspace = new Workspace();
cpSync(join(root, "test/fixtures/teams/shop"), join(workspace.base, "shop"), { recursive: true });
const inShop = async (args: string[], input = "") => workspace.run(args, { cwd: "shop", input });

interface Request {
  readonly track: readonly { readonly name: string; readonly payload: readonly object[] }[];
}

const linesOf = (stdout: string): string[] => stdout.trim().split("\n");

describe("event-schema sample, of a tracking plan", () => {
  it("writes track requests that are valid by the plan and give no warnings, each event among them", async () => {
    const { stdout } = await inShop(["sample", "--count", "2000"]);
    const report = await workspace.report(["validate", "-", "--strict"], { cwd: "shop", input: stdout });
    expect(report.summary).toMatchObject({ records: 2000, valid: 2000, warnings: 0 });
    const names = linesOf(stdout).map((line) => (JSON.parse(line) as Request).track[0]?.name);
    const folder = join(root, "test/fixtures/teams/shop/schemas/events");
    const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
    const sent = texts.filter((text) => !/"deprecated": true/.test(text));
    const titles = sent.map((text) => /^(?:title: | *"title": ")([^"\n]*)/m.exec(text)?.[1]);
    expect(new Set(names)).toEqual(new Set([...titles, "Product updated"]));
  });

  it("writes the same lines for the same seed, and invalid ones where that is asked for", async () => {
    const sample = (seed: string) => inShop(["sample", "--count", "50", "--seed", seed]);
    expect(await sample("3")).toEqual(await sample("3"));
    expect(await sample("3")).not.toEqual(await sample("4"));
    const { stdout } = await inShop(["sample", "--count", "500", "--invalid", "1"]);
    expect((await workspace.report(["validate", "-"], { cwd: "shop", input: stdout })).summary.valid).toBe(0);
  });

  it("writes the payloads of one event, or only products", async () => {
    const purchases = await inShop(["sample", "--schema", "events/purchase", "--count", "200"]);
    const args = ["validate", "-", "--schema", "events/purchase"];
    const { summary } = await workspace.report(args, { cwd: "shop", input: purchases.stdout });
    expect(summary).toMatchObject({ valid: 200, events: 200 });
    const products = await inShop(["sample", "--schema", "product", "--count", "20"]);
    expect(linesOf(products.stdout).every((line) => "productId" in JSON.parse(line))).toBe(true);
    expect(await inShop(["sample", "--schema", "events/nothing"])).toMatchObject({ status: 2, stdout: "" });
  });

  it("writes objects as the data of events whose schemas do not say so", async () => {
    const cwd = workspace.given("any", { "schemas/events/any.json": '{ "title": "\u65e5\u672c" }' });
    const { stdout } = await workspace.run(["sample", "--schemas", "schemas", "--count", "100"], { cwd });
    const { summary } = await workspace.report(["validate", "-", "--schemas", "schemas"], { cwd, input: stdout });
    expect(summary).toMatchObject({ records: 100, valid: 100 });
  });

  it("finds values of patterns, and says where there is none", async () => {
    const plan = (data: object) => ({ "schemas/events/one.json": JSON.stringify({ title: "One", ...data }) });
    const sample = (folder: string) => workspace.run(["sample", "--schemas", join(folder, "schemas"), "--count", "20"]);
    const code = {
      type: "object",
      required: ["code"],
      properties: { code: { type: "string", pattern: "^[A-Z]{3}-\\d$" } },
    };
    const { stdout, status } = await sample(workspace.given("pattern", plan(code)));
    expect([status, linesOf(stdout).length]).toEqual([0, 20]);
    expect(stdout).toMatch(/"code":"[A-Z]{3}-\d"/);
    const circle = { type: "object", required: ["inner"], properties: { inner: { $ref: "#" } } };
    const none = await sample(workspace.given("none", plan(circle)));
    expect(none).toMatchObject({ status: 2, stdout: "" });
    expect(none.stderr).toBe(
      "event-schema: events/one: no valid value of it was found; write one into its `examples`\n",
    );
  });
});

const scalar = fc.oneof(
  fc.record({ type: fc.constant("string"), minLength: fc.nat(9) }),
  fc.record({ type: fc.constant("string"), format: fc.constantFrom("date-time", "email", "uuid", "uri", "ipv4") }),
  fc.record({ type: fc.constantFrom("number", "integer"), minimum: fc.integer({ min: -9, max: 9 }) }),
  fc.record({ type: fc.constant("integer"), exclusiveMinimum: fc.nat(5), multipleOf: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ type: fc.constantFrom("boolean", "null") }),
  fc.record({ enum: fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1 }) }),
  fc.record({ type: fc.constant("string"), examples: fc.constant(["SKU_987", "ab12"]) }),
);
const { schema: simple } = fc.letrec<{ schema: object; object: object; array: object }>((tie) => ({
  schema: fc.oneof({ maxDepth: 3 }, scalar, tie("object"), tie("array")),
  array: fc.record({ type: fc.constant("array"), items: tie("schema"), minItems: fc.nat(3) }),
  object: fc
    .dictionary(fc.constantFrom("url", "price", "tags", "id", "__proto__", "a b"), tie("schema"), { maxKeys: 4 })
    .chain((properties) =>
      fc.subarray(Object.keys(properties)).map((required) => ({ type: "object", properties, required })),
    ),
}));

describe("values of a schema", () => {
  it("are found without any help for what tracking plans say, and valid by Ajv", () => {
    fc.assert(
      fc.property(simple, fc.nat(), (schema, seed) => {
        const model = new SchemaModel(new Map([["schema", schema as Readonly<Record<string, unknown>>]]));
        const make = valueMaker(model.root("schema"), () => {
          throw new Error(`no value was found of ${JSON.stringify(schema)}`);
        });
        const value = JSON.parse(JSON.stringify(make(randomFrom(seed))));
        expect(new Ajv2020({ strict: false, validateFormats: false }).validate(schema, value)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
