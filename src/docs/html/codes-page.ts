import { anchor } from "../addresses.ts";
import type { Trial } from "../explanations.ts";
import type { CodeDoc } from "../model.ts";
import { exampleFigure } from "./examples.ts";
import { codeBlock } from "./highlight.ts";
import { layout } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import { codesPath, heading, type Page, pageOf, type Site } from "./site.ts";

export function codesPage(site: Site): string {
  const page = pageOf(site, codesPath, "Issue codes");
  const groups = [...new Set(site.docs.codes.map(({ group }) => group))];
  return layout(
    page,
    html`<h1>Issue codes</h1>
<p class="lead">Codes are stable. Messages are for people and may change.</p>
<nav class="contents" aria-label="Contents">
${groups.map(
  (group, i) =>
    html`<p><a href="#group-${i + 1}">${group}</a>: ${site.docs.codes.filter((one) => one.group === group).map(({ code }, j) => html`${j > 0 && ", "}<a href="#${anchor(code)}"><code>${code}</code></a>`)}</p>\n`,
)}</nav>
${groups.map(
  (group, i) => html`${heading(2, `group-${i + 1}`, group)}
${site.docs.codes.filter((one) => one.group === group).map((one) => codeSection(one, page))}`,
)}`,
  );
}

function codeSection({ code, meaning, why, when, example, trial }: CodeDoc, page: Page): Markup {
  const { inline, hrefOf } = page;
  return html`<section class="code">
${heading(3, anchor(code), html`<code>${code}</code>`)}
<p class="lead">${inline(meaning)}</p>
<p>${inline(why)}</p>
${when !== undefined && html`<p><strong>It occurs when:</strong> ${inline(when)}</p>\n`}${
  example &&
  html`<p class="source">Validated with the schema <a href="${hrefOf({ schema: example.schema, pointer: "" })}"><code>${example.schema}</code></a>.</p>
<div class="pair">
${exampleFigure(example.wrong, page, example.wrong.isValid ? "Wrong (a warning)" : "Wrong")}${exampleFigure(example.right, page, "Right")}</div>
`
}${trial && trialFigures(trial)}</section>
`;
}

const trialFigures = ({ language, schema, wrong, right }: Trial): Markup => html`${
  schema !== undefined && html`<p class="source">With this schema:</p>\n${codeBlock("json", schema)}\n`
}<div class="pair">
<figure class="example invalid">
<figcaption><span class="verdict">Wrong</span></figcaption>
${codeBlock(language, wrong)}
</figure>
<figure class="example valid">
<figcaption><span class="verdict">Right</span></figcaption>
${codeBlock(language, right)}
</figure>
</div>
`;
