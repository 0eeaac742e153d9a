import { namedIssues } from "../schemas/keys.ts";
import { heldBy, type SchemaNode } from "../schemas/model.ts";

/** A schema that applies to a value. */
export interface AppliedSchema {
  readonly node: SchemaNode;
  /** Whether it is described on another page: a `$ref` to a schema file leads to it. */
  readonly isElsewhere: boolean;
  /** Whether the schema that it is a part of says in words of its own what it means. */
  readonly isExplained: boolean;
}

/** The schema itself, what it refers to, and what is in its `allOf`: all that holds of every value. */
export function appliedSchemas(
  node: SchemaNode,
  isElsewhere = false,
  isExplained = false,
  seen = new Set<SchemaNode>(),
): readonly AppliedSchema[] {
  if (typeof node.schema === "boolean" || seen.has(node)) return [];
  seen.add(node);
  const areExplained = isExplained || ownMessage(node, "allOf") !== undefined;
  return [
    { node, isElsewhere, isExplained },
    ...(node.target ? appliedSchemas(node.target, isElsewhere || node.target.pointer === "", false, seen) : []),
    ...held(node, "allOf").flatMap((part) => appliedSchemas(part, isElsewhere, areExplained, seen)),
  ];
}

/** The schemas that a keyword holds. */
export const held = (node: SchemaNode, keyword: string): readonly SchemaNode[] =>
  (heldBy(node, keyword) ?? []).map((one) => one.node);

/** What the schema says of the value of a key. */
export function propertiesAt(node: SchemaNode, key: string): readonly SchemaNode[] {
  const named = (heldBy(node, "properties") ?? []).filter(({ step }) => step === key);
  const matching = (heldBy(node, "patternProperties") ?? []).filter(({ step }) => matches(String(step), key));
  const listed = [...named, ...matching].map((one) => one.node);
  return listed.length > 0 ? listed : held(node, "additionalProperties").filter(({ schema }) => schema !== false);
}

/** Whether a key matches a pattern, which need not be a regular expression in a schema that nothing has checked. */
function matches(pattern: string, key: string): boolean {
  try {
    return new RegExp(pattern, "u").test(key);
  } catch {
    return false;
  }
}

export const requiredKeysIn = ({ keywords: { required } }: SchemaNode): readonly string[] =>
  Array.isArray(required) ? required.filter((key) => typeof key === "string") : [];

/** Keys with a description, or that must be absent. */
export const describedKeysIn = (node: SchemaNode): readonly string[] => [
  ...(heldBy(node, "properties") ?? []).map(({ step }) => String(step)),
  ...forbiddenKeysIn(node),
];

/** The keys that schemas require or describe. */
export const keysIn = (schemas: readonly AppliedSchema[]): string[] =>
  schemas.flatMap(({ node }) => [...requiredKeysIn(node), ...describedKeysIn(node)]);

/** Keys that must be absent. */
export const absentKeysIn = (node: SchemaNode): readonly string[] => [
  ...(heldBy(node, "properties") ?? []).filter(({ node }) => node.schema === false).map(({ step }) => String(step)),
  ...forbiddenKeysIn(node),
];

/** Keys that `not` forbids: `{"required": [key]}`, alone or in an `anyOf`. */
function forbiddenKeysIn(node: SchemaNode): readonly string[] {
  const forbidden = held(node, "not").flatMap((not) => (isOnly(not, "anyOf") ? held(not, "anyOf") : [not]));
  return forbidden.flatMap((one) =>
    isOnly(one, "required") && requiredKeysIn(one).length === 1 ? requiredKeysIn(one) : [],
  );
}

/** Whether the schema has that keyword and no other. */
export const isOnly = ({ keywords }: SchemaNode, keyword: string): boolean =>
  keyword in keywords && Object.keys(keywords).length === 1;

/** The words of its own that a schema has for a keyword that fails. */
export function ownMessage(node: SchemaNode, keyword: string): string | undefined {
  const message = namedIssues(node)[keyword]?.["message"];
  return typeof message === "string" ? message : undefined;
}
