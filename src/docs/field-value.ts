import { fromPointer } from "../runtime/validate/path.ts";
import { type KeywordName, keywordNamed } from "../schemas/keywords.ts";
import type { SchemaNode } from "../schemas/model.ts";
import { alternativeKeywords } from "./alternatives.ts";
import { type AppliedSchema, appliedSchemas, held, isOnly, ownMessage } from "./applied.ts";
import { placeOf } from "./choices.ts";
import { examplesOfField, type FieldExample } from "./field-examples.ts";
import { oneLine, orList } from "./inline.ts";
import { ruleLink } from "./links.ts";
import { rulesAt } from "./rule.ts";
import { sentences } from "./sentences.ts";

/** What the schemas of a field say of its value. */
export interface FieldValue {
  /** Markdown, on one line, as are the following. Empty for any type. */
  readonly type: string;
  /** What a value must satisfy beyond its type. */
  readonly constraints: readonly string[];
  readonly description: string;
  readonly examples: readonly FieldExample[];
}

/** `said` are the positions of keywords that are said elsewhere. */
export function fieldValueOf(
  nodes: readonly SchemaNode[],
  inherited: ReadonlySet<SchemaNode>,
  said: readonly string[],
): FieldValue {
  const schemas = nodes.flatMap((node) => appliedSchemas(node));
  const keywords = schemas.map(({ node }) => node.keywords);
  // A value of several types need not satisfy the constraints of one of them.
  const types = new Set(keywords.flatMap(({ type }) => type ?? []));
  return {
    type: typeText(schemas),
    constraints: [...new Set(schemas.flatMap((one) => constraintsOf(one, types.size === 1, said)))],
    description: oneLine(keywords.map(({ description }) => description).find((one) => typeof one === "string") ?? ""),
    examples: examplesOfField(nodes, inherited),
  };
}

/** The schemas of the items of an array that are described by their position. */
export const prefixSchemas = (schemas: readonly AppliedSchema[]): readonly (readonly AppliedSchema[])[] => {
  const lists = schemas.map(({ node }) => held(node, "prefixItems"));
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => (list[i] ? appliedSchemas(list[i]) : [])));
};

export const itemSchemas = (schemas: readonly AppliedSchema[]): readonly AppliedSchema[] =>
  schemas.flatMap(({ node }) => held(node, "items")).flatMap((items) => appliedSchemas(items));

/** `outer` are the schemas that it is a part of the type of: one that leads back to one of them is only named. */
function typeText(schemas: readonly AppliedSchema[], outer: ReadonlySet<SchemaNode> = new Set()): string {
  const isAgain = schemas.some(({ node }) => outer.has(node));
  const within = new Set([...outer, ...schemas.map(({ node }) => node)]);
  const types = schemas.map(({ node }) => node.keywords["type"]).find((type) => type !== undefined);
  const own = orList([types ?? []].flat().map(String));
  const of = isAgain ? "" : itemTypes(schemas, within);
  const name = schemas.flatMap(({ node: { target } }) => (target ? linkTo(target) : [])).at(0);
  const type = of === "" ? own || (isAgain ? "" : alternativeTypes(schemas, within)) : `${own || "array"} of ${of}`;
  return [type, name && (type === "" ? name : `(${name})`)].filter(Boolean).join(" ");
}

/** The types of the items of an array, one by one where the schemas describe them by their position. */
function itemTypes(schemas: readonly AppliedSchema[], outer: ReadonlySet<SchemaNode>): string {
  const items = itemSchemas(schemas);
  const further = items.length > 0 ? typeText(items, outer) : "";
  const tuple = schemas.find(({ node }) => held(node, "prefixItems").length > 0)?.node;
  if (tuple === undefined) return further;
  const first = held(tuple, "prefixItems").map((one) => typeText(appliedSchemas(one), outer) || anything);
  const isClosed = held(tuple, "items").some(({ schema }) => schema === false);
  return `${first.join(", then ")}${isClosed ? ", and no more" : `, then ${further ? `each ${further}` : anything}`}`;
}

const anything = "anything";

/** A link to a page, or to a definition on one. */
function linkTo({ keywords: { title }, file, pointer }: SchemaNode): string[] {
  const name = typeof title === "string" ? title : fromPointer(pointer).at(-1);
  return name === undefined ? [] : [ruleLink(name, { schema: file, pointer })];
}

/** The types of a value with alternatives, where each of them has one. */
function alternativeTypes(schemas: readonly AppliedSchema[], outer: ReadonlySet<SchemaNode>): string {
  const lists = schemas.flatMap(({ node }) => alternativeKeywords.map((keyword) => held(node, keyword)));
  const types = lists.map((list) => list.map((one) => typeText(appliedSchemas(one), outer)));
  return orList([...new Set(types.find((list) => list.length > 0 && list.every((type) => type !== "")))]);
}

/** Whether the type of a field says all that its alternatives do. */
const areTypes = (alternatives: readonly SchemaNode[]): boolean =>
  alternatives.every((one) => isOnly(one, "type") || (isOnly(one, "$ref") && typeText(appliedSchemas(one)) !== ""));

/** In the words of the issue where the schema has them, and else in those of the rule. */
function constraintsOf({ node, isExplained }: AppliedSchema, hasOneType: boolean, said: readonly string[]): string[] {
  if (isExplained) return [];
  return Object.keys(node.keywords).flatMap((keyword) => {
    const message = ownMessage(node, keyword);
    if (message !== undefined) return [oneLine(message)];
    if (keywordNamed(keyword)?.shownIn !== undefined || said.includes(placeOf(node, keyword))) return [];
    if (alternativeKeywords.includes(keyword as KeywordName) && areTypes(held(node, keyword))) return [];
    return rulesAt(node, sentences, (one) => one === keyword).map(({ text, rules }) =>
      rules ? `${text} …` : hasOneType ? text.replace(/, if it is an? \w+,?/, "") : text,
    );
  });
}
