import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accepted } from "../../src/exchange/accepted.ts";
import { exportPlan } from "../../src/exchange/export.ts";
import { keeps } from "../../src/exchange/kept.ts";
import { exportFormats } from "../../src/exchange/plan.ts";
import { entryOf } from "../../src/exchange/property.ts";
import { pathOf, pathText } from "../../src/exchange/property-path.ts";
import type { SchemaObject } from "../../src/schemas/schema.ts";
import { runs } from "../budget.ts";
import { schema } from "../generate/random-schemas.ts";
import { filesOf, name, planEntries } from "./plans.ts";
import { imported, plain, readerErrors, shipped } from "./reader.ts";

const tableFormats = exportFormats.filter((format) => keeps[format] !== "everything");

describe("a plan that is exported and imported again", () => {
  it.each(exportFormats)("is the same in %s, whatever its names, where nothing is listed as lost", (format) => {
    fc.assert(
      fc.property(planEntries, (entries) => {
        const files = filesOf(entries);
        const { text, losses } = exportPlan(new Map([...shipped, ...files]), format);
        expect(losses.filter(({ event }) => event !== undefined)).toEqual([]);
        const { schemas, losses: again } = imported(text, { format });
        expect(again).toEqual([]);
        expect(plain(new Map([...schemas.values()].map((one) => [String(one["title"]), one])))).toEqual(
          plain(new Map(entries.map((entry) => [entry.name, entryOf(entry).schema]))),
        );
        expect(readerErrors(schemas)).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });

  it.each(exportFormats)("has its format detected from the content: %s", (format) => {
    fc.assert(
      fc.property(planEntries, (entries) => {
        const { text } = exportPlan(filesOf(entries), format);
        expect(plain(imported(text).schemas)).toEqual(plain(imported(text, { format }).schemas));
      }),
      { numRuns: runs(50) },
    );
  });

  it("is the same in a bundle, whatever keywords it has", () => {
    fc.assert(
      fc.property(fc.array(schema, { minLength: 1, maxLength: 3 }), (all) => {
        const files = new Map(
          all.map((one, i): [string, SchemaObject] => [`events/e-${i}`, { title: `E ${i}`, ...one }]),
        );
        const { schemas } = accepted(files, shipped);
        const { text, losses } = exportPlan(schemas, "json-schema-bundle");
        const again = imported(text);
        expect(plain(again.schemas)).toEqual(plain(schemas));
        expect([losses, again.losses, again.mapped]).toEqual([[], [], []]);
      }),
      { numRuns: runs(50) },
    );
  });
});

/** Keywords beside those of plans, each with a type of plans that may have it. */
const others: Readonly<Record<string, readonly [type: string, value: unknown]>> = {
  minLength: ["string", 1],
  pattern: ["string", "a"],
  maximum: ["number", 5],
  minItems: ["array", 1],
  maxProperties: ["object", 5],
  additionalProperties: ["object", false],
  examples: ["any", []],
  title: ["any", "T"],
  deprecated: ["any", true],
  "x-owner": ["any", "team"],
  allOf: ["any", [{}]],
  const: ["any", 1],
};

describe("what a format does not keep", () => {
  const added = fc.subarray(Object.keys(others), { minLength: 1 });

  it.each(tableFormats)("is listed, keyword by keyword, and nothing else is missing: %s", (format) => {
    fc.assert(
      fc.property(added, added, name, (ofEntry, keywords, event) => {
        fc.pre(event.trim() !== "");
        const properties = keywords.map((keyword): [string, SchemaObject] => {
          const [type, value] = others[keyword] as (typeof others)[string];
          return [`of-${keyword}`, { ...(type !== "any" && { type }), [keyword]: value }];
        });
        const root = ofEntry.filter((keyword) => ["any", "object"].includes(others[keyword]?.[0] as string));
        const extra = Object.fromEntries(root.map((keyword) => [keyword, others[keyword]?.[1]]));
        const file = { ...extra, title: event, type: "object", properties: Object.fromEntries(properties) };
        const { text, losses } = exportPlan(new Map([["events/e", file]]), format);
        const kept = keeps[format] as Exclude<(typeof keeps)[typeof format], "everything">;
        const expected = [
          ...root.filter((keyword) => !kept.ofEntry.includes(keyword)).map((keyword) => [undefined, keyword]),
          ...keywords.filter((keyword) => !kept.ofValue.includes(keyword)).map((keyword) => [`of-${keyword}`, keyword]),
        ];
        const listed = losses
          .filter((loss) => loss.event === event)
          .map(({ property, what }) => [property, /`(.*)`/.exec(what)?.[1]]);
        expect(listed.map(String).sort()).toEqual(expected.map(String).sort());
        const [again] = imported(text, { format }).schemas.values();
        const rest = properties.map(([key, { type }]) => [key, type === undefined ? {} : { type }]);
        expect(again).toEqual({ title: event, type: "object", properties: Object.fromEntries(rest) });
      }),
      { numRuns: runs(100) },
    );
  });

  it.each(tableFormats)("includes schemas of subjects that it does not know: %s", (format) => {
    const file = { type: "object" };
    const files = ["events/e", "product", "user-attributes", "account-attributes", "own/thing"];
    const { losses } = exportPlan(new Map(files.map((name) => [name, file])), format);
    const { subjects } = keeps[format] as Exclude<(typeof keeps)[typeof format], "everything">;
    const lost = files.slice(1).filter((name) => !subjects.some((subject) => subject === name));
    expect(losses.map(({ event }) => event).filter((event) => event !== undefined)).toEqual(lost.sort());
  });

  it.each(tableFormats)("includes types, values and references that plans cannot express: %s", (format) => {
    const properties = {
      union: { type: ["string", "null"] },
      nothing: { type: "null" },
      email: { type: "string", format: "email" },
      objects: { enum: [{ a: 1 }] },
      never: false,
      tree: { $ref: "#/$defs/tree" },
      away: { $ref: "#/$defs/money", minimum: 1, maximum: 2 },
      money: { $ref: "#/$defs/money", description: "What was paid." },
    };
    const $defs = {
      tree: { type: "object", properties: { inner: { $ref: "#/$defs/tree" } } },
      money: { type: "number", description: "Money.", minimum: 0 },
    };
    const { losses, text } = exportPlan(new Map([["events/e", { title: "E", properties, $defs }]]), format);
    const listed = losses
      .filter(({ event }) => event === "E")
      .map(({ property, what }) => `${property} ${/`(.*)`/.exec(what)?.[1]}`);
    expect(listed.sort()).toEqual(
      [
        ...["union type", "nothing type", "email format", "objects enum", "never false", "tree.inner $ref"],
        ...["away $ref", "away minimum", "away maximum", "money minimum"],
      ].sort(),
    );
    expect(imported(text, { format }).schemas.get("events/e")).toMatchObject({
      properties: { money: { type: "number", description: "What was paid." }, tree: { type: "object" }, away: {} },
    });
  });
});

describe("the path of a property", () => {
  it("is read as it was written, whatever the names", () => {
    const step = fc.oneof(name, fc.constant(0));
    fc.assert(
      fc.property(fc.tuple(name, fc.array(step)), ([first, rest]) => {
        expect(pathOf(pathText([first, ...rest]))).toEqual([first, ...rest]);
      }),
    );
  });

  it.each(["a[0]", "a[", "a]", "[x", "a[]b"])(
    "is refused with a bracket that has no pair and no backslash: %s",
    (path) => {
      expect(pathOf(path)).toBeUndefined();
    },
  );
});
