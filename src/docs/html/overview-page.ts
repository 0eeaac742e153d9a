import type { Decision, SchemaDoc } from "../model.ts";
import { decisionSection } from "./decision.ts";
import { exampleFigure } from "./examples.ts";
import { homeTitle, layout } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import { heading, overviewPath, type Page, pageOf, type Site } from "./site.ts";

/** The first page: the decision, and links to everything else. */
export function overviewPage(site: Site): string {
  const page = pageOf(site, overviewPath, homeTitle);
  const { schemas, codes } = site.docs;
  const deciding = schemas.find(({ decision }) => decision);
  return layout(
    page,
    html`<h1>${homeTitle}</h1>
${deciding && html`<p class="lead">${page.inline(deciding.description)}</p>\n`}${deciding?.decision && decisionSection(deciding.decision, page)}${deciding?.decision && firstExamples(deciding, deciding.decision, page)}
${heading(2, "schemas", "Schemas")}
<table class="list">
<thead><tr><th scope="col">schema</th><th scope="col">what it describes</th></tr></thead>
<tbody>
${schemas.map((schema) => schemaRow(schema, page))}</tbody>
</table>
${codes.length > 0 && codesTable(page)}`,
  );
}

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

const schemaRow = ({ name, title, description }: SchemaDoc, { hrefOf, inline }: Page): Markup =>
  html`<tr><th scope="row"><a href="${hrefOf({ schema: name, pointer: "" })}">${title}</a><br><code>${name}</code></th><td>${inline(description)}</td></tr>\n`;

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
