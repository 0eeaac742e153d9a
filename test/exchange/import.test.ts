import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importPlan } from "../../src/exchange/import.ts";
import type { ImportFormat } from "../../src/exchange/plan.ts";
import { validatorName } from "../../src/generate/names.ts";
import { runs } from "../budget.ts";
import { schema } from "../generate/random-schemas.ts";
import { root } from "../oracle.ts";
import { hostileNames, name } from "./plans.ts";
import { imported, readerErrors, shipped } from "./reader.ts";

const fixtures = join(root, "test/fixtures/exchange");
const read = (file: string): string => readFileSync(join(fixtures, file), "utf8");

const plans: readonly (readonly [file: string, format: ImportFormat])[] = [
  ["intempt.yaml", "intempt-yaml"],
  ["segment-protocols.json", "segment"],
  ["segment-public-api.json", "segment"],
  ["rudderstack.json", "rudderstack"],
  ["avo.json", "avo"],
  ["avo-inspector.json", "avo"],
  ["plan.csv", "csv"],
];

describe("an imported plan", () => {
  it.each(plans)("has the schemas and the losses that are expected of %s", (file, format) => {
    const plan = imported(read(file));
    const { schemas, ...rest } = plan;
    expect({ schemas: Object.fromEntries(schemas), ...rest }).toEqual(JSON.parse(read(`${file}.expected.json`)));
    expect(imported(read(file), { format })).toEqual(plan);
  });

  it.each(plans)("is accepted by the reader of schema files: %s", (file) => {
    expect(readerErrors(imported(read(file)).schemas)).toEqual([]);
  });
});

describe("what has no place in a schema", () => {
  it.each<[what: string, plan: unknown, losses: string[]]>([
    ["an event that is not an object", { rules: { events: [5, { name: "A" }] } }, ["an event"]],
    ["an event without a name", { rules: { events: [{}, { name: "A" }] } }, ["an event has no name"]],
    ["an event of two names", { events: [{ name: "A" }, { name: "A" }] }, ["is described twice"]],
    [
      "a property of two names",
      { events: [{ name: "A", properties: [{ name: "p" }, { name: "p" }] }] },
      ["is described twice"],
    ],
    [
      "properties in a list that have no name, or the same",
      { events: [{ name: "A", eventType: "track", properties: [{}, 5, { name: "p" }, { name: "p", propConfig: 5 }] }] },
      ["a property that", "a property without", "a second property"],
    ],
    [
      "properties of the Inspector without a name",
      [{ eventName: "A", eventProperties: [{ propertyType: "int" }] }],
      ["a property without a name"],
    ],
    ["rules that are a word", { rules: { events: [{ name: "A", rules: "all" }] } }, ["has rules that are not"]],
    [
      "properties of words",
      { events: { A: { properties: { p: "string" } } } },
      ["is not an object, so it has no type"],
    ],
    [
      "what is no boolean, list or string",
      { events: { A: { properties: { p: { required: "yes", enum: "a", description: 5, type: 5 } } } } },
      ["`type` is unknown", "`description` is not", "`enum` is not", "`required` is neither"],
    ],
    [
      "two descriptions",
      { rules: { events: [{ name: "A", description: "x", rules: { description: "y", properties: {} } }] } },
      ["`description` has no equivalent"],
    ],
    [
      "keywords that the draft of the plan does not have",
      {
        rules: {
          events: [
            {
              name: "A",
              rules: {
                $schema: "http://json-schema.org/draft-06/schema#",
                properties: { properties: { if: { required: ["a"] }, then: { required: ["b"] } } },
              },
            },
          ],
        },
      },
      ["`if` is ignored by draft-06", "`then` is ignored by draft-06"],
    ],
    [
      "a schema that cannot be upgraded",
      {
        rules: {
          events: [
            {
              name: "A",
              rules: {
                $schema: "https://json-schema.org/draft/2019-09/schema",
                properties: { properties: { unevaluatedItems: false } },
              },
            },
          ],
        },
      },
      ["has no properties here, because #/unevaluatedItems"],
    ],
  ])("is listed: %s", (_, plan, expected) => {
    const { losses } = imported(plan);
    expect(losses.map(({ what }) => what)).toEqual(expected.map((part) => expect.stringContaining(part)));
  });

  it("makes no file of attributes for calls of Segment whose rules say nothing", () => {
    const identify = { type: "object", properties: { traits: { type: "object" } } };
    const { schemas } = imported({ rules: { events: [{ name: "A" }], identify, group: identify } });
    expect([...schemas.keys()]).toEqual(["events/a"]);
  });
});

/** The same event in the form of each tool. `data` is a JSON Schema where the format has them. */
const forms: Readonly<Record<Exclude<ImportFormat, "csv">, (event: string, data: object) => unknown>> = {
  "intempt-yaml": (event, data) => ({ events: named(event, data) }),
  segment: (event, data) => ({ rules: { events: [{ name: event, rules: messageOf(data) }] } }),
  rudderstack: (event, data) => ({ events: [{ name: event, eventType: "track", rules: messageOf(data) }] }),
  avo: (event, data) => ({ events: [{ name: event, rules: messageOf(data) }] }),
  "json-schema-bundle": (event, data) => ({ $defs: named(event, data) }),
};
const formats = Object.keys(forms) as (keyof typeof forms)[];

const named = (key: string, value: unknown): object => Object.fromEntries([[key, value]]);

const messageOf = (data: object): object => ({ type: "object", properties: { properties: data } });

const withHostile = (event: string) => ({
  properties: Object.fromEntries(hostileNames.map((one) => [one, { type: "string", description: event }])),
  required: hostileNames,
});

const isSafe = (file: string): boolean =>
  /^[a-z]+(-[a-z\d]+)*(\/[a-z\d]+(-[a-z\d]+)*)*$/.test(file) && file.length <= 100;

describe("names that break what is careless", () => {
  it.each(formats)("make files in the folder of events, with every property, from %s", (format) => {
    for (const event of hostileNames) {
      const { schemas, mapped } = imported(forms[format](event, withHostile(event)), { format });
      const [[file = "", one] = []] = [...schemas];
      expect(isSafe(file), event).toBe(true);
      expect(Object.keys(one?.["properties"] as object).sort(), event).toEqual([...hostileNames].sort());
      if (!/^[ -~]*$/.test(event)) expect([mapped, /[a-z\d]/.test(event)], event).not.toEqual([[], false]);
      expect(JSON.stringify(JSON.parse(JSON.stringify(one)))).toBe(JSON.stringify(one));
    }
    expect(({} as Record<string, unknown>)["type"]).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("are read from CSV, and touch no prototype", () => {
    const rows = hostileNames.map((one) => `"${one.replaceAll('"', '""')}",total,number,,,`);
    const { schemas, losses } = imported(`event,property,type,required,enum,description\n${rows.join("\n")}\n`);
    expect([schemas.size, losses]).toEqual([hostileNames.length, []]);
    for (const file of schemas.keys()) expect(isSafe(file), file).toBe(true);
    expect(new Set([...schemas.values()].map((one) => one["title"]))).toEqual(new Set(hostileNames));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("that make the same identifier are numbered and mapped", () => {
    const files = {
      "Order Completed": "events/order-completed",
      order_completed: "events/order-completed-2",
      orderCompleted: "events/order-completed-3",
      ordercompleted: "events/ordercompleted",
      "order-completed-2": "events/order-completed-2-2",
      "Order  Completed!": "events/order-completed-4",
      a1: "events/a1",
      "a 1": "events/a-1-2",
      con: "events/con-2",
    };
    const { schemas, mapped } = imported({ events: Object.fromEntries(Object.keys(files).map((one) => [one, null])) });
    expect([...schemas.keys()]).toEqual(Object.values(files));
    const plainNames = ["Order Completed", "ordercompleted", "a1"];
    expect(mapped.map((one) => one.name)).toEqual(Object.keys(files).filter((one) => !plainNames.includes(one)));
    expect(new Set([...schemas.keys()].map(validatorName)).size).toBe(schemas.size);
  });

  it("are read from YAML as they are written, merge keys included", () => {
    const yaml =
      "a: &a { x: { type: string } }\nevents:\n  1.0: {}\n  true: {}\n  A: { properties: { <<: *a, y: {} } }\n";
    const { schemas } = imported(yaml);
    expect([...schemas.values()].map(({ title }) => title)).toEqual(["1.0", "true", "A"]);
    expect(Object.keys(schemas.get("events/a")?.["properties"] as object)).toEqual(["x", "y"]);
  });

  it("that make an identifier of the generated code, or a type of another event, are mapped", () => {
    const events = { Delete: {}, Payload: {}, "Track request": {}, Planned: {}, Purchase: {}, "Purchase data": {} };
    const { schemas, mapped } = imported({ events });
    expect(readerErrors(schemas)).toEqual([]);
    expect(mapped).toEqual([
      { name: "Delete", file: "events/delete-event" },
      { name: "Payload", file: "events/payload-event" },
      { name: "Track request", file: "events/track-request-event" },
      { name: "Planned", file: "events/planned-event-2" },
      { name: "Purchase data", file: "events/purchase-data-2" },
    ]);
  });

  it("that the generated code has with numbers are mapped", () => {
    const numbered = ["bits", "compiled", "guard", "issues", "items", "members", "object"];
    const names = numbered.flatMap((one) => [one, `${one} 2`, `${one} 2 Event`, `${one} 2 a`]);
    const { schemas, mapped } = imported({ events: Object.fromEntries(names.map((one) => [one, {}])) });
    expect(readerErrors(schemas)).toEqual([]);
    expect(mapped.filter((one) => one.name.startsWith("object"))).toEqual([
      { name: "object", file: "events/object-event" },
      { name: "object 2", file: "events/object-2-event" },
      { name: "object 2 Event", file: "events/object-2-event-2" },
    ]);
  });

  it("without letters or digits of ASCII are numbered and mapped", () => {
    const { mapped } = imported({ events: { 購入: {}, "!": {}, Größe: {}, Café: {} } });
    expect(mapped).toEqual([
      { name: "購入", file: "events/event" },
      { name: "!", file: "events/event-2" },
      { name: "Größe", file: "events/gro-e" },
    ]);
  });

  it("of files in a bundle stay in the folder", () => {
    const files = [
      "../escape",
      "/etc/passwd",
      "events/../../x",
      "Events/X",
      "events/purchase",
      "common/money",
      "product",
    ];
    const { schemas, mapped } = imported({
      $defs: Object.fromEntries(files.map((file) => [file, { type: "object" }])),
    });
    expect([...schemas.keys()]).toEqual([
      ...["events/escape", "events/etc-passwd", "events/events-x", "events/events-x-2"],
      ...["events/purchase", "common/money", "product"],
    ]);
    expect(mapped).toEqual([{ name: "Events/X", file: "events/events-x-2" }]);
  });
});

describe("any plan", () => {
  const jsonSchemaFormats = formats.filter((format) => format !== "intempt-yaml");

  it.each(jsonSchemaFormats)(
    "of JSON Schemas is accepted by the reader of schema files once it is imported from %s",
    (format) => {
      fc.assert(
        fc.property(name, fc.oneof(schema, oddSchema), (event, data) => {
          const { schemas } = imported(forms[format](event, data as object), { format });
          expect(readerErrors(schemas)).toEqual([]);
        }),
        { numRuns: runs(60) },
      );
    },
  );

  /** Of what plans are made of, in any order. */
  const key = fc.constantFrom(
    ...[
      "events",
      "rules",
      "properties",
      "name",
      "type",
      "key",
      "jsonSchema",
      "$defs",
      "required",
      "enum",
      "items",
      "description",
    ],
    ...[
      "identify",
      "group",
      "traits",
      "data",
      "eventType",
      "identitySection",
      "eventName",
      "eventProperties",
      "propertyName",
    ],
    ...["children", "propertyType", "a", "__proto__"],
  );
  const odd = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom<unknown>("TRACK", "track", "string", "object", "list(string)", null, true, 1, "", [], {}),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.uniqueArray(fc.tuple(key, tie("value")), { maxLength: 4, selector: ([one]) => one }).map(Object.fromEntries),
    ),
  })).value;

  it("is read or refused with a message, and never throws", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          odd,
          odd.map((value) => ({ rules: { events: [value] } })),
          odd.map((value) => ({ events: [value] })),
        ),
        fc.option(fc.constantFrom(...formats), { nil: undefined }),
        (plan, format) => {
          const read = importPlan(JSON.stringify(plan), { format, shipped });
          if ("error" in read) expect(read.error.message).toMatch(/^(has|holds|is) /);
          else expect(readerErrors(read.schemas)).toEqual([]);
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it("of any characters is read or refused with a message, and never throws", () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "events:",
        "\n  ",
        "- ",
        "&a ",
        "*a",
        "event,property",
        '"',
        "{",
        "[",
        "]",
        "}",
        ",",
        ": ",
        "|",
        "!!x ",
        "<<",
      ),
    );
    fc.assert(
      fc.property(
        fc.array(part),
        fc.constantFrom(undefined, "csv" as const, "intempt-yaml" as const),
        (parts, format) => {
          const read = importPlan(parts.join(""), { format });
          if ("error" in read) expect(read.error.message).toMatch(/^(has|holds|is) /);
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});

/** Schemas with what the reader of schema files refuses. */
const oddSchema = fc.letrec<{ schema: object }>((tie) => {
  const inner = fc.oneof({ maxDepth: 3 }, fc.constantFrom<unknown>({}, true, false, 5, "x", null, [{}]), tie("schema"));
  const list = fc.array(inner, { maxLength: 2 });
  const map = fc.dictionary(fc.constantFrom("a", "b", "if", "not", "__proto__"), inner, { maxKeys: 2 });
  return {
    schema: fc.record(
      {
        type: fc.constantFrom<unknown>("string", "money", ["string", "foo"], ["null", "null"], 1, []),
        enum: fc.constantFrom<unknown>([], [1, 1], ["a", null], "x"),
        pattern: fc.constantFrom<unknown>("[", "a", 5),
        minimum: fc.constantFrom<unknown>(5, "5"),
        maximum: fc.constant(1),
        required: fc.constantFrom<unknown>(["a"], ["a", "a"], true, [1]),
        $ref: fc.constantFrom("#", "#/nowhere", "https://example.com/x", "#/properties/a", "events/x.json", "%"),
        $id: fc.constantFrom("x", "https://example.com/x", "#a"),
        $anchor: fc.constantFrom("a", "a b"),
        $dynamicRef: fc.constant("#a"),
        requierd: fc.constant(["a"]),
        "x-kind": fc.constantFrom<unknown>("x", { kind: 1 }, { kind: "a" }),
        "x-issue": fc.constantFrom<unknown>({ type: 1 }, { nothing: { code: "type", message: "m" } }),
        examples: fc.constantFrom<unknown>([1], ["a"], 5),
        default: fc.constant(1),
        dependencies: fc.constantFrom<unknown>({ a: ["b"] }, { a: {} }, 5),
        definitions: map,
        properties: fc.oneof(map, fc.constant([])),
        items: fc.oneof(inner, list),
        additionalItems: inner,
        not: inner,
        if: inner,
        then: inner,
        contains: inner,
        maxContains: fc.constant(0),
        oneOf: fc.oneof(list, fc.constant({})),
        anyOf: list,
        prefixItems: list,
        unevaluatedProperties: inner,
      },
      { requiredKeys: [] },
    ),
  };
}).schema;
