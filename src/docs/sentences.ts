import { article } from "../runtime/validate/type-in-words.ts";
import { limitsInWords } from "../schemas/limits-in-words.ts";
import { heldBy } from "../schemas/model.ts";
import { isSchemaObject } from "../schemas/schema.ts";
import { held, isOnly } from "./applied.ts";
import { andList, code, json, oneLine, orList, remark } from "./inline.ts";
import { codeLink, ruleLink } from "./links.ts";
import {
  type At,
  flag,
  isList,
  isString,
  isStrings,
  limit,
  line,
  listRule,
  naming,
  oneSchema,
  prose,
  type Rule,
  rule,
  type Sentence,
  type Sentences,
  schemaList,
  schemaMap,
  textual,
  under,
} from "./rule.ts";

const reference: Sentence = (value, at) => {
  if (!isString(value)) return undefined;
  const isKnown = at.node.model.resolve(at.node, value) !== undefined;
  return rule(at, `conforms to ${linkTo(value, at)}${isKnown ? "" : ", which is not documented here"}`);
};

/** A link to what a reference means, or the reference where it leads out of the schemas. */
function linkTo(ref: string, { node }: At): string {
  const target = node.model.resolve(node, ref);
  if (target === undefined) return code(ref);
  const { keywords, file, pointer } = target;
  const title = isString(keywords["title"]) ? keywords["title"] : code(pointer || file);
  return ruleLink(title, { schema: file, pointer });
}

const hasAll = (keys: readonly string[]): string =>
  keys.length > 0 ? `has ${andList(keys.map(code))}` : "needs no other key";

const dependentRequired: Sentence = (value, at) =>
  isSchemaObject(value) && Object.values(value).every(isStrings)
    ? Object.entries(value).map(([key, keys]) =>
        rule(at, `if it has ${code(key)}, it ${hasAll(keys as string[])}`, key),
      )
    : undefined;

/** All parts apply to the same value, so they need no heading. */
const allOf: Sentence = (_, { node, sentences }) => {
  const parts = heldBy(node, "allOf") ?? [];
  return parts.length > 0 ? parts.map((part) => under(part, sentences, "also")) : undefined;
};

const issue: Sentence = (value, at) =>
  isSchemaObject(value) ? Object.entries(value).map(([key, one]) => issueRule(key, one, at)) : undefined;

function issueRule(keyword: string, value: unknown, at: At): Rule {
  const { code: name, message, ...rest } = isSchemaObject(value) ? value : {};
  if (!isString(name) || !isString(message) || Object.keys(rest).length > 0) {
    return rule(at, `${code("x-issue")}: ${code(keyword)}: ${json(value)}`, keyword);
  }
  const link = codeLink(name, code(name));
  return rule(at, `where ${code(keyword)} fails, the issue is ${link}: ${oneLine(message)}`, keyword);
}

const missing: Sentence = (value, at) =>
  isSchemaObject(value) && Object.values(value).every(isString)
    ? Object.entries(value).map(([key, text]) =>
        rule(at, `where ${code(key)} is missing: ${oneLine(text as string)}`, key),
      )
    : undefined;

const kind = textual((value) => {
  if (!isSchemaObject(value)) return undefined;
  const { kind, createsAnonymousUsers: creates, profileRequired: needs, ...rest } = value;
  const isOdd = !isString(kind) || typeof creates !== "boolean" || typeof needs !== "boolean";
  if (isOdd || Object.keys(rest).length > 0) return undefined;
  const [created, needed] = [creates ? "creates" : "does not create", needs ? "needs" : "does not need"];
  return `is of the kind ${code(kind)}, which ${created} anonymous users and ${needed} a profile`;
});

/** Documents are requests or what comes instead of them. */
const documentRule: Sentence = (value, at) => {
  const { recognizedBy, otherwise, ...rest } = isSchemaObject(value) ? value : {};
  if (!isString(recognizedBy) || !isString(otherwise) || Object.keys(rest).length > 0) return undefined;
  const [request, other] = [recognizedBy, otherwise].map((ref) => linkTo(ref, at));
  return rule(at, `a document that conforms to ${request} is such a request; any other document is ${other}`);
};

const isAnything = () => true;

/** Each keyword of JSON Schema and of this project in words. */
export const sentences: Sentences = {
  $ref: reference,
  $dynamicRef: reference,
  $recursiveRef: reference,
  $anchor: naming("has the anchor"),
  $dynamicAnchor: naming("has the anchor"),
  $id: naming("has the URI"),
  $schema: naming("is written in the dialect"),
  $comment: prose(remark),
  title: prose((text) => `*Title:* ${text}`),
  description: prose((text) => `*Meaning:* ${text}`),
  examples: textual((value) => (isList(value) ? `for example ${value.map(json).join(", ")}` : undefined)),
  default: line((value) => `defaults to ${value} (an annotation only)`, isAnything),
  deprecated: flag("is deprecated", "is not deprecated"),
  readOnly: flag("is read-only", "is not read-only"),
  writeOnly: flag("is write-only", "is not write-only"),
  type: textual((value) => {
    const types = isString(value) ? [value] : value;
    return isStrings(types) ? `is ${orList(types.map(article))}` : undefined;
  }),
  enum: textual((value) => (isList(value) ? `is one of ${value.map(json).join(", ")}` : undefined)),
  const: line((value) => `is ${value}`, isAnything),
  minimum: limit("is", limitsInWords.minimum, "number"),
  maximum: limit("is", limitsInWords.maximum, "number"),
  exclusiveMinimum: limit("is", limitsInWords.exclusiveMinimum, "number"),
  exclusiveMaximum: limit("is", limitsInWords.exclusiveMaximum, "number"),
  multipleOf: limit("is", limitsInWords.multipleOf, "number"),
  minLength: limit("has", limitsInWords.minLength, "string"),
  maxLength: limit("has", limitsInWords.maxLength, "string"),
  pattern: naming("matches, if it is a string,"),
  format: (value, at) => {
    if (!isString(value)) return undefined;
    const isChecked = at.node.model.root(at.node.file).keywords["x-formats"] === "assertion";
    return rule(at, `has the format ${code(value)}${isChecked ? ", if it is a string" : " (an annotation only)"}`);
  },
  "x-formats": textual((value) =>
    value === "assertion" ? `checks each ${code("format")}` : `${code("x-formats")}: ${json(value)}`,
  ),
  contentEncoding: naming("is encoded in"),
  contentMediaType: naming("holds"),
  minItems: limit("has", limitsInWords.minItems, "array"),
  maxItems: limit("has", limitsInWords.maxItems, "array"),
  uniqueItems: flag("has no two equal items", "may have equal items"),
  items: (value, at) =>
    oneSchema("prefixItems" in at.node.keywords ? "each further item" : "each item")(value, at) ??
    schemaList("the items, in their order")(value, at),
  prefixItems: schemaList("the first items, in their order"),
  additionalItems: oneSchema("each further item"),
  unevaluatedItems: oneSchema("each item that no other keyword has evaluated"),
  contains: oneSchema("has an item that"),
  minContains: limit("has", limitsInWords.minContains),
  maxContains: limit("has", limitsInWords.maxContains),
  minProperties: limit("has", limitsInWords.minProperties, "object"),
  maxProperties: limit("has", limitsInWords.maxProperties, "object"),
  required: textual((value) => (isStrings(value) ? hasAll(value) : undefined)),
  properties: schemaMap((key) => `${code(key)}, if present,`),
  patternProperties: schemaMap((key) => `each key that matches ${code(key)},`),
  additionalProperties: oneSchema("each other key"),
  unevaluatedProperties: oneSchema("each key that no other keyword has evaluated"),
  propertyNames: oneSchema("each key's name"),
  dependentRequired,
  dependentSchemas: schemaMap((key) => `if it has ${code(key)}, it`),
  allOf,
  anyOf: schemaList("at least one of the following holds"),
  oneOf: schemaList("exactly one of the following holds"),
  not: (value, at) => {
    const [forbidden] = held(at.node, "not");
    const branches = forbidden && isOnly(forbidden, "anyOf") ? heldBy(forbidden, "anyOf") : undefined;
    return (
      listRule(branches, "none of the following holds", at) ??
      oneSchema("it must not be true that it", "it must not be true that all of the following hold")(value, at)
    );
  },
  if: (value, at) =>
    oneSchema(
      "then" in at.node.keywords || "else" in at.node.keywords
        ? "the condition is that it"
        : "without effect: the condition that it",
    )(value, at),
  then: oneSchema("if so, it"),
  else: oneSchema("otherwise it"),
  $defs: schemaMap((key) => `the definition ${code(key)}`),
  definitions: schemaMap((key) => `the definition ${code(key)}`),
  "x-issue": issue,
  "x-missing": missing,
  "x-identifier": textual((value) =>
    value === true
      ? "is an identifier: misspelled variants of its name are reported"
      : value === "person" || value === "account"
        ? `identifies ${value === "person" ? "a person" : "an account"}: placeholders such as ${code("undefined")} are reported`
        : `${code("x-identifier")}: ${json(value)}`,
  ),
  "x-owner": naming("is owned by"),
  "x-planned": textual((value) =>
    value === true ? "may be described further by a tracking plan" : `${code("x-planned")}: ${json(value)}`,
  ),
  "x-replaced-by": naming("is replaced by"),
  "x-kind": kind,
  "x-document": documentRule,
  $vocabulary: textual((value) => `is written in the vocabularies ${json(value)}`),
};
