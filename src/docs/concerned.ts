import { namedIssues } from "../schemas/keys.ts";
import { keywordNamed } from "../schemas/keywords.ts";
import { type AnySchemas, everySchemaIn, SchemaModel, type SchemaNode } from "../schemas/model.ts";
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
    const sentence = concernedSentence(roots, code, explanation, where);
    return [code, sentence === undefined ? explanation : { ...explanation, why: `${explanation.why} ${sentence}` }];
  });
  return Object.fromEntries(entries);
}

function concernedSentence(
  roots: readonly SchemaNode[],
  code: string,
  { concerns }: Explanation,
  where: string,
): string | undefined {
  if (concerns === undefined) return undefined;
  const found = concerns === "fields" ? fieldsWith(roots, code).map(inCode) : titlesWith(roots, code);
  return found.length === 0 ? undefined : `In ${where} this concerns ${andList(found)}.`;
}

/** The names of the fields whose values, or items of them, can have an issue of that code. */
function fieldsWith(roots: readonly SchemaNode[], code: string): string[] {
  const properties = roots
    .flatMap((root) => [...everySchemaIn(root)])
    .flatMap(({ held }) => held.filter(({ keyword }) => keyword === "properties"));
  return [...new Set(properties.filter(({ node }) => canGive(code, node)).map(({ step }) => String(step)))].sort();
}

function canGive(code: string, node: SchemaNode, outer: ReadonlySet<SchemaNode> = new Set()): boolean {
  if (outer.has(node)) return false;
  if (codesOf(node).includes(code)) return true;
  const within = new Set([...outer, node]);
  const inner = node.held.filter(({ keyword }) => givesIssues(keyword, node)).map((one) => one.node);
  return [...(node.target ? [node.target] : []), ...inner].some((one) => canGive(code, one, within));
}

/** Whether the schemas under a keyword give issues of the value, or of its items: not where the keyword has an issue of its own. */
const givesIssues = (keyword: string, node: SchemaNode): boolean =>
  ["value", "item"].includes(keywordNamed(keyword)?.appliesTo ?? "") &&
  keyword !== "if" &&
  namedIssues(node)[keyword] === undefined;

/** The titles of the schema files that hold a schema with that code. */
const titlesWith = (roots: readonly SchemaNode[], code: string): string[] =>
  roots
    .filter((root) => [...everySchemaIn(root)].some((node) => codesOf(node).includes(code)))
    .map(({ keywords, file }) => String(keywords["title"] ?? file));

/** The codes of the issues that a schema gives by its own keywords. */
function codesOf(node: SchemaNode): readonly unknown[] {
  if (node.schema === false) return ["forbidden"];
  const named = namedIssues(node);
  return Object.keys(node.keywords).map((keyword) => named[keyword]?.["code"] ?? keywordNamed(keyword)?.code);
}
