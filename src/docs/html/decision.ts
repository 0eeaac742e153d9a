import { decisionRows } from "../decision.ts";
import { decisionDiagram } from "../diagram.ts";
import type { Decision } from "../model.ts";
import { html, Markup } from "./markup.ts";
import { heading, type Page } from "./site.ts";

/** What one key decides: a picture of it, and a table of what follows. */
export function decisionSection(decision: Decision, { inline }: Page): Markup {
  const rows = decisionRows(decision).map(
    ([title, yes, no]) => html`<tr><th scope="row">${title}</th><td>${inline(yes)}</td><td>${inline(no)}</td></tr>\n`,
  );
  return html`<section class="decision">
${heading(2, "decision", html`Is <code>${decision.key}</code> present?`)}
<div class="beside">
<figure>
${new Markup(decisionDiagram(decision, false))}</figure>
<table class="compared">
<thead><tr><td></td><th scope="col">yes</th><th scope="col">no</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
</section>
`;
}
