import { isAnnotation } from "./keywords.ts";
import { appliedTo, referred, type SchemaNode } from "./model.ts";
import { isAddress, isSchemaObject, type SchemaObject } from "./schema.ts";

/** The schema file that a schema only refers to, adding nothing but annotations. */
export function soleReference(node: SchemaNode): string | undefined {
  if (!("$ref" in node.keywords)) return undefined;
  if (!Object.keys(node.keywords).every((keyword) => keyword === "$ref" || isAnnotation(keyword))) return undefined;
  const { pointer, file } = referred(node);
  return pointer === "" && !isAddress(file) ? file : undefined;
}

/** The key whose presence an `if` asks for, where it asks for nothing else. */
export function presenceTest({ keywords }: SchemaNode): string | undefined {
  const test = keywords["if"];
  if (!isSchemaObject(test)) return undefined;
  if (Object.keys(test).some((keyword) => keyword !== "required" && !isAnnotation(keyword))) return undefined;
  const keys = test["required"] as readonly string[] | undefined;
  return keys?.length === 1 ? keys[0] : undefined;
}

/** The key whose presence decides between the branches of a choice, in the schema or in what it applies. */
export const discriminatorOf = (node: SchemaNode): string | undefined =>
  appliedTo(node)
    .map(presenceTest)
    .find((key) => key !== undefined);

/** The keys whose values are identifiers (`x-identifier`), through any number of references; those of `stitchedOf` first. */
export const identifiersOf = (node: SchemaNode): string[] => [
  ...new Set([...stitchedOf(node), ...propertiesWith(node, (keywords) => "x-identifier" in keywords)]),
];

/** The keys whose values identify a person or an account. */
export const stitchedOf = (node: SchemaNode): string[] =>
  propertiesWith(node, ({ "x-identifier": of }) => of === "person" || of === "account");

/** The keys whose values identify a person. */
export const personsOf = (node: SchemaNode): string[] =>
  propertiesWith(node, ({ "x-identifier": of }) => of === "person");

/** The keys whose values are points in time. */
export const timestampsOf = (node: SchemaNode): string[] =>
  propertiesWith(node, ({ format }) => format === "date-time");

/** The keys about whose values a tracking plan may say more (`x-planned`). */
export const plannedKeysOf = (node: SchemaNode): string[] =>
  propertiesWith(node, (keywords) => "x-planned" in keywords);

/** The keys of an object for whose values a schema that applies to them satisfies the condition. */
function propertiesWith(node: SchemaNode, isWanted: (keywords: SchemaObject) => boolean): string[] {
  const keys = appliedTo(node).flatMap(({ held }) =>
    held
      .filter(({ keyword }) => keyword === "properties")
      .filter(({ node: value }) => appliedTo(value).some(({ keywords }) => isWanted(keywords)))
      .map(({ step }) => String(step)),
  );
  return [...new Set(keys)];
}

/** What to do about each missing key (`x-missing`). */
export const adviceFor = (node: SchemaNode): Readonly<Record<string, string>> =>
  Object.assign({}, ...appliedTo(node).map(({ keywords }) => keywords["x-missing"] ?? {}));

/** The first title among the schemas that apply. */
export function titleOf(node: SchemaNode): string | undefined {
  return appliedTo(node)
    .map(({ keywords }) => keywords["title"])
    .find((title) => typeof title === "string");
}

/** The issue that a schema names for one of its keywords that fails (`x-issue`). */
export const namedIssues = ({ keywords }: SchemaNode): Readonly<Record<string, SchemaObject>> =>
  (keywords["x-issue"] ?? {}) as Readonly<Record<string, SchemaObject>>;
