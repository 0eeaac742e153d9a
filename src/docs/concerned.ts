import { namedIssues } from "../schemas/keys.ts";
import { keywordNamed } from "../schemas/keywords.ts";
import { type AnySchemas, everySchemaIn, type HeldNode, SchemaModel, type SchemaNode } from "../schemas/model.ts";
import { isRecursive } from "../schemas/recursion.ts";
import type { Explanation } from "./explanations.ts";
import { andList, code as inCode } from "./inline.ts";

/** The explanations, each with the fields or documents of these schemas that it concerns. `where` is what sentences call them. */
export function withConcerned<Code extends string>(
  explanations: Readonly<Record<Code, Explanation>>,
  schemas: AnySchemas,
  where = "the schemas of this package",
): Readonly<Record<Code, Explanation>> {
  const model = new SchemaModel(schemas);
  const roots = model.names.map((name) => model.root(name));
  const entries = Object.entries<Explanation>(explanations).map(([code, explanation]) => {
    const { why, when, concerns, unused } = explanation;
    const found = concerns === undefined ? [] : concernedBy(code, concerns, roots);
    if (found.length > 0) return [code, { ...explanation, why: `${why} In ${where} this concerns ${andList(found)}.` }];
    return [code, unused === undefined ? explanation : { ...explanation, when: `${when} ${unused}` }];
  });
  return Object.fromEntries(entries);
}

function concernedBy(
  code: string,
  concerns: NonNullable<Explanation["concerns"]>,
  roots: readonly SchemaNode[],
): readonly string[] {
  if (concerns === "documents") return titlesOf(roots.filter((root) => isGivenIn(code, root)));
  const fields = fieldsWith(roots, code).map(inCode);
  return fields.length > 0 ? fields : titlesOf(roots.filter((root) => canGive(code, root)));
}

/** The names of the fields whose values, or what is in them, can have an issue of that code. */
function fieldsWith(roots: readonly SchemaNode[], code: string): string[] {
  const properties = roots
    .flatMap((root) => [...everySchemaIn(root)])
    .flatMap(({ held }) => held.filter(({ keyword }) => keyword === "properties"));
  return [...new Set(properties.filter(({ node }) => canGive(code, node)).map(({ step }) => String(step)))].sort();
}

function canGive(code: string, node: SchemaNode, outer: ReadonlySet<SchemaNode> = new Set()): boolean {
  if (outer.has(node)) return false;
  if (code === "too_deep") return isRecursive(node);
  if (codesOf(node).includes(code)) return true;
  const within = new Set([...outer, node]);
  const inner = node.held.filter((one) => givesIssues(one, node)).map((one) => one.node);
  return [...(node.target ? [node.target] : []), ...inner].some((one) => canGive(code, one, within));
}

/** Keywords that only try values by the schemas that they hold. */
const trying = ["if", "not", "contains", "propertyNames"];

/**
 * Whether a schema under a keyword gives issues of the value, of its items, or of members whose names the schema does not
 * list: not where the keyword has an issue of its own.
 */
const givesIssues = ({ keyword, node: { schema } }: HeldNode, holder: SchemaNode): boolean =>
  keywordNamed(keyword)?.appliesTo !== undefined &&
  keyword !== "properties" &&
  !trying.includes(keyword) &&
  namedIssues(holder)[keyword] === undefined &&
  schema !== false;

/** Whether a schema file holds a schema with that code. */
const isGivenIn = (code: string, root: SchemaNode): boolean =>
  [...everySchemaIn(root)].some((node) => codesOf(node).includes(code));

const titlesOf = (roots: readonly SchemaNode[]): string[] =>
  roots.map(({ keywords, file }) => String(keywords["title"] ?? file));

/** The codes of the issues that a schema gives by its own keywords. */
function codesOf(node: SchemaNode): readonly unknown[] {
  const named = namedIssues(node);
  const codes = Object.entries(node.keywords).map(
    ([keyword, value]) => named[keyword]?.["code"] ?? codeOf(keyword, value),
  );
  return node.held.some(forbidsKey) ? [...codes, "forbidden"] : codes;
}

const forbidsKey = ({ keyword, node: { schema } }: HeldNode): boolean =>
  schema === false && ["properties", "patternProperties"].includes(keyword);

/** The code of a keyword with that value. Those of members and items that nothing describes are given where it is `false`. */
function codeOf(keyword: string, value: unknown): string | undefined {
  const code = keyword === "items" ? "additional_item" : keywordNamed(keyword)?.code;
  const isOfRest = code === "additional_item" || code === "additional_property";
  return isOfRest && value !== false ? undefined : code;
}
