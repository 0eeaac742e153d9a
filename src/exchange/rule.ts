import { type Draft, draftNamed, isBefore, isIgnored } from "../schemas/drafts.ts";
import { isAnnotation, keywordNamed } from "../schemas/keywords.ts";
import { isSchemaObject, type SchemaError, type SchemaObject } from "../schemas/schema.ts";
import { upgradedSchemas } from "../schemas/upgrade.ts";
import { type Entry, type Loss, noEquivalent, type Subject } from "./plan.ts";
import { propertyAt } from "./property-path.ts";

/** A rule of a plan whose rules are JSON Schemas of the messages that a client library sends. */
export interface Rule {
  readonly subject: Subject;
  readonly name: string;
  readonly description: unknown;
  readonly isDeprecated?: boolean;
  /** Of the whole message. */
  readonly schema: unknown;
  /** The keys that lead to the part of the message that a payload has: `properties`, or `traits` below `context`. */
  readonly section: readonly string[];
}

/** The schema of a payload's part of the message. What the rule says of other parts is listed. */
export function entryOfRule(rule: Rule, losses: Loss[]): Entry {
  const { subject, name, schema: message } = rule;
  const lose = (what: string, property = "") => losses.push({ event: name, ...(property && { property }), what });
  const entry = { subject, name, ...(subject !== "event" && { file: subject }) };
  if (!isSchemaObject(message) && message !== undefined && message !== null)
    lose("has rules that are not a JSON Schema object");
  const stated = isSchemaObject(message) ? message : {};
  const { data, definitions } = sectionOf(stated, rule.section, lose);
  const head = headOf(rule, [stated, data], lose);
  const schema = withoutDraft({ ...data, ...definitions }, draftNamed(stated["$schema"]) ?? "draft-07", lose);
  return { ...entry, schema: { ...head, ...(!("type" in schema) && { type: "object" }), ...schema, ...head } };
}

/** What an entry says of itself: the rule's own words come first, then those of the message and of its part. */
function headOf({ subject, name, description, isDeprecated }: Rule, schemas: SchemaObject[], lose: Lose): SchemaObject {
  const others = schemas.map((schema) => schema["description"]);
  const [first, ...rest] = [description, ...others].filter((one) => typeof one === "string" && one !== "");
  const isOdd = [description, ...others].some((one) => typeof one !== "string" && one !== undefined && one !== null);
  if (isOdd || rest.some((one) => one !== first)) lose(noEquivalent("description"));
  if (subject === "event" && schemas.some(({ title = name }) => title !== name)) lose(noEquivalent("title"));
  return {
    ...(subject === "event" && { title: name }),
    ...(first !== undefined && { description: first }),
    ...(isDeprecated && { deprecated: true }),
  };
}

type Lose = (what: string, property?: string) => void;

interface Section {
  readonly data: SchemaObject;
  /** What references in the data may lead to. */
  readonly definitions: SchemaObject;
}

/** The schema of a section of the message, and what the message says beside it. */
function sectionOf(message: SchemaObject, [key, ...inner]: readonly string[], lose: Lose): Section {
  if (key === undefined) return { data: message, definitions: {} };
  const { properties: stated, required = [], definitions, $defs, ...others } = message;
  const properties = isSchemaObject(stated) ? stated : {};
  for (const [keyword, value] of Object.entries(others))
    if (!isPlain(keyword, value)) lose(`\`${keyword}\` of the whole message has no equivalent`);
  for (const [other, schema] of Object.entries(properties))
    if (other !== key && !isOpen(schema)) lose(`\`${other}\` of the message has no equivalent`);
  const data = Object.hasOwn(properties, key) ? properties[key] : {};
  if (!isSchemaObject(data) && data !== true) lose(`\`${key}\` of the message is not an object`);
  const own = isSchemaObject(data) ? data : {};
  for (const other of Array.isArray(required) ? required : [])
    if (other !== key) lose(`that the message must have \`${other}\` has no equivalent`);
    else if (inner.length === 0 && isEmptyList(own["required"]))
      lose(`that the message must have \`${key}\` has no equivalent where no property is required`);
  const below = sectionOf(own, inner, lose);
  return { data: below.data, definitions: { ...given({ definitions, $defs }), ...below.definitions } };
}

const isEmptyList = (value: unknown): boolean => !Array.isArray(value) || value.length === 0;

const given = (keywords: SchemaObject): SchemaObject =>
  Object.fromEntries(Object.entries(keywords).filter(([, value]) => isSchemaObject(value)));

/** What every message is. */
const isPlain = (keyword: string, value: unknown): boolean =>
  ["$schema", "$id", "id", "title", "description"].includes(keyword) ||
  (keyword === "type" && value === "object") ||
  (isSchemaObject(value) && Object.keys(value).length === 0) ||
  isEmptyArray(value);

const isEmptyArray = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** Whether a schema says nothing but that the value is an object. */
const isOpen = (schema: unknown): boolean =>
  schema === true ||
  (isSchemaObject(schema) &&
    Object.entries(schema).every(
      ([keyword, value]) =>
        isPlain(keyword, value) ||
        (keyword === "properties" && isSchemaObject(value) && Object.values(value).every(isOpen)),
    ));

/** The schema in the latest draft. What its own draft ignores is listed, and so is why it cannot be upgraded. */
function withoutDraft({ $schema: _, ...schema }: SchemaObject, draft: Draft, lose: Lose): SchemaObject {
  for (const path of idleIn(schema, draft, [])) lose(`\`${path.at(-1)}\` is ignored by ${draft}`, propertyAt(path));
  const errors: SchemaError[] = [];
  const { schemas } = upgradedSchemas(new Map([["rule", schema]]), { draft, refuse: (error) => errors.push(error) });
  for (const { pointer, problem } of errors) lose(`has no properties here, because #${pointer} ${problem}`);
  return schemas.get("rule") ?? { type: "object" };
}

/** The paths of the keywords that a draft ignores. Nothing has checked the schema. */
function* idleIn(schema: unknown, draft: Draft, path: readonly string[]): Generator<readonly string[]> {
  if (!isSchemaObject(schema)) return;
  for (const [keyword, value] of Object.entries(schema)) {
    const at = [...path, keyword];
    const holds = keywordNamed(keyword)?.holds;
    if (isIdle(keyword, schema, draft)) yield at;
    else if (holds === "schema" && !Array.isArray(value)) yield* idleIn(value, draft, at);
    else if (holds !== undefined && typeof value === "object" && value !== null)
      for (const [step, inner] of Object.entries(value)) yield* idleIn(inner, draft, [...at, step]);
  }
}

function isIdle(keyword: string, { $ref }: SchemaObject, draft: Draft): boolean {
  if (isIgnored(keyword, draft)) return true;
  const isBesideReference = isBefore(draft, "2019-09") && typeof $ref === "string" && keyword !== "$ref";
  return isBesideReference && keywordNamed(keyword) !== undefined && !isAnnotation(keyword);
}
