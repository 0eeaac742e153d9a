import { describe, expect, it } from "vitest";
import { schemas } from "../../generated/schemas.ts";
import { validators } from "../../generated/validators/index.ts";
import { validateExample } from "../../src/cli/run/example-validator.ts";
import { withConcerned } from "../../src/docs/concerned.ts";
import { type CodeTable, type ExampleValidator, explanationText, overviewText } from "../../src/docs/explain.ts";
import { explanations as written } from "../../src/docs/explanations.ts";
import { fixtureCodes } from "../../src/fixtures/codes.ts";
import { fixtureExplanations } from "../../src/fixtures/explanations.ts";
import { type IssueCode, issueCodes } from "../../src/runtime/validate/codes.ts";
import { familiesOf } from "../../src/schemas/families.ts";
import { namedIssues } from "../../src/schemas/keys.ts";
import { keywordNamed } from "../../src/schemas/keywords.ts";
import { everySchemaIn, SchemaModel } from "../../src/schemas/model.ts";
import { isSchemaObject, type Schema } from "../../src/schemas/schema.ts";

const tablesOf = (explanations: typeof written): readonly CodeTable[] => [
  { title: "Of payloads and their text", meanings: issueCodes, explanations },
  { title: "Of fixtures", meanings: fixtureCodes, explanations: fixtureExplanations },
];
const explanations = withConcerned(written, schemas);
const tables = tablesOf(explanations);

/** The codes that the package's schemas do not give, unless a team adds one that does. */
const unusedCodes = Object.keys(issueCodes).filter(
  (code): code is IssueCode => written[code as IssueCode].unused !== undefined,
);

const codes = tables.flatMap(({ meanings }) => Object.keys(meanings));
const texts = codes.map((code) => [code, explanationText(code, tables, validateExample) ?? ""] as const);
const examples = Object.entries(explanations).flatMap(([code, { example }]) => (example ? [{ code, ...example }] : []));
const warnings = [
  "near_miss_key",
  "suspicious_identifier",
  "placeholder_identifier",
  "suspicious_timestamp",
  "not_json",
];
const textOnly = ["duplicate_key", "syntax"];

const words = (text: string): string => text.replace(/\s+/g, " ");

/** The names of properties under which a schema holds the keyword. */
function fieldsWith(schema: unknown, keyword: string, field?: string): string[] {
  if (!isSchemaObject(schema)) return [];
  const { properties, items } = schema;
  const inner = Object.entries(Object(properties)).flatMap(([key, one]) => fieldsWith(one, keyword, key));
  return [...(keyword in schema && field !== undefined ? [field] : []), ...inner, ...fieldsWith(items, keyword, field)];
}

const forbids = (schema: Schema): boolean => JSON.stringify(schema).includes('"code":"forbidden"');

describe("the explanations", () => {
  it("are there for every code and for nothing else", () => {
    expect(Object.keys(explanations)).toEqual(Object.keys(issueCodes));
    expect(Object.keys(fixtureExplanations)).toEqual(Object.keys(fixtureCodes));
  });

  it.each(Object.entries(explanations))("of %s shows an example, or says when it occurs", (_, { example, when }) => {
    expect(example === undefined).toBe(when !== undefined);
  });

  it("have a wrong and a right text for every code", () => {
    for (const { explanations } of tables)
      for (const [code, { example, trial }] of Object.entries(explanations))
        expect([example, trial].filter(Boolean), code).toHaveLength(1);
  });

  it("have an example, or say what other schemas must say to give the code", () => {
    const always = [
      "unknown_event",
      "unreadable",
      "encoding",
      "too_large",
      "too_many_issues",
      "deprecated_event",
      "not_json",
    ];
    const shown = new Set<string>([...examples.map(({ code }) => code), ...unusedCodes, ...always]);
    expect(Object.keys(explanations).filter((code) => !shown.has(code))).toEqual([]);
    expect(shown.size).toBe(examples.length + unusedCodes.length + always.length);
  });

  it("say of no keyword that the package's schemas do not use it, where they do", () => {
    const model = new SchemaModel(schemas);
    const recognizers = familiesOf(model).map(({ recognizer }) => recognizer);
    const used = model.names
      .filter((name) => !recognizers.includes(name)) // what they tell apart is no issue
      .flatMap((name) => [...everySchemaIn(model.root(name))])
      .filter(({ file, pointer }) => !/\/(if|not|anyOf)(\/|$)/.test(pointer) && file !== "common/point-in-time") // what fails there is named as a whole
      .flatMap((node) => Object.entries(node.keywords).filter(([keyword]) => !(keyword in namedIssues(node))))
      .filter(([keyword, value]) => !/^(additional|unevaluated)/.test(keyword) || value === false)
      .map(([keyword]) => keywordNamed(keyword)?.code);
    const denied = unusedCodes.filter((code) => explanations[code].when?.endsWith(String(written[code].unused)));
    for (const code of denied) expect(used).not.toContain(code);
  });

  it.each(unusedCodes)("say of %s what it concerns once a schema of the package can give it", (code) => {
    const { unused = "", trial } = written[code];
    const own = { $id: "urn:own", title: "Own", ...JSON.parse(trial?.schema ?? "") };
    const { why, when } = withConcerned(written, new Map([...schemas, ["own", own]]))[code];
    expect(unused).toMatch(/schemas of this package/);
    expect(when).not.toContain(unused);
    expect(why).toMatch(/In the schemas of this package this concerns .*(`|Own)\.$/);
    expect(withConcerned(written, new Map())[code].when).toBe(`${written[code].when} ${unused}`);
  });

  it("do not take a schema of unlisted keys or items for one that excludes them", () => {
    const typed = { additionalProperties: { type: "string" }, items: { type: "string" }, contains: { minimum: 1 } };
    const own = { $id: "urn:own", title: "Own", properties: { typed, closed: { additionalProperties: false } } };
    const { additional_property, additional_item, forbidden, minimum } = withConcerned(
      written,
      new Map([["own", own]]),
    );
    expect(additional_property.why).toMatch(/concerns `closed`\.$/);
    for (const { why } of [additional_item, forbidden, minimum]) expect(why).not.toContain("concerns");
  });

  it.each([
    ["enum", "enum"],
    ["const", "const"],
    ["minimum", "minimum"],
    ["minItems", "min_items"],
  ] as const)("names every field in which the package's schemas say %s", (keyword, code) => {
    const fields = [...schemas.values()].flatMap((schema) => fieldsWith(schema, keyword));
    for (const field of fields) expect(explanations[code].why).toContain(`\`${field}\``);
    if (keyword !== "const") expect(fields).not.toEqual([]);
  });

  it("name the fields of a new schema, those of a schema that it refers to, and items", () => {
    const limited = { type: "array", items: { $ref: "#/$defs/level" } };
    const silent = { allOf: [{ minimum: 3 }], "x-issue": { allOf: { code: "format", message: "is a level" } } };
    const level = { minimum: 1, properties: { "in a `level`": { enum: [1] } } };
    const own = {
      $id: "urn:own",
      title: "Own",
      $defs: { level },
      properties: { limited, silent, free: {}, gone: false },
    };
    const { minimum, enum: listed, format, forbidden, min_items } = withConcerned(written, new Map([["own", own]]));
    expect(minimum.why).toMatch(/concerns `limited`\.$/);
    expect(listed.why).toMatch(/concerns `` in a `level` ``\.$/);
    expect(format.why).toMatch(/concerns `silent`\.$/);
    expect(forbidden.why).toMatch(/concerns Own\.$/);
    expect(min_items.why).toBe(written.min_items.why);
  });

  it("names every kind of document of which the schemas say that a key is forbidden", () => {
    const titles = [...schemas.values()].filter(forbids).map((schema) => String(Object(schema).title).toLowerCase());
    expect(titles).toContain("dead letter");
    for (const title of titles) expect(explanations.forbidden.why.toLowerCase()).toContain(title);
  });

  it.each(examples)("of $code has a wrong text with exactly this code", ({ code, schema, wrong }) => {
    expect(Object.keys(validators)).toContain(schema);
    expect(validateExample(schema, wrong).found.map((issue) => issue.code)).toEqual([code]);
  });

  it.each(examples)("of $code has a right text that is valid and has no warning", ({ schema, right }) => {
    expect(validateExample(schema, right)).toEqual({ isValid: true, found: [] });
  });

  it.each(examples)("of $code is refused as a value too, unless it is a warning or shows in text only", (example) => {
    const { code, schema, wrong } = example;
    if (code === "syntax") expect(() => JSON.parse(wrong)).toThrow(SyntaxError);
    else {
      const isValid = [...warnings, ...textOnly].includes(code);
      expect(validators[schema as keyof typeof validators].is(JSON.parse(wrong))).toBe(isValid);
    }
  });

  it.each(examples)("of $code is laid out as JSON is", ({ code, wrong, right }) => {
    const laidOut = (text: string) => JSON.stringify(JSON.parse(text), null, 2);
    expect(right).toBe(laidOut(right));
    if (!textOnly.includes(code)) expect(wrong).toBe(laidOut(wrong));
  });

  it.each(texts)("of %s names no host", (_, text) => {
    expect(text).not.toMatch(/:\/\/|\b[\w-]+\.(com|org|net|io|dev|app|cloud|example|local)\b|\blocalhost\b|\bwww\./i);
  });
});

describe("the text of a code", () => {
  it.each([60, 80, 120])("fits into %i columns and holds printable ASCII only", (width) => {
    for (const code of codes) {
      // The names of fields may be in any script.
      const ofNoSchemas = tablesOf(withConcerned(written, new Map()));
      expect(explanationText(code, ofNoSchemas, validateExample, width), code).toMatch(/^[\n -~]+\n$/);
      const text = explanationText(code, tables, validateExample, width) ?? "";
      for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(width);
      expect(text, code).not.toMatch(/[ ]$/m);
    }
  });

  it.each(texts)("of %s begins with the code, its meaning and why it matters", (code, text) => {
    const table = tables.find(({ meanings }) => Object.hasOwn(meanings, code));
    const { why, when = "" } = table?.explanations[code] ?? { why: "none" };
    expect(text.split("\n")[0]).toBe(code);
    for (const part of [table?.meanings[code] ?? "none", why, when]) expect(words(text)).toContain(part);
  });

  it.each(examples)("of $code shows both texts as they are, and the issues", (example) => {
    const { code, schema, wrong, right } = example;
    const text = explanationText(code, tables, validateExample) ?? "";
    for (const shown of [wrong, right]) expect(text).toContain(`\n\n  ${shown.replaceAll("\n", "\n  ")}\n`);
    expect(text).toContain(schema);
    for (const { pointer, message, hint } of validateExample(schema, wrong).found) {
      expect(words(text)).toContain(words(`${pointer || "(whole record)"} ${code} ${message}`));
      if (hint !== undefined) expect(words(text)).toContain(`${message} hint: ${hint}`);
    }
  });

  it("shows the hint of an issue", () => {
    const found = [{ code: "required", pointer: "/a", message: "`a` is missing", hint: "look at b" }];
    const hinting: ExampleValidator = () => ({ isValid: false, found });
    expect(explanationText("required", tables, hinting)).toContain("    `a` is missing\n    hint: look at b\n");
  });

  it("does not break a word that is longer than a line, or code in backticks", () => {
    const table = { title: "t", meanings: { c: "a bcdefgh i" }, explanations: { c: { why: "j (`k l`), m" } } };
    expect(explanationText("c", [table], validateExample, 7)).toBe("c\n\na\nbcdefgh\ni\n\nj\n(`k l`),\nm\n");
  });

  it("is there for known codes only", () => {
    for (const code of ["", "nope", "toString", "__proto__"])
      expect(explanationText(code, tables, validateExample)).toBeUndefined();
  });
});

describe("the overview", () => {
  it.each([60, 80, 120])("lists every code with its meaning, aligned, in %i columns", (width) => {
    const text = overviewText(tables, width);
    expect(text).toMatch(/^[\n -~]+\n$/);
    const lines = text.split("\n");
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(width);
    for (const { title, meanings } of tables) {
      expect(lines).toContain(`${title}:`);
      for (const [code, meaning] of Object.entries(meanings)) expect(words(text)).toContain(`${code} ${meaning}`);
    }
    const entries = lines.filter((line) => line.startsWith("  "));
    for (const line of entries) expect(line, line).toMatch(/^ {2}[a-z_ ]{22} {2}\S/);
  });
});
