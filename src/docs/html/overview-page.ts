import { isPart } from "../../schemas/schema.ts";
import type { Decision, SchemaDoc, Sending } from "../model.ts";
import { decisionSection } from "./decision.ts";
import { exampleFigure } from "./examples.ts";
import { codeBlock } from "./highlight.ts";
import { layout } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import { heading, overviewPath, type Page, pageOf, type Site } from "./site.ts";

/** The first page: the decision, and links to everything else. */
export function overviewPage(site: Site): string {
  const page = pageOf(site, overviewPath, site.docs.title);
  const { schemas, codes, sending } = site.docs;
  const parts = schemas.filter(({ name }) => isPart(name));
  const deciding = schemas.find(({ decision }) => decision);
  return layout(
    page,
    html`<h1>${site.docs.title}</h1>
${deciding && html`<p class="lead">${page.inline(deciding.description)}</p>\n`}${sending && sendingSection(sending, page)}${deciding?.decision && decisionSection(deciding.decision, page)}${deciding?.decision && firstExamples(deciding, deciding.decision, page)}
${heading(2, "schemas", "Schemas")}
<table class="list">
<thead><tr><th scope="col">schema</th><th scope="col">what it describes</th></tr></thead>
<tbody>
${schemas.filter((schema) => !parts.includes(schema)).map((schema) => schemaRow(schema, page))}</tbody>
</table>
${parts.length > 0 && html`<p class="source">Parts that they share: ${parts.map((part, i) => [i > 0 && ", ", schemaLink(part, page)])}.</p>\n`}${codes.length > 0 && codesTable(page)}`,
  );
}

/** The envelope of payloads, and a request to copy. */
function sendingSection({ schema, snippets }: Sending, page: Page): Markup {
  const request = page.site.docs.schemas.find(({ name }) => name === schema);
  return html`${heading(2, "sending", "Send it")}
<p>${request && page.inline(request.description)} ${request && schemaLink(request, page)} has all about it.</p>
<div class="pair">
${snippets.map(
  ({ title, language, text }) =>
    html`<figure class="example">\n<figcaption><span>${page.inline(title)}</span></figcaption>\n${codeBlock(language, text)}\n</figure>\n`,
)}</div>
`;
}

const schemaLink = ({ name, title }: SchemaDoc, { hrefOf }: Page): Markup =>
  html`<a href="${hrefOf({ schema: name, pointer: "" })}">${title}</a>`;

/** The first valid example with the deciding key, and the first without it. */
function firstExamples({ examples }: SchemaDoc, { key, outcomes }: Decision, page: Page): Markup {
  const valid = examples.filter(({ isValid, found }) => isValid && found.length === 0);
  const hasKey = (text: string) => Object.hasOwn(Object(JSON.parse(text)), key);
  const figures = outcomes.map(({ title }, i) => {
    const example = valid.find(({ text }) => hasKey(text) === (i === 0));
    return example && exampleFigure(example, page, title);
  });
  return html`<div class="pair">\n${figures}</div>\n`;
}

const schemaRow = (schema: SchemaDoc, page: Page): Markup =>
  html`<tr><th scope="row">${schemaLink(schema, page)}<br><code>${schema.name}</code></th><td>${page.inline(schema.description)}</td></tr>\n`;

const codesTable = ({ site, hrefOf, inline }: Page): Markup => html`${heading(2, "codes", "Issue codes")}
<table class="list">
<thead><tr><th scope="col">code</th><th scope="col">meaning</th></tr></thead>
<tbody>
${site.docs.codes.map(
  ({ code, meaning }) =>
    html`<tr><th scope="row"><a href="${hrefOf({ code })}"><code>${code}</code></a></th><td>${inline(meaning)}</td></tr>\n`,
)}</tbody>
</table>
`;
