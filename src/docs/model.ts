import { isSchemaObject, type SchemaObject } from "../schemas/schema.ts";
import type { CodeTable, Found, Judge, Judged } from "./explain.ts";
import { type Case, casesOf, type Field, fieldsOf } from "./fields.ts";
import type { DocumentedSchemas } from "./references.ts";
import { oneLine, type Rule, rulesOf } from "./rules.ts";

/**
 * All that the documentation says, for pages and for other generators. Texts are Markdown on one line, in which links to
 * schemas are `<schema:name#pointer>` and those to issue codes `<code:name>`.
 */
export interface Docs {
  /** The version of the schemas. */
  readonly version: string;
  readonly schemas: readonly SchemaDoc[];
  readonly codes: readonly CodeDoc[];
}

/** One schema file. */
export interface SchemaDoc {
  /** Its path in the schema folder, without `.json`. */
  readonly name: string;
  readonly id?: string;
  readonly title: string;
  readonly description: string;
  /** Where its rules come from, and why they are as they are. */
  readonly source?: string;
  /** What its `if` tells apart; empty where it tells nothing apart. */
  readonly cases: readonly string[];
  readonly decision?: Decision;
  readonly fields: readonly Field[];
  /** Every keyword of the file. */
  readonly rules: readonly Rule[];
  readonly examples: readonly ExampleDoc[];
  /** The TypeScript declaration. */
  readonly type?: string;
}

/** One key that decides what a payload is. */
export interface Decision {
  readonly key: string;
  /** With the key, and without it. */
  readonly outcomes: readonly [Outcome, Outcome];
}

/** What a payload is then, and what follows. */
export interface Outcome {
  readonly title: string;
  readonly description: string;
  readonly kind: string;
  readonly createsAnonymousUsers: boolean;
  readonly profileRequired: boolean;
  readonly required: readonly string[];
  readonly alternatives: readonly Alternatives[];
  readonly absent: readonly string[];
}

/** Keys of which at least one (`anyOf`) or exactly one (`oneOf`) must be there, or a group of them. */
export interface Alternatives {
  readonly keyword: "anyOf" | "oneOf";
  readonly groups: readonly (readonly string[])[];
}

/** A JSON text, and what the validators say of it. */
export interface ExampleDoc extends Judged {
  readonly text: string;
}

export interface CodeDoc {
  readonly code: string;
  /** The title of the table that it stands in. */
  readonly group: string;
  readonly meaning: string;
  readonly why: string;
  readonly when?: string;
  /** What draws it, and what is right instead; the schema that judges both. */
  readonly example?: { readonly schema: string; readonly wrong: ExampleDoc; readonly right: ExampleDoc };
}

/** What the documentation is made of besides the schemas. */
export interface DocsParts {
  readonly version: string;
  /** Every example is judged by it, and must be what it is said to be. */
  readonly judge: Judge;
  readonly codes: readonly CodeTable[];
  /** TypeScript declarations by schema name. */
  readonly types?: ReadonlyMap<string, string>;
}

/** An example that is not what it is said to be. */
export class ExampleError extends Error {
  override readonly name = "ExampleError";
}

/** The documentation as data. Throws an `ExampleError` for an example that does not hold. */
export function docsOf(set: DocumentedSchemas, { version, judge, codes, types }: DocsParts): Docs {
  const codeDocs = codes.flatMap((table) => codesIn(table, judge));
  const schemas = inReadingOrder([...set.keys()]).map((name) =>
    schemaDoc(set, name, judge, codeDocs, types?.get(name)),
  );
  return { version, schemas, codes: codeDocs };
}

/** What is sent first, then the folders of schemas, and last what they share. */
function inReadingOrder(names: readonly string[]): string[] {
  const rank = (name: string) => (name.startsWith("common/") ? 2 : name.includes("/") ? 1 : 0);
  return [...names].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function schemaDoc(
  set: DocumentedSchemas,
  name: string,
  judge: Judge,
  codes: readonly CodeDoc[],
  type: string | undefined,
): SchemaDoc {
  const root = set.get(name);
  const schema: SchemaObject = isSchemaObject(root) ? root : {};
  const cases = casesOf(set, name);
  const decision = decisionOf(schema, cases);
  const text = (keyword: string) => (typeof schema[keyword] === "string" ? oneLine(schema[keyword]) : undefined);
  const [id, source] = [text("$id"), text("$comment")];
  return {
    name,
    ...(id !== undefined && { id }),
    title: text("title") ?? name,
    description: text("description") ?? "",
    ...(source !== undefined && { source }),
    cases: cases.length > 1 ? cases.map(({ title }) => title) : [],
    ...(decision && { decision }),
    fields: fieldsOf(set, name),
    rules: rulesOf(set, name),
    examples: [...validExamples(name, schema, judge), ...invalidExamples(name, schema, judge, codes)],
    ...(type !== undefined && { type }),
  };
}

function decisionOf(schema: SchemaObject, cases: readonly Case[]): Decision | undefined {
  const condition = schema["if"];
  const keys = isSchemaObject(condition) && Array.isArray(condition["required"]) ? condition["required"] : [];
  const [then, otherwise] = cases.map(outcomeOf);
  return keys.length === 1 && then && otherwise ? { key: String(keys[0]), outcomes: [then, otherwise] } : undefined;
}

function outcomeOf({ title, layers }: Case): Outcome | undefined {
  const own = layers.findLast(({ schema }) => isSchemaObject(schema["x-kind"]))?.schema;
  if (own === undefined) return undefined;
  const { kind, createsAnonymousUsers, profileRequired } = own["x-kind"] as SchemaObject;
  const required = layers.flatMap(({ schema }) => requiredIn(schema));
  const properties = layers.flatMap(({ schema }) => Object.entries((schema["properties"] ?? {}) as SchemaObject));
  return {
    title,
    description: typeof own["description"] === "string" ? oneLine(own["description"]) : "",
    kind: String(kind),
    createsAnonymousUsers: createsAnonymousUsers === true,
    profileRequired: profileRequired === true,
    required: [...new Set(required)],
    alternatives: layers.flatMap(({ schema }) => alternativesIn(schema)),
    absent: [...new Set(properties.filter(([, value]) => value === false).map(([key]) => key))],
  };
}

const requiredIn = ({ required }: SchemaObject): string[] => (Array.isArray(required) ? required.map(String) : []);

/** Where each branch asks for keys and for nothing else. */
function alternativesIn(schema: SchemaObject): Alternatives[] {
  return (["anyOf", "oneOf"] as const).flatMap((keyword) => {
    const branches = Array.isArray(schema[keyword]) ? schema[keyword] : [];
    const groups = branches.map((branch) => (isSchemaObject(branch) ? requiredIn(branch) : []));
    const isOfKeys = branches.every((branch, i) => Object.keys(branch).length === 1 && groups[i]?.length);
    return groups.length > 0 && isOfKeys ? [{ keyword, groups }] : [];
  });
}

const laidOut = (value: unknown): string => JSON.stringify(value, null, 2);

function validExamples(name: string, schema: SchemaObject, judge: Judge): ExampleDoc[] {
  const examples = Array.isArray(schema["examples"]) ? schema["examples"] : [];
  return examples.map((value, i) => valid(name, laidOut(value), judge, `example ${i + 1} of ${name}`));
}

function valid(schema: string, text: string, judge: Judge, what: string): ExampleDoc {
  const [first] = judge(schema, text).found;
  if (first) throw new ExampleError(`${what} must be valid, but: ${first.pointer} ${first.code}: ${first.message}`);
  return { text, isValid: true, found: [] };
}

/** Those of the issue codes; where there is none, the first example without a key that it needs. */
function invalidExamples(name: string, schema: SchemaObject, judge: Judge, codes: readonly CodeDoc[]): ExampleDoc[] {
  const stated = codes.flatMap(({ example }) => (example?.schema === name ? [example.wrong] : []));
  if (stated.length > 0) return stated;
  const [first] = Array.isArray(schema["examples"]) ? schema["examples"] : [];
  for (const text of broken(first)) {
    const judged = judge(name, text);
    if (!judged.isValid) return [exampleOf(text, judged)];
  }
  return [];
}

/** Faulty forms of an example: without one of its keys, with no letter, and `null`. */
function broken(value: unknown): string[] {
  const without = isSchemaObject(value)
    ? Object.keys(value).map((key) => Object.fromEntries(Object.entries(value).filter(([other]) => other !== key)))
    : [];
  return [...without, ...(typeof value === "string" ? [""] : []), null].map(laidOut);
}

function codesIn({ title, meanings, explanations }: CodeTable, judge: Judge): CodeDoc[] {
  return Object.entries(explanations).map(([code, { why, when, example }]) => ({
    code,
    group: title,
    meaning: meanings[code] ?? "",
    why,
    ...(when !== undefined && { when }),
    ...(example && {
      example: {
        schema: example.schema,
        wrong: wrong(code, example.schema, example.wrong, judge),
        right: valid(example.schema, example.right, judge, `the right example of ${code}`),
      },
    }),
  }));
}

function wrong(code: string, schema: string, text: string, judge: Judge): ExampleDoc {
  const judged = judge(schema, text);
  if (!judged.found.some((one) => one.code === code)) {
    throw new ExampleError(`the wrong example of ${code} does not draw it`);
  }
  return exampleOf(text, judged);
}

const exampleOf = (text: string, { isValid, found }: Judged): ExampleDoc => ({
  text,
  isValid,
  found: found.map(foundOf),
});

/** Of an issue, what these pages tell. */
const foundOf = ({ code, path, pointer, message, hint, line, column }: Found): Found => ({
  code,
  ...(path !== undefined && { path }),
  pointer,
  message,
  ...(hint !== undefined && { hint }),
  ...(line !== undefined && { line }),
  ...(column !== undefined && { column }),
});
