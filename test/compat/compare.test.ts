import { describe, expect, it } from "vitest";
import type { Change } from "../../src/compat/change.ts";
import { compare } from "../../src/compat/compare.ts";
import { sampler } from "../../src/sample/sample.ts";
import type { Schema, SchemaObject } from "../../src/schemas/schema.ts";
import { generatedFor } from "../generate/in-memory.ts";
import { oracleOf, schemas } from "../oracle.ts";
import { shippedDocuments } from "../shipped.ts";
import { setOf } from "./versions.ts";

type Editable = Record<string, unknown>;

/** The shipped schemas with one of them changed. */
function edited(name: string, edit: (schema: Editable) => void): Map<string, SchemaObject> {
  const copy = structuredClone(schemas.get(name)) as Editable;
  edit(copy);
  return new Map([...schemas, [name, copy]]);
}

const set =
  (...path: string[]) =>
  (value: unknown) =>
  (schema: Editable) => {
    const last = path.at(-1) as string;
    const parent = path.slice(0, -1).reduce((inner, key) => inner[key] as Editable, schema);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  };

const brief = ({ level, direction, change, file, pointer, schemas: seen, witness }: Change) => ({
  ...{ level, direction, change, at: `${file}#${pointer}` },
  schemas: seen.filter((name) => shippedDocuments.includes(name)).length,
  ...(witness && { payload: witness.payload, code: witness.issue?.code }),
});

const edits: readonly (readonly [string, string, (schema: Editable) => void, ReturnType<typeof brief>[]])[] = [
  [
    "a type that becomes narrower",
    "common/timestamp",
    set("type")("integer"),
    [
      {
        ...{ level: "breaking", direction: "backward", change: "constraint_changed", at: "common/timestamp#/type" },
        ...{ schemas: 4, payload: { productId: "a", timestamp: "0000-01-01t00:00:00z" }, code: "type" },
      },
    ],
  ],
  [
    "a limit in a shared part",
    "common/identifier",
    set("maxLength")(4),
    [
      {
        ...{ level: "breaking", direction: "backward", change: "constraint_added", at: "common/identifier#/maxLength" },
        ...{ schemas: 6, payload: { eventId: "aaaaa", profileId: "a" }, code: "max_length" },
      },
    ],
  ],
  [
    "a new optional key in open content",
    "common/payload-fields",
    set("properties", "channel")({ type: "string" }),
    [
      {
        ...{ level: "narrowing_unknown_key", direction: "backward", change: "property_added" },
        ...{
          at: "common/payload-fields#/properties/channel",
          schemas: 6,
          payload: { productId: "a", channel: null },
          code: "type",
        },
      },
    ],
  ],
  [
    "a key that is required",
    "behavioral-event",
    set("required")(["eventId", "profileId", "sessionId"]),
    [
      {
        ...{ level: "breaking", direction: "backward", change: "constraint_changed", at: "behavioral-event#/required" },
        ...{ schemas: 3, payload: { eventId: "a", profileId: "a" }, code: "required" },
      },
    ],
  ],
  [
    "content that is closed",
    "product",
    set("unevaluatedProperties")(false),
    [
      {
        ...{
          level: "breaking",
          direction: "backward",
          change: "constraint_added",
          at: "product#/unevaluatedProperties",
        },
        ...{ schemas: 3, payload: { productId: "a", "": null }, code: "additional_property" },
      },
    ],
  ],
  [
    "a value that is listed no more",
    "dead-letter",
    set("properties", "encoding", "enum")(["utf-8"]),
    [
      expect.objectContaining({
        ...{ level: "breaking", direction: "backward", at: "dead-letter#/properties/encoding/enum", code: "enum" },
      }) as never,
    ],
  ],
  [
    "a type that becomes wider",
    "dead-letter",
    set("properties", "offset", "type")("number"),
    [
      expect.objectContaining({
        ...{ level: "breaking", direction: "forward", at: "dead-letter#/properties/offset/type", code: "type" },
      }) as never,
    ],
  ],
  [
    "a description",
    "payload",
    set("description")("Another one."),
    [
      {
        level: "annotation",
        direction: undefined,
        change: "annotation_changed",
        at: "payload#/description",
        schemas: 2,
      },
    ],
  ],
  [
    "the code of an issue",
    "dead-letter",
    set("properties", "line", "x-issue", "minimum", "code")("format"),
    [
      {
        ...{ level: "annotation", direction: undefined, change: "issue_changed" },
        ...{ at: "dead-letter#/properties/line/x-issue", schemas: 1 },
      },
    ],
  ],
  [
    "how a request is recognized",
    "track-request",
    set("x-document", "otherwise")("product.json"),
    [
      {
        ...{
          level: "breaking",
          direction: undefined,
          change: "routing_changed",
          at: "track-request#/x-document",
          schemas: 1,
        },
      },
    ],
  ],
];

/** The generated validator of a schema of a set. */
const generatedAlone = (set: ReadonlyMap<string, SchemaObject>, name: string) =>
  generatedFor(set.get(name) as SchemaObject, new Map([...set].filter(([other]) => other !== name))).validator;

/** The value of a line, some of which are broken. */
function parsedOrNothing(line: string): unknown[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

describe("the comparison of the shipped schemas with a changed copy", () => {
  it.each(edits)("finds %s", (_, name, edit, expected) => {
    expect(compare(schemas, edited(name, edit)).map(brief)).toEqual(expected);
  });

  it("shows payloads that the generated validators and Ajv take as it says, with their first issue", () => {
    // Their generated code needs that of no other schema.
    const alone = ["behavioral-event", "dead-letter", "product"];
    let compared = 0;
    for (const [, name, edit] of edits) {
      const head = edited(name, edit);
      for (const { direction, witness, schemas: seen } of compare(schemas, head)) {
        if (witness === undefined) continue;
        const [accepting, rejecting] = direction === "backward" ? [schemas, head] : [head, schemas];
        const { schema } = witness;
        expect(seen).toContain(schema);
        expect(oracleOf(rejecting)(schema)(witness.payload)).toBe(false);
        expect(oracleOf(accepting)(schema)(witness.payload)).toBe(true);
        if (!alone.includes(schema)) continue;
        expect(generatedAlone(accepting, schema).is(witness.payload)).toBe(true);
        const { issues } = generatedAlone(rejecting, schema).validate(witness.payload);
        expect(issues?.[0]).toMatchObject(witness.issue as object);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(3);
  });

  it("proves nothing of a change that one of 10,000 payloads refutes", () => {
    const next = sampler(schemas, { seed: 1, invalid: 0.5 });
    const payloads = Array.from({ length: 10_000 }, next).flatMap(parsedOrNothing);
    expect(payloads.length).toBeGreaterThan(9_000);
    let proved = 0;
    for (const [, name, edit] of edits) {
      const head = edited(name, edit);
      const changes = compare(schemas, head);
      for (const direction of ["backward", "forward"]) {
        const isConcerned = (one: Change) => one.direction === direction || one.direction === undefined;
        if (changes.some((one) => isConcerned(one) && !["compatible", "annotation"].includes(one.level))) continue;
        proved++;
        const [from, to] = direction === "backward" ? [schemas, head] : [head, schemas];
        const [before, after] = [oracleOf(from)("payload"), oracleOf(to)("payload")];
        expect(payloads.filter((payload) => before(payload) && !after(payload))).toEqual([]);
      }
    }
    expect(proved).toBeGreaterThan(5);
  });

  it("finds that a payload is of another kind", () => {
    const swapped = edited("wire/payload", (schema) => {
      const kindOf = (branch: string) => (schema[branch] as Editable)["x-kind"] as Editable;
      [kindOf("then")["kind"], kindOf("else")["kind"]] = ["event", "product"];
    });
    const kinds = compare(schemas, swapped).filter(
      ({ change, level }) => change === "kind_changed" && level === "breaking",
    );
    expect(kinds.map(({ was, is, witness }) => [was, is, witness?.payload])).toEqual([
      ["event", "product", { userId: "a" }],
      ["product", "event", { productId: "a" }],
    ]);
  });

  it("finds files that were added, removed or renamed", () => {
    const { "dead-letter": letter, ...rest } = Object.fromEntries(schemas);
    const files = (head: Record<string, Schema | undefined>) =>
      compare(schemas, new Map(Object.entries(head)) as never).map(({ change, file, was }) => [change, file, was]);
    expect(files(rest)).toEqual([["schema_removed", "dead-letter", undefined]]);
    expect(files({ ...rest, letter: { ...letter, $id: "https://schemas.example/letter.json" } })).toEqual([
      ["schema_renamed", "letter", "dead-letter"],
    ]);
    expect(files({ ...rest, "dead-letter": letter, other: {} })).toEqual([["schema_added", "other", undefined]]);
  });
});

const one = (base: Schema, head: Schema) => compare(setOf(base), setOf(head));
const place = ({ level, direction, pointer }: Change) => [level, direction, pointer];

describe("the comparison of two schemas", () => {
  it("names each of several changes with a payload of its own", () => {
    const changes = one(
      { properties: { a: { type: "string" }, b: { type: "integer" }, c: { maximum: 9 } } },
      { properties: { a: { type: "string", minLength: 1 }, b: { type: "number" }, c: { maximum: 5 } } },
    );
    expect(changes.map((change) => [...place(change), change.witness?.payload])).toEqual([
      ["breaking", "backward", "/properties/a/minLength", { a: "" }],
      ["breaking", "forward", "/properties/b/type", { b: 0.1 }],
      ["breaking", "backward", "/properties/c/maximum", { c: 6 }],
    ]);
  });

  it("names changes together that break nothing alone", () => {
    const changes = one({ type: "string" }, { type: "string", minLength: 1, pattern: "[^]", title: "A" });
    expect(changes.map((change) => [...place(change), change.witness?.payload])).toEqual([
      ["breaking", "backward", "/minLength", ""],
      ["breaking", "backward", "/pattern", ""],
      ["annotation", undefined, "/title", undefined],
    ]);
  });

  it("names such changes beside one that does by itself", () => {
    const changes = one(
      { properties: { a: { type: "string" }, b: { type: "string" } } },
      { properties: { a: { type: "string", minLength: 1, pattern: "[^]" }, b: { type: "string", maxLength: 0 } } },
    );
    expect(changes.map(place)).toEqual([
      ["breaking", "backward", "/properties/a/minLength"],
      ["breaking", "backward", "/properties/a/pattern"],
      ["breaking", "backward", "/properties/b/maxLength"],
    ]);
  });

  it("names a reference to another definition, where the old one is gone, beside another change", () => {
    const changes = one(
      { properties: { a: { $ref: "#/$defs/x" }, b: { type: "number" } }, $defs: { x: { type: "string" } } },
      { properties: { a: { $ref: "#/$defs/y" }, b: { type: "integer" } }, $defs: { y: { type: "null" } } },
    );
    expect(changes.filter(({ direction }) => direction === "backward").map(place)).toEqual([
      ["breaking", "backward", "/properties/a/$ref"],
      ["breaking", "backward", "/properties/b/type"],
    ]);
  });

  it("names the keyword that rejects in each direction", () => {
    expect(one({ enum: ["a"] }, { const: "b" }).map(place)).toEqual([
      ["breaking", "forward", "/enum"],
      ["breaking", "backward", "/const"],
    ]);
  });

  it("takes a key that was described and is not any more for one that is free now", () => {
    const [change] = one({ properties: { a: { type: "string" } } }, { properties: {} });
    expect(change).toMatchObject({ level: "narrowing_unknown_key", direction: "forward", change: "property_removed" });
  });

  it("takes a described key of closed content for breaking", () => {
    const closed = { additionalProperties: false };
    const [change] = one({ ...closed, properties: { a: {} } }, { ...closed, properties: { a: {}, b: {} } });
    expect(change).toMatchObject({ level: "breaking", direction: "forward", pointer: "/properties/b" });
  });

  it("says that the type differs where the same payloads are valid", () => {
    const changes = one({ anyOf: [{ type: "string" }, { type: "number" }] }, { type: ["string", "number"] });
    expect(changes.map(({ change, level }) => [change, level])).toContainEqual(["type_changed", "annotation"]);
    expect(changes.some(({ direction }) => direction !== undefined)).toBe(false);
  });

  it("takes the title of an event of a tracking plan for its name on the wire", () => {
    const event = (title: string) => new Map([["events/purchase", { title, type: "object" }]]);
    const [change] = compare(event("Purchase"), event("Bought"));
    expect(change).toMatchObject({ change: "event_renamed", level: "breaking", was: "Purchase", is: "Bought" });
  });

  it("finds a payload by a search where nothing can be decided, and says that it is unknown where it finds none", () => {
    const looking = (maxLength?: number) => ({
      pattern: "(?<=a)b",
      ...(maxLength !== undefined && { maxLength }),
      examples: ["xab"],
    });
    expect(one(looking(), looking(2)).map((change) => [change.level, change.witness?.payload])).toContainEqual([
      "breaking",
      "xab",
    ]);
    const [change] = one(looking(3), looking(4));
    expect(change).toMatchObject({ level: "unknown", direction: "forward", reason: "a pattern has a lookbehind" });
    const documents = { documentsFor: () => ["xxab"] };
    expect(compare(setOf(looking(3)), setOf(looking(4)), documents)[0]).toMatchObject({ level: "breaking" });
  });
});
