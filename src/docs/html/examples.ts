import { type ExampleIssue, verdictText } from "../explain.ts";
import type { ExampleDoc } from "../model.ts";
import { codeBlock } from "./highlight.ts";
import { html, type Markup } from "./markup.ts";
import { hasPlayground, type Page, playgroundPath } from "./site.ts";

/** A JSON text, its validation result, and a link that opens it in the playground. */
export function exampleFigure(example: ExampleDoc, page: Page, label = verdictText(example)): Markup {
  const verdict = !example.isValid ? "invalid" : example.found.length > 0 ? "warned" : "valid";
  return html`<figure class="example ${verdict}">
<figcaption><span class="verdict">${label}</span>${tryLink(example, page)}</figcaption>
${codeBlock("json", example.text)}
${example.found.length > 0 && issueList(example.found, page)}</figure>
`;
}

function tryLink(example: ExampleDoc, { site, to }: Page): Markup | undefined {
  const name = site.examples.get(example)?.name;
  if (name === undefined || !hasPlayground(site)) return undefined;
  return html`<a href="${to(playgroundPath)}#${encodeURIComponent(name)}">Try it</a>`;
}

function issueList(found: readonly ExampleIssue[], { hrefOf, inline }: Page): Markup {
  const items = found.map(({ code, pointer, message, hint, line, column }) => {
    const where = pointer === "" ? "the whole document" : html`<code>${pointer}</code>`;
    const at = line === undefined ? "" : `, line ${line}, column ${column}`;
    return html`<li><a href="${hrefOf({ code })}"><code>${code}</code></a> at ${where}${at}: ${inline(message)}${hint !== undefined && html`<br>hint: ${inline(hint)}`}</li>\n`;
  });
  return html`<ul class="found">\n${items}</ul>\n`;
}
