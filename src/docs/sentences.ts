import { isSchemaObject } from "../schemas/schema.ts";
import { code, json, listed, oneLine, remark } from "./inline.ts";
import { codeLink, ruleLink } from "./links.ts";
import { targetOf } from "./references.ts";
import {
  below,
  counted,
  flag,
  isList,
  isSchema,
  isText,
  isTexts,
  keywordOf,
  line,
  list,
  listAt,
  map,
  naming,
  number,
  one,
  type Rule,
  rule,
  type Say,
  sentence,
  textual,
  under,
  type Words,
} from "./rule.ts";

const reference: Say = (value, at) => {
  if (!isText(value)) return undefined;
  const target = targetOf(at.set, at.name, value);
  if (target === undefined) return rule(at, keywordOf(at), `is what ${code(value)} says, which is not documented here`);
  const { schema, name, pointer } = target;
  const title = isSchemaObject(schema) && isText(schema["title"]) ? schema["title"] : code(pointer || name);
  return rule(at, keywordOf(at), `is what ${ruleLink(title, { schema: name, pointer })} says`);
};

/** The type of a value in words. */
const typeWords = (type: string): string =>
  ({ array: "an array", object: "an object", integer: "an integer", null: "null" })[type] ?? `a ${type}`;

const type = textual((value) => {
  const types = isText(value) ? [value] : value;
  return isTexts(types) ? `is ${listed(types.map(typeWords), "or")}` : undefined;
});

const hasAll = (keys: readonly string[]): string =>
  keys.length > 0 ? `has ${listed(keys.map(code))}` : "needs no other key";

const dependentRequired: Say = (value, at) =>
  isSchemaObject(value) && Object.values(value).every(isTexts)
    ? Object.entries(value).map(([key, keys]) =>
        rule(below(at, key), "dependentRequired", `if it has ${code(key)}, it ${hasAll(keys as string[])}`),
      )
    : undefined;

/** Each part holds of the whole, so that parts need no heading of their own. */
const allOf: Say = (value, at) =>
  isList(value) && value.length > 0 && value.every(isSchema)
    ? value.map((schema, i) => under(below(at, i), "also", schema, { keyword: "allOf" }))
    : undefined;

const not: Say = (value, at, schema) => {
  const branches = isSchemaObject(value) && Object.keys(value).length === 1 ? value["anyOf"] : undefined;
  const none = listAt("none of these holds", branches, below(at, "anyOf"));
  return none
    ? { ...none, pointer: at.pointer, keyword: "not" }
    : one("it must not be that it", "it must not be that all of this holds")(value, at, schema);
};

const issue: Say = (value, at) =>
  isSchemaObject(value) ? Object.entries(value).map(([key, one]) => issueRule(key, one, below(at, key))) : undefined;

function issueRule(keyword: string, value: unknown, at: Parameters<Say>[1]): Rule {
  const { code: name, message, ...rest } = isSchemaObject(value) ? value : {};
  if (!isText(name) || !isText(message) || Object.keys(rest).length > 0) {
    return rule(at, "x-issue", `${code("x-issue")}: ${code(keyword)}: ${json(value)}`);
  }
  const link = codeLink(name, code(name));
  return rule(at, "x-issue", `where ${code(keyword)} fails, the issue is ${link}: ${oneLine(message)}`);
}

const missing: Say = (value, at) =>
  isSchemaObject(value) && Object.values(value).every(isText)
    ? Object.entries(value).map(([key, text]) =>
        rule(below(at, key), "x-missing", `where ${code(key)} is missing: ${oneLine(text as string)}`),
      )
    : undefined;

const kind = textual((value) => {
  if (!isSchemaObject(value)) return undefined;
  const { kind, createsAnonymousUsers: creates, profileRequired: needs, ...rest } = value;
  const isOdd = !isText(kind) || typeof creates !== "boolean" || typeof needs !== "boolean";
  if (isOdd || Object.keys(rest).length > 0) return undefined;
  const [created, needed] = [creates ? "creates" : "does not create", needs ? "needs" : "does not need"];
  return `is of the kind ${code(kind)}, which ${created} anonymous users and ${needed} a profile`;
});

const isAnything = () => true;

/** What every keyword of JSON Schema says, and those of this project. */
export const words: Words = {
  $ref: reference,
  $dynamicRef: reference,
  $recursiveRef: reference,
  $anchor: naming("is also called"),
  $dynamicAnchor: naming("is also called"),
  $id: naming("has the address"),
  $schema: naming("is written in"),
  $comment: sentence(remark),
  title: sentence((text) => `*Title:* ${text}`),
  description: sentence((text) => `*Meaning:* ${text}`),
  examples: textual((value) => (isList(value) ? `for example ${value.map(json).join(", ")}` : undefined)),
  default: line((value) => `is taken for ${value} where it is absent (an annotation)`, isAnything),
  deprecated: flag("is deprecated", "is not deprecated"),
  readOnly: flag("is only read", "is not only read"),
  writeOnly: flag("is only written", "is not only written"),
  type,
  enum: textual((value) => (isList(value) ? `is one of ${value.map(json).join(", ")}` : undefined)),
  const: line((value) => `is ${value}`, isAnything),
  minimum: number((value) => `is at least ${value}, if it is a number`),
  maximum: number((value) => `is at most ${value}, if it is a number`),
  exclusiveMinimum: number((value) => `is more than ${value}, if it is a number`),
  exclusiveMaximum: number((value) => `is less than ${value}, if it is a number`),
  multipleOf: number((value) => `is a multiple of ${value}, if it is a number`),
  minLength: counted((value) => `has at least ${value}`, "character", ", if it is a string"),
  maxLength: counted((value) => `has at most ${value}`, "character", ", if it is a string"),
  pattern: naming("matches, if it is a string,"),
  format: textual((value) =>
    isText(value) ? `is meant as ${code(value)} (an annotation that decides nothing)` : undefined,
  ),
  contentEncoding: naming("is encoded in"),
  contentMediaType: naming("holds"),
  minItems: counted((value) => `has at least ${value}`, "item", ", if it is an array"),
  maxItems: counted((value) => `has at most ${value}`, "item", ", if it is an array"),
  uniqueItems: flag("has no two equal items", "may have equal items"),
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
  patternProperties: map((key) => `each key that matches ${code(key)},`),
  additionalProperties: one("each other key"),
  unevaluatedProperties: one("each key that nothing else has looked at"),
  propertyNames: one("each key's name"),
  dependentRequired,
  dependentSchemas: map((key) => `if it has ${code(key)}, it`),
  allOf,
  anyOf: list("at least one of these holds"),
  oneOf: list("exactly one of these holds"),
  not,
  if: (value, at, schema) => {
    const text = "then" in schema || "else" in schema ? "what decides is whether it" : "it does not matter whether it";
    return isSchema(value) ? under(at, text, value) : undefined;
  },
  then: one("in that case it"),
  else: one("otherwise it"),
  $defs: map((key) => `${code(key)} names a schema that`),
  definitions: map((key) => `${code(key)} names a schema that`),
  "x-issue": issue,
  "x-missing": missing,
  "x-identifier": textual((value) =>
    value === true
      ? "is an identifier: a key that is nearly its name is reported"
      : `${code("x-identifier")}: ${json(value)}`,
  ),
  "x-kind": kind,
};
