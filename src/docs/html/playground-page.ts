import type { Family } from "../../schemas/families.ts";
import { isPart } from "../../schemas/schema.ts";
import type { CodeDoc, SchemaDoc } from "../model.ts";
import { playgroundDataId } from "./data.ts";
import { layout } from "./layout.ts";
import { html, jsonData, type Markup } from "./markup.ts";
import { playgroundData } from "./playground-data.ts";
import { type Page, pageOf, playgroundPath, type Site } from "./site.ts";

/** The page of the playground: its controls, its data, and empty elements that its script fills. */
export function playgroundPage(site: Site, families: readonly Family[]): string {
  const page = pageOf(site, playgroundPath, "Playground");
  return layout(
    page,
    html`<h1>Playground</h1>
<p class="lead">Paste a payload, a track request, or many of them as NDJSON. They are validated as you type, in this page: nothing that you type leaves it.</p>
<noscript><p class="source">The playground needs scripts, and scripts are switched off. <a href="index.html">The other pages</a> work without.</p></noscript>
<form id="controls" class="controls" data-scripted hidden>
<label>Example <select id="example">
<option value="">Pick one …</option>
${site.docs.schemas.map((schema) => exampleGroup(schema, page))}${codeGroups(page)}</select></label>
<fieldset><legend>Validate with</legend>
${families.map(({ title }, i) => html`<label><input type="radio" name="by" value="${title}"${i === 0 && html` checked`}> ${familyLabel(title)}</label>\n`)}<label><input type="radio" name="by" value=""> one schema</label>
<select id="schema" aria-label="The schema">
${site.docs.schemas.map(({ name, title }) => html`<option value="${name}">${title}</option>\n`)}</select>
</fieldset>
<label><input type="checkbox" id="ndjson"> NDJSON: one record per line</label>
<span><button type="button" id="share">Link to this input</button> <output id="shared"></output></span>
</form>
<div class="playground" data-scripted hidden>
<div id="editor" class="editor"></div>
<section id="verdict" class="verdict-panel" aria-label="Verdict"><p role="status" id="status" tabindex="-1"></p><div id="details"></div></section>
</div>
${jsonData(playgroundDataId, playgroundData(site, families))}
`,
    site.assets.has("plan.js") ? ["plan.js", "playground.js"] : ["playground.js"],
  );
}

const familyLabel = (family: string): string =>
  family === "contract" ? "the contract" : `${family}: what the service accepts`;

/** The valid examples of what is sent; the others are found from the pages of their schemas. */
function exampleGroup({ name, title, examples }: SchemaDoc, { site }: Page): Markup | false {
  const valid = examples.filter(({ isValid, found }) => isValid && found.length === 0);
  if (isPart(name) || valid.length === 0) return false;
  const options = valid.map(
    (example, i) => html`<option value="${site.examples.get(example)?.name}">${title}, example ${i + 1}</option>\n`,
  );
  return html`<optgroup label="${title}">\n${options}</optgroup>\n`;
}

function codeGroups({ site }: Page): Markup[] {
  const shown = (one: CodeDoc) => one.example !== undefined;
  const codes = site.docs.codes.filter(shown);
  const options = codes.map(({ code, meaning }) => html`<option value="${code}">${code}: ${meaning}</option>\n`);
  return codes.length === 0 ? [] : [html`<optgroup label="Examples of issues">\n${options}</optgroup>\n`];
}
