import { anchor, fieldAnchor } from "../addresses.ts";
import { presenceText } from "../field-cases.ts";
import type { Field } from "../fields.ts";
import { json, remark } from "../inline.ts";
import { plain } from "../links.ts";
import type { SchemaDoc } from "../model.ts";
import type { Rule } from "../rule.ts";
import { decisionSection } from "./decision.ts";
import { exampleFigure } from "./examples.ts";
import { codeBlock } from "./highlight.ts";
import { layout } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import { heading, type Page, pageOf, type Site, schemaPath } from "./site.ts";

export function schemaPage(site: Site, schema: SchemaDoc): string {
  const page = pageOf(site, schemaPath(schema.name), schema.title);
  const { title, name, id, description, source, decision, fields, rules, examples, type } = schema;
  return layout(
    page,
    html`<p class="eyebrow"><code>${name}</code></p>
<h1>${title}</h1>
<p class="lead">${page.inline(description)}</p>
${source !== undefined && html`<p class="source">${page.inline(remark(source))}</p>\n`}${decision && decisionSection(decision, page)}${fields.length > 0 && [heading(2, "fields", "Fields"), fieldsTable(schema, page)]}
${heading(2, "rules", "Rules")}
<p>Every keyword of the schema, in its order.</p>
${ruleList(rules, page)}${examples.length > 0 && heading(2, "examples", "Examples")}
${examples.length > 0 && html`<div class="pair">\n${examples.map((example) => exampleFigure(example, page))}</div>\n`}${type !== undefined && html`${heading(2, "typescript", "TypeScript")}\n${codeBlock("ts", type)}\n`}${id !== undefined && html`<p class="source">The schema's name is <code>${id}</code>; it is never fetched.</p>\n`}`,
  );
}

/** A table that a narrow screen shows as a list of cards; the roles keep it a table for screen readers then too. */
function fieldsTable({ fields, cases }: SchemaDoc, page: Page): Markup {
  const presences = cases.length > 0 ? cases : ["presence"];
  const head = ["field", ...presences, "what it holds", "example"];
  return html`<table class="fields" role="table">
<thead role="rowgroup"><tr role="row">${head.map((title) => html`<th role="columnheader" scope="col">${page.inline(title)}</th>`)}</tr></thead>
<tbody role="rowgroup">
${fields.map((field) => fieldRow(field, presences, page))}</tbody>
</table>
`;
}

function fieldRow(
  { path, presence, conditions, type, constraints, description, examples }: Field,
  presences: readonly string[],
  { inline }: Page,
): Markup {
  const id = fieldAnchor(path);
  return html`<tr role="row" id="${id}">
<th role="rowheader" scope="row"><code class="name">${path}</code> <a class="anchor" href="#${id}" aria-label="Link to this field">#</a><span class="type">${inline(type)}</span></th>
${presences.map((title, i) => {
  const [one = "optional", condition = ""] = [presence[i], conditions[i]];
  return html`<td role="cell" class="presence" data-title="${plain(title)}"><span class="${condition === "" ? one : "condition"}">${inline(presenceText(one, condition))}</span></td>\n`;
})}<td role="cell">${description !== "" && html`<p>${inline(description)}</p>`}${constraints.map((constraint) => html`<p class="constraint">${inline(constraint)}</p>`)}</td>
<td role="cell" class="values">${examples.map((example) => html`${inline(json(example))} `)}</td>
</tr>
`;
}

const ruleList = (rules: readonly Rule[], page: Page): Markup =>
  html`<ul class="rules">
${rules.map(
  ({ text, rules: inner, pointer }) =>
    html`<li${pointer !== "" && html` id="${anchor(pointer)}"`}>${page.inline(text)}${inner && ruleList(inner, page)}</li>\n`,
)}</ul>
`;
