import { isPart } from "../schemas/schema.ts";
import { anchor, fieldAnchor, upFrom, urlOf } from "./addresses.ts";
import { fenced, issueLines, lineBreak, place, tableText } from "./blocks.ts";
import { decisionRows, decisionText } from "./decision.ts";
import { decisionDiagram } from "./diagram.ts";
import { verdictText } from "./explain.ts";
import { presenceText } from "./field-cases.ts";
import { code, json, remark } from "./inline.ts";
import { codeLink, type Destination, destinationsIn, schemaLink, withLinks } from "./links.ts";
import { codesBlocks } from "./markdown-codes.ts";
import { asText, isFence } from "./mdx.ts";
import type { Decision, Docs, ExampleDoc, SchemaDoc, Sending } from "./model.ts";
import type { Rule } from "./rule.ts";

/** Pages of CommonMark with GitHub's tables, and pictures, by their paths. */
export function markdownPages(docs: Docs): Map<string, string> {
  const pages = new Map([["README.md", pageText([...overviewBlocks(docs)], "README.md")]]);
  const linked = docs.schemas.flatMap(destinationsIn);
  for (const schema of docs.schemas) {
    const path = schemaFile(schema.name);
    pages.set(path, pageText([...schemaBlocks(schema, path, linked)], path));
    if (schema.decision) pages.set(pictureFile(schema.name), decisionDiagram(schema.decision, true));
  }
  return pages.set("codes.md", pageText([...codesBlocks(docs)], "codes.md"));
}

const schemaFile = (name: string): string => `schemas/${name}.md`;
const pictureFile = (name: string): string => `schemas/${name}.svg`;

/** Blocks of Markdown as a page, its links relative to it. */
function pageText(blocks: readonly string[], path: string): string {
  const up = upFrom(path);
  const follow = (to: Destination) => {
    if ("code" in to) return `${up}codes.md#${anchor(to.code)}`;
    return `${up}${urlOf(schemaFile(to.schema))}${to.pointer === "" ? "" : `#${anchor(to.pointer)}`}`;
  };
  const filled = blocks.filter((block) => block !== "");
  const texts = filled.map((block) => (isFence(block) ? block : asText(withLinks(block, follow))));
  return `${texts.join("\n\n").trimEnd()}\n`;
}

function* overviewBlocks({ title, version, schemas, codes, sending }: Docs): Generator<string> {
  yield `# ${title}`;
  if (sending) yield* sendingBlocks(sending, schemas);
  const deciding = schemas.find(({ decision }) => decision);
  if (deciding?.decision) yield* decisionBlocks(deciding.decision, pictureFile(deciding.name));
  yield "## Schemas";
  const rows = schemas
    .filter(({ name }) => !isPart(name))
    .map(({ name, title, description }) => [`${schemaLink(title, name)}${lineBreak}${code(name)}`, description]);
  if (rows.length > 0) yield tableText(["schema", "what it describes"], rows);
  const parts = schemas.filter(({ name }) => isPart(name)).map(({ name, title }) => schemaLink(title, name));
  if (parts.length > 0) yield `Parts that they share: ${parts.join(", ")}.`;
  if (codes.length > 0) {
    yield "## Issue codes";
    yield tableText(
      ["code", "meaning"],
      codes.map((one) => [codeLink(one.code, code(one.code)), one.meaning]),
    );
  }
  yield `Schemas of version ${version}.`;
}

function* sendingBlocks({ schema, snippets }: Sending, schemas: readonly SchemaDoc[]): Generator<string> {
  const request = schemas.find(({ name }) => name === schema);
  yield `## Send it`;
  yield `${request?.description ?? ""} ${schemaLink(request?.title ?? schema, schema)} has all about it.`.trim();
  for (const { title, language, text } of snippets) yield* [`${title}:`, fenced(language, text)];
}

function* decisionBlocks(decision: Decision, picture: string): Generator<string> {
  yield `## Is ${code(decision.key)} present?`;
  yield `![${decisionText(decision).replace(/[[\]\\]/g, "\\$&")}](${urlOf(picture)})`;
  yield tableText(["", "yes", "no"], decisionRows(decision));
}

function* schemaBlocks(schema: SchemaDoc, path: string, linked: readonly Destination[]): Generator<string> {
  yield `# ${schema.title}`;
  yield schema.description;
  if (schema.source !== undefined) yield remark(schema.source);
  if (schema.decision) yield* decisionBlocks(schema.decision, upFrom(path) + pictureFile(schema.name));
  if (schema.fields.length > 0) {
    yield "## Fields";
    yield fieldTable(schema);
  }
  yield "## Rules";
  const places = linked.flatMap((to) => ("schema" in to && to.schema === schema.name ? to.pointer : []));
  yield ruleLines(schema.rules, new Set(places));
  if (schema.examples.length > 0) yield "## Examples";
  for (const example of schema.examples) yield* exampleBlocks(example);
  if (schema.type !== undefined) {
    yield "## TypeScript";
    yield fenced("ts", schema.type);
  }
  if (schema.id !== undefined) yield `The schema's name is ${code(schema.id)}; it is never fetched.`;
}

function fieldTable({ fields, cases }: SchemaDoc): string {
  const rows = fields.map(({ path, presence, conditions, type, constraints, description, examples }) => [
    `${place(fieldAnchor(path))}${code(path)}${type === "" ? "" : `${lineBreak}${type}`}`,
    ...presence.map((one, i) => presenceText(one, conditions[i] ?? "").replace(/^required$/, "**$&**")),
    [
      description,
      ...constraints.map((one) => `*Constraint:* ${one}`),
      ...(examples.length > 0 ? [`*Example:* ${examples.map(json).join(" ")}`] : []),
    ]
      .filter((text) => text !== "")
      .join(lineBreak) || "–",
  ]);
  return tableText(["field", ...(cases.length > 0 ? cases : ["presence"]), "what it holds"], rows);
}

/** Those at the places that links lead to can be found by them. */
function ruleLines(rules: readonly Rule[], places: ReadonlySet<string>, margin = ""): string {
  return rules
    .map(({ text, rules: inner, pointer }) => {
      const target = pointer !== "" && places.has(pointer) ? place(anchor(pointer)) : "";
      return `${margin}- ${target}${text}${inner ? `\n${ruleLines(inner, places, `${margin}  `)}` : ""}`;
    })
    .join("\n");
}

function* exampleBlocks(example: ExampleDoc): Generator<string> {
  yield `${verdictText(example)}:`;
  yield fenced("json", example.text);
  if (example.found.length > 0) yield issueLines(example.found);
}
