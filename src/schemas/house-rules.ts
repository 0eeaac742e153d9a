import { issueCodes } from "../runtime/validate/codes.ts";
import { namedIssues } from "./keys.ts";
import { keywordNamed, keywordsWhere } from "./keywords.ts";
import { everySchemaIn, SchemaModel, type SchemaNode } from "./model.ts";
import { idOf, SchemaError, type SchemaSet } from "./schema.ts";

/**
 * What every schema file owes its readers, beyond being valid: an `$id` that mirrors its path, title, description,
 * examples and the source of its rules; a description of every property, and none whose key objects inherit; no unknown keyword under `x-`.
 */
export function breachesOf(set: SchemaSet): SchemaError[] {
  const breaches: SchemaError[] = [];
  const model = new SchemaModel(set);
  for (const name of model.names) {
    const { keywords: schema } = model.root(name);
    const breach = (pointer: string, problem: string) => breaches.push(new SchemaError(name, pointer, problem));
    if (!/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/.test(name)) breach("", "file names are kebab-case");
    if (schema["$schema"] !== "https://json-schema.org/draft/2020-12/schema") breach("/$schema", "must be 2020-12");
    if (schema["$id"] !== idOf(name)) breach("/$id", `must be ${idOf(name)}`);
    for (const key of ["title", "description", "$comment"]) {
      if (typeof schema[key] !== "string" || schema[key] === "") breach(`/${key}`, "is missing");
    }
    if (!Array.isArray(schema["examples"]) || schema["examples"].length === 0) breach("/examples", "is missing");
    for (const node of everySchemaIn(model.root(name))) {
      for (const [pointer, problem] of breachesIn(node)) breach(pointer, problem);
    }
  }
  return breaches;
}

/** The keywords that close an object where they are `false`. */
const closing = keywordsWhere(({ appliesTo, holds }) => appliesTo === "member" && holds === "schema");

function* breachesIn(node: SchemaNode): Generator<[string, string]> {
  const { keywords: schema, pointer } = node;
  for (const key of Object.keys(schema)) {
    if (key.startsWith("x-") && keywordNamed(key) === undefined)
      yield [`${pointer}/${key}`, "is not a known annotation"];
  }
  if (/\\[sSdDwWbBpP]/.test(String(schema["pattern"] ?? ""))) {
    yield [`${pointer}/pattern`, "uses a class such as \\s, whose meaning differs between regular expression dialects"];
  }
  const isChecked = node.model.root(node.file).keywords["x-formats"] !== undefined;
  if ("format" in schema && !(isChecked || "pattern" in schema || "allOf" in schema)) {
    const problem =
      "is an annotation: constrain the string by a pattern beside it, or say in x-formats that formats are checked";
    yield [`${pointer}/format`, problem];
  }
  for (const key of closing) {
    if (schema[key] === false) yield [`${pointer}/${key}`, "content is open: clients add fields"];
  }
  for (const { step, node: value } of node.held.filter(({ keyword }) => keyword === "properties")) {
    if (!isDescribed(value)) yield [value.pointer, "has no description, and no $ref to one"];
    // Ajv, for one, unless it is told to look at own keys only.
    if (String(step) in Object.prototype)
      yield [value.pointer, "is inherited by every object of JavaScript, so other validators take it for present"];
  }
  for (const [keyword, issue] of Object.entries(namedIssues(node))) {
    if (!(keyword in schema)) yield [`${pointer}/x-issue/${keyword}`, "there is no such keyword beside it"];
    if (typeof issue["message"] !== "string") yield [`${pointer}/x-issue/${keyword}/message`, "is missing"];
    if (!Object.hasOwn(issueCodes, String(issue["code"]))) {
      yield [`${pointer}/x-issue/${keyword}/code`, `must be one of ${Object.keys(issueCodes).join(", ")}`];
    }
  }
}

const isDescribed = ({ schema, keywords, target }: SchemaNode): boolean =>
  typeof schema === "boolean" ||
  typeof keywords["description"] === "string" ||
  (target !== undefined && isDescribed(target));
