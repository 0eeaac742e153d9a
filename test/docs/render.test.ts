import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { docsOf } from "../../src/docs/docs.ts";
import { ExampleError } from "../../src/docs/examples.ts";
import { type DocsFormat, docsFormats } from "../../src/docs/formats.ts";
import { schemaPage } from "../../src/docs/html/schema-page.ts";
import { siteOf } from "../../src/docs/html/site.ts";
import { markdownPages } from "../../src/docs/markdown.ts";
import type { Docs } from "../../src/docs/model.ts";
import { renderDocs } from "../../src/docs/render.ts";
import { SchemaModel } from "../../src/schemas/model.ts";
import type { Schema } from "../../src/schemas/schema.ts";
import { schemas } from "../oracle.ts";
import { foreign } from "./foreign.ts";

type Set = ReadonlyMap<string, Schema>;

const parts = { version: "1", validateExample: () => ({ isValid: true, found: [] }), codes: [] };
const pagesOf = (set: Set, format: DocsFormat = "markdown") => renderDocs(set, { ...parts, format });
const endings = { markdown: "md", html: "html" };
const pageOf = (set: Set, name: string, format: keyof typeof endings = "markdown") =>
  pagesOf(set, format).get(`schemas/${name}.${endings[format]}`);

/** Every place in a JSON value but the value itself. */
function* placesIn(value: unknown, way: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [...way, key];
    yield* placesIn(inner, [...way, key]);
  }
}

/** The value with what is at the place removed, or changed where it holds nothing. */
function mutated(
  value: unknown,
  [key, ...rest]: readonly string[],
  isRemoval: boolean,
  change: (value: unknown) => unknown = other,
): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) {
    if (rest.length === 0 && isRemoval) return value.filter((_, i) => String(i) !== key);
    return value.map((inner, i) => (String(i) === key ? mutated(inner, rest, isRemoval, change) : inner));
  }
  const entries = Object.entries(value as object);
  if (rest.length === 0 && isRemoval) return Object.fromEntries(entries.filter(([one]) => one !== key));
  return Object.fromEntries(
    entries.map(([one, inner]) => [one, one === key ? mutated(inner, rest, isRemoval, change) : inner]),
  );
}

function other(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "string") return `${value}x`;
  return typeof value === "boolean" ? !value : { changed: true };
}

const changes = (set: Set) =>
  [...set].flatMap(([name, schema]) =>
    [...placesIn(schema)]
      // The dialect of a schema file is no rule.
      .filter(([first]) => first !== "$schema")
      .flatMap((way) => [true, false].map((isRemoval) => ({ name, way, isRemoval }))),
  );

/** The page of a schema in both formats, from one reading of the schemas; no pages where an example has become invalid. */
function bothPages(set: Set, name: string): Record<string, string | undefined> {
  const docs = docsOrUndefined(set);
  if (docs === undefined) return { markdown: undefined, html: undefined };
  const schema = docs.schemas.find((one) => one.name === name);
  return {
    markdown: markdownPages(docs).get(`schemas/${name}.md`),
    html: schema && schemaPage(siteOf(docs, new Map()), schema),
  };
}

function docsOrUndefined(set: Set): Docs | undefined {
  try {
    return docsOf(new SchemaModel(set), parts);
  } catch (error) {
    if (error instanceof ExampleError) return undefined;
    throw error;
  }
}

/** Expects that both pages of the schema change when one place in it does. */
function changeExpectation(set: Set) {
  const before = new Map([...set.keys()].map((name) => [name, bothPages(set, name)]));
  return ({ name, way, isRemoval }: ReturnType<typeof changes>[number]) => {
    const after = bothPages(new Map(set).set(name, mutated(set.get(name), way, isRemoval) as Schema), name);
    for (const [format, page] of Object.entries(after)) {
      const what = `${format} ${isRemoval ? "without" : "with another"} ${way.join("/")}`;
      expect(page, what).not.toBe(before.get(name)?.[format]);
    }
  };
}

describe("the page of a schema in Markdown and in HTML", () => {
  it("changes with everything that the schema says", () => {
    const expectChange = changeExpectation(schemas);
    fc.assert(fc.property(fc.constantFrom(...changes(schemas)), expectChange), { numRuns: 200 });
  });

  it.each(Object.keys(foreign))("changes with every keyword of %s", (title) => {
    const set = foreign[title] as Set;
    expect(changes(set).length + set.size).toBeGreaterThan(3);
    const expectChange = changeExpectation(set);
    for (const change of changes(set)) expectChange(change);
  });
});

describe("the page of a schema", () => {
  it.each(Object.keys(foreign))("tolerates a value of the wrong form anywhere in %s", (title) => {
    const set = foreign[title] as Set;
    for (const { name, way } of changes(set).filter(({ isRemoval }) => isRemoval)) {
      for (const wrong of [null, 123.5, "wrong", []]) {
        const changed = mutated(set.get(name), way, false, () => wrong) as Schema;
        expect(() => bothPages(new Map(set).set(name, changed), name), way.join("/")).not.toThrow();
      }
    }
  });

  it("says of a condition in a field that it has an effect", () => {
    const field = { if: { type: "string" }, then: { pattern: "^a" } };
    const page = pageOf(new Map([["a", { properties: { b: field } }]]), "a");
    expect(page).toContain("*Constraint:* the condition is that it is a string<br/>");
    expect(page).toContain("<br/>*Constraint:* if so, it matches, if it is a string, `^a` |");
  });

  it("distinguishes required, optional and absent fields", () => {
    const page = pageOf(schemas, "payload") ?? "";
    expect(page).toContain("| field | Product | Behavioral event |");
    expect(page).toMatch(/`productId`<br\/>string [^|]*\| \*\*required\*\* \| must be absent \|/);
    expect(page).toMatch(/`profileId`<br\/>string [^|]*\| optional \| \*\*required\*\* \|/);
    expect(page).toMatch(/`pageId`<br\/>string [^|]*\| optional \| optional \|/);
  });

  it("names nested fields by their whole path", () => {
    expect(pageOf(schemas, "track-request")).toMatch(/`track\[\]\.name`<br\/>string [^|]*\| \*\*required\*\* \|/);
    expect(pageOf(schemas, "dead-letter")).toContain("`issues[].pointer`<br/>string | **required** |");
  });

  it("links a reference within the schema to the definition", () => {
    const page = pageOf(foreign["definitions and anchors"] as Set, "order") ?? "";
    expect(page).toContain("(../schemas/order.md#rule/$defs/line)");
    expect(page).toContain('<a id="rule/$defs/line"></a>');
  });

  it("says that a reference out of the set is not documented", () => {
    expect(pageOf(foreign["schemas that are booleans"] as Set, "refers")).toContain(
      "`elsewhere.json#/x`, which is not documented here",
    );
  });

  it("breaks no table with a pipe, and no code with a backtick", () => {
    const lines = (pageOf(foreign["keys of many kinds"] as Set, "keys") ?? "").split("\n");
    const table = lines.filter((line) => line.startsWith("|"));
    expect(table[0]).toContain("| field | with `card` | without `card` |");
    for (const line of table) expect(line.match(/(?<!\\)\|/g)?.length).toBe(5);
    expect(pageOf(foreign["keys of many kinds"] as Set, "keys")).toContain("`` ` ``");
  });
});

describe("the documentation", () => {
  it.each(docsFormats)("is the same however the schemas are ordered (%s)", (format) => {
    const shuffled = new Map([...schemas].reverse());
    expect([...pagesOf(shuffled, format)]).toEqual([...pagesOf(schemas, format)]);
  });

  it.each(docsFormats)("can be made of schemas that are not ours (%s)", (format) => {
    for (const set of Object.values(foreign)) {
      for (const [path, text] of pagesOf(set, format)) {
        if (path.endsWith(".json")) expect(() => JSON.parse(text)).not.toThrow();
        expect(text).not.toContain("[object Object]");
      }
    }
  });

  it("begins with a request to copy and the decision, and names parts after what is sent", () => {
    const page = pagesOf(schemas).get("README.md") ?? "";
    const places = [
      "## Send it",
      "With curl:",
      "With fetch:",
      "## Is `productId` present?",
      "## Schemas",
      "Parts that they",
    ];
    expect(places.map((text) => page.indexOf(text))).toEqual(
      places.map((text) => page.indexOf(text)).sort((a, b) => a - b),
    );
    expect(page.indexOf("## Send it")).toBeGreaterThan(0);
    expect(page.slice(page.indexOf("## Schemas"), page.indexOf("Parts that they"))).not.toContain("schemas/common/");
    expect(page).toContain("| creates anonymous users | no | yes |");
  });

  it("says in the decision which keys are needed, and of which one is enough", () => {
    expect(pageOf(schemas, "payload")).toContain("| needs | `productId` | `eventId` and `profileId` |");
    expect(pageOf(schemas, "wire/payload")).toContain(
      "| needs | `productId` | at least one of `userId`, `profileId` and `accountId` |",
    );
    const other = structuredClone(schemas.get("wire/payload")) as Record<string, Record<string, unknown>>;
    const { anyOf: _, ...rest } = other["else"] ?? {};
    const changed = (oneOf: object[]) => new Map(schemas).set("wire/payload", { ...other, else: { ...rest, oneOf } });
    expect(pageOf(changed([{ required: ["a", "b"] }, { required: ["c"] }]), "wire/payload")).toContain(
      "| needs | `productId` | exactly one of (`a` and `b`) and `c` |",
    );
    expect(pageOf(changed([{ required: ["a"] }, { minProperties: 3 }]), "wire/payload")).toContain(
      "| needs | `productId` | – |",
    );
  });

  it("fails for an example that is not valid", () => {
    const issue = { code: "type", pointer: "/a", message: "must be a string" };
    const validateExample = () => ({ isValid: false, found: [issue] });
    const set = new Map([["a", { examples: [{ a: 1 }] }]]);
    expect(() => renderDocs(set, { ...parts, validateExample, format: "markdown" })).toThrow(
      new ExampleError("example 1 of a must be valid, but: /a type: must be a string"),
    );
  });

  it("fails for a wrong example that does not have its code", () => {
    const table = {
      title: "t",
      meanings: { type: "m" },
      explanations: { type: { why: "w", example: { schema: "a", wrong: "1", right: "1" } } },
    };
    expect(() => renderDocs(new Map(), { ...parts, codes: [table], format: "json" })).toThrow(ExampleError);
  });
});

describe("the constraint of a field", () => {
  it.each([
    ["integer", "is at least 0"],
    [["integer", "string"], "is at least 0, if it is a number"],
    [undefined, "is at least 0, if it is a number"],
  ])("of the type %j is that it %s", (type, constraint) => {
    const page = pageOf(new Map([["a", { properties: { b: { ...(type && { type }), minimum: 0 } } }]]), "a");
    expect(page).toContain(`| *Constraint:* ${constraint} |`);
  });
});
