import { isSchemaObject, type Schema, type SchemaObject } from "../schemas/schema.ts";
import { code, json, listed } from "./inline.ts";
import { type DocumentedSchemas, step, targetOf } from "./references.ts";

/** What a keyword of a schema says. Rules read as what holds of a value: "is a string", "has `name`". */
export interface Rule {
  /** Where it stands in the schema file: a JSON Pointer (RFC 6901). */
  readonly pointer: string;
  readonly keyword: string;
  /** One line of Markdown. Where there are further rules it ends with a colon. */
  readonly text: string;
  readonly rules?: readonly Rule[];
}

/** Where a reference leads, as a page can link to it. */
export interface Link {
  readonly schema: string;
  readonly pointer: string;
}

/** A place in a schema of the set. */
interface At {
  readonly set: DocumentedSchemas;
  readonly name: string;
  readonly pointer: string;
}

/** Links are written `[title](schema:name#pointer)`; who makes pages knows where they lie. */
export const linkText = (title: string, { schema, pointer }: Link): string =>
  `[${title}](<schema:${encodeURI(schema)}#${encodeURI(pointer)}>)`;

const unsaid = new Set(["$id", "$schema", "title", "description", "examples", "$comment"]);

/**
 * Every keyword of a schema in words, in its order, whatever it is: one that is not known is shown as it stands. What a page
 * shows of the schema as a whole (its title, description, source and examples) is left out; of schemas in it, nothing is.
 */
export function rulesOf(set: DocumentedSchemas, name: string): readonly Rule[] {
  const schema = set.get(name);
  const at = { set, name, pointer: "" };
  if (!isSchemaObject(schema)) return [boolRule(schema === true, at)];
  return rulesIn(omit(schema), at);
}

const omit = (schema: SchemaObject): SchemaObject =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => !unsaid.has(keyword)));

/** The rules of a schema that stands in another. */
export function rulesIn(schema: unknown, at: At): Rule[] {
  if (!isSchemaObject(schema)) {
    return typeof schema === "boolean" ? [boolRule(schema, at)] : [rule(at, "", `is described by ${json(schema)}`)];
  }
  const rules = Object.entries(schema).flatMap(([keyword, value]) => {
    const say = Object.hasOwn(words, keyword) ? words[keyword] : undefined;
    const place = below(at, keyword);
    const said = say?.(value, place, schema);
    return said === undefined ? [rule(place, keyword, `${code(keyword)}: ${json(value)}`)] : [said].flat();
  });
  return rules.length > 0 ? rules : [boolRule(true, at)];
}

const boolRule = (isAny: boolean, at: At): Rule =>
  isAny ? rule(at, "true", "is anything") : rule(at, "false", "is never valid: it must be absent");

const rule = ({ pointer }: At, keyword: string, text: string, rules?: readonly Rule[]): Rule =>
  rules === undefined ? { pointer, keyword, text } : { pointer, keyword, text, rules };

const below = (at: At, ...steps: readonly (string | number)[]): At => ({
  ...at,
  pointer: at.pointer + steps.map(step).join(""),
});

/** Says what a keyword with that value means; `undefined` if the value is not what the keyword takes. */
type Say = (value: unknown, at: At, schema: SchemaObject) => Rule | readonly Rule[] | undefined;

const keywordOf = ({ pointer }: At): string =>
  (pointer.split("/").at(-1) ?? "").replaceAll("~1", "/").replaceAll("~0", "~");

/** A keyword that takes a number, a text or anything else that is said in one line. */
const line =
  (text: (value: string) => string, isFit: (value: unknown) => boolean): Say =>
  (value, at) =>
    isFit(value) ? rule(at, keywordOf(at), text(json(value))) : undefined;

const isNumber = (value: unknown) => typeof value === "number";
const isText = (value: unknown): value is string => typeof value === "string";
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isAnything = () => true;
const counted = (text: (value: string) => string, what: string, where: string): Say =>
  line((value) => `${text(value.slice(1, -1))} ${what}${value === "`1`" ? "" : "s"}${where}`, isNumber);
const number = (text: (value: string) => string): Say => line((value) => text(value.slice(1, -1)), isNumber);

/** A keyword that holds one schema. */
const one =
  (text: string): Say =>
  (value, at) =>
    isSchema(value) ? under(at, text, value) : undefined;

const isSchema = (value: unknown): value is Schema => typeof value === "boolean" || isSchemaObject(value);

/** One line where there is only one simple rule, and a list otherwise. */
function under(at: At, text: string, schema: Schema, keyword = keywordOf(at)): Rule {
  const rules = rulesIn(schema, at);
  const [first] = rules;
  if (rules.length === 1 && first && first.rules === undefined) {
    return rule(at, keyword, text === "" ? first.text : `${text} ${first.text}`);
  }
  return rule(at, keyword, `${text === "" ? "all of this holds" : text.replace(/,$/, "")}:`, rules);
}

/** A keyword that holds a list of schemas. */
const list =
  (text: string): Say =>
  (value, at) =>
    isList(value) && value.every(isSchema)
      ? rule(
          at,
          keywordOf(at),
          `${text}:`,
          value.map((schema, i) => under(below(at, i), "", schema, keywordOf(at))),
        )
      : undefined;

/** A keyword that holds schemas by name. */
const map =
  (text: (key: string) => string): Say =>
  (value, at) =>
    isSchemaObject(value) && Object.values(value).every(isSchema)
      ? Object.entries(value).map(([key, schema]) => under(below(at, key), text(key), schema as Schema, keywordOf(at)))
      : undefined;

const titleOf = (schema: Schema, otherwise: string): string =>
  isSchemaObject(schema) && isText(schema["title"]) ? schema["title"] : otherwise;

const reference: Say = (value, at) => {
  if (!isText(value)) return undefined;
  const target = targetOf(at.set, at.name, value);
  if (target === undefined) return rule(at, keywordOf(at), `is what ${code(value)} says, which is not documented here`);
  const link = linkText(titleOf(target.schema, target.pointer || target.name), {
    schema: target.name,
    pointer: target.pointer,
  });
  return rule(at, keywordOf(at), `is what ${link} says`);
};

/** The type of a value in words. */
const typeWords = (type: string): string =>
  ({ array: "an array", object: "an object", integer: "an integer", null: "null" })[type] ?? `a ${type}`;

const hasAll = (keys: readonly string[]): string =>
  keys.length > 0 ? `has ${listed(keys.map(code))}` : "needs no other key";

const ofText = (value: string) => (text: unknown) => (isText(text) ? `${value} ${code(text)}` : undefined);
const textual =
  (say: (value: unknown) => string | undefined): Say =>
  (value, at) => {
    const text = say(value);
    return text === undefined ? undefined : rule(at, keywordOf(at), text);
  };

/** Author's own sentences, which may hold Markdown. */
const sentence = (label: string) => textual((value) => (isText(value) ? `${label}${oneLine(value)}` : undefined));

export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, " ").trim();

const words: Readonly<Record<string, Say>> = {
  $ref: reference,
  $dynamicRef: reference,
  $recursiveRef: reference,
  $anchor: textual(ofText("is also called")),
  $dynamicAnchor: textual(ofText("is also called")),
  $id: textual(ofText("has the address")),
  $schema: textual(ofText("is written in")),
  $comment: sentence("*Note:* "),
  title: sentence("*Title:* "),
  description: sentence("*Meaning:* "),
  examples: (value, at) =>
    isList(value) ? rule(at, "examples", `for example ${value.map(json).join(", ")}`) : undefined,
  default: line((value) => `is taken for ${value} where it is absent (an annotation)`, isAnything),
  deprecated: line(
    (value) => (value === "`true`" ? "is deprecated" : "is not deprecated"),
    (value) => typeof value === "boolean",
  ),
  readOnly: line(
    (value) => (value === "`true`" ? "is only read" : "is not only read"),
    (value) => typeof value === "boolean",
  ),
  writeOnly: line(
    (value) => (value === "`true`" ? "is only written" : "is not only written"),
    (value) => typeof value === "boolean",
  ),
  type: textual((value) => {
    const types = isText(value) ? [value] : value;
    return isTexts(types) ? `is ${listed(types.map(typeWords), "or")}` : undefined;
  }),
  enum: textual((value) => (isList(value) ? `is one of ${value.map(json).join(", ")}` : undefined)),
  const: line((value) => `is ${value}`, isAnything),
  minimum: number((value) => `is at least ${value}, if it is a number`),
  maximum: number((value) => `is at most ${value}, if it is a number`),
  exclusiveMinimum: number((value) => `is more than ${value}, if it is a number`),
  exclusiveMaximum: number((value) => `is less than ${value}, if it is a number`),
  multipleOf: number((value) => `is a multiple of ${value}, if it is a number`),
  minLength: counted((value) => `has at least ${value}`, "character", ", if it is a string"),
  maxLength: counted((value) => `has at most ${value}`, "character", ", if it is a string"),
  pattern: textual(ofText("matches, if it is a string,")),
  format: textual((value) =>
    isText(value) ? `is meant as ${code(value)} (an annotation that decides nothing)` : undefined,
  ),
  contentEncoding: textual(ofText("is encoded in")),
  contentMediaType: textual(ofText("holds")),
  minItems: counted((value) => `has at least ${value}`, "item", ", if it is an array"),
  maxItems: counted((value) => `has at most ${value}`, "item", ", if it is an array"),
  uniqueItems: line(
    (value) => (value === "`true`" ? "has no two equal items" : "may have equal items"),
    (value) => typeof value === "boolean",
  ),
  items: (value, at, schema) =>
    isSchema(value)
      ? under(at, "prefixItems" in schema ? "each further item" : "each item", value)
      : list("the items, in their order")(value, at, schema),
  prefixItems: list("the first items, in their order"),
  additionalItems: one("each further item"),
  unevaluatedItems: one("each item that nothing else has looked at"),
  contains: one("has an item that"),
  minContains: counted((value) => `has at least ${value} such`, "item", ""),
  maxContains: counted((value) => `has at most ${value} such`, "item", ""),
  minProperties: counted((value) => `has at least ${value}`, "key", ", if it is an object"),
  maxProperties: counted((value) => `has at most ${value}`, "key", ", if it is an object"),
  required: textual((value) => (isTexts(value) ? hasAll(value) : undefined)),
  properties: map((key) => `${code(key)}, if it is there,`),
  patternProperties: map((key) => `each key that matches ${code(key)}:`.replace(/:$/, ",")),
  additionalProperties: one("each other key"),
  unevaluatedProperties: one("each key that nothing else has looked at"),
  propertyNames: one("each key's name"),
  dependentRequired: (value, at) =>
    isSchemaObject(value) && Object.values(value).every(isTexts)
      ? Object.entries(value).map(([key, keys]) =>
          rule(below(at, key), "dependentRequired", `if it has ${code(key)}, it ${hasAll(keys as string[])}`),
        )
      : undefined,
  dependentSchemas: map((key) => `if it has ${code(key)}, it`),
  allOf: list("all of these hold"),
  anyOf: list("at least one of these holds"),
  oneOf: list("exactly one of these holds"),
  not: one("it must not be that it"),
  if: (value, at, schema) =>
    isSchema(value)
      ? under(
          at,
          "then" in schema || "else" in schema ? "what decides is whether it" : "it does not matter whether it",
          value,
        )
      : undefined,
  then: one("in that case it"),
  else: one("otherwise it"),
  $defs: map((key) => `${code(key)} names a schema that`),
  definitions: map((key) => `${code(key)} names a schema that`),
  "x-issue": (value, at) =>
    isSchemaObject(value)
      ? Object.entries(value).map(([keyword, issue]) => {
          const { code: issueCode, message, ...rest } = isSchemaObject(issue) ? issue : {};
          return isText(issueCode) && isText(message) && Object.keys(rest).length === 0
            ? rule(
                below(at, keyword),
                "x-issue",
                `where ${code(keyword)} fails, the issue is [${code(issueCode)}](<code:${encodeURI(issueCode)}>): ${oneLine(message)}`,
              )
            : rule(below(at, keyword), "x-issue", `${code("x-issue")}: ${code(keyword)}: ${json(issue)}`);
        })
      : undefined,
  "x-missing": (value, at) =>
    isSchemaObject(value) && Object.values(value).every(isText)
      ? Object.entries(value).map(([key, text]) =>
          rule(below(at, key), "x-missing", `where ${code(key)} is missing: ${oneLine(text as string)}`),
        )
      : undefined,
  "x-identifier": line(
    (value) =>
      value === "`true`" ? "is an identifier: a key that is nearly its name is reported" : `\`x-identifier\`: ${value}`,
    isAnything,
  ),
  "x-kind": (value, at) => {
    if (!isSchemaObject(value)) return undefined;
    const { kind, createsAnonymousUsers, profileRequired, ...rest } = value;
    if (
      !isText(kind) ||
      typeof createsAnonymousUsers !== "boolean" ||
      typeof profileRequired !== "boolean" ||
      Object.keys(rest).length > 0
    )
      return undefined;
    return rule(
      at,
      "x-kind",
      `is of the kind ${code(kind)}, which ${createsAnonymousUsers ? "creates" : "does not create"} anonymous users and ${profileRequired ? "needs" : "does not need"} a profile`,
    );
  },
};
