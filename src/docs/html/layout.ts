import { isPart } from "../../schemas/schema.ts";
import { html, type Markup, type Part } from "./markup.ts";
import { codesPath, hasPlayground, overviewPath, type Page, playgroundPath, schemaPath } from "./site.ts";

/** The pages ask for nothing but their own scripts, styles and pictures: the browser holds them to it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** A whole page around its content. `scripts` are those that it loads besides the ones of every page. */
export function layout(page: Page, content: Part, scripts: readonly string[] = []): string {
  const { site, title, to } = page;
  const load = (path: string) =>
    site.assets.has(path) && html`  <script defer src="${to(`assets/${path}`)}"></script>\n`;
  const body = html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title === site.docs.title ? "" : `${title} · `}${site.docs.title}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="${to("assets/site.css")}">
${site.assets.has("theme.js") && html`  <script src="${to("assets/theme.js")}"></script>\n`}${["search-index.js", "site.js", ...scripts].map(load)}</head>
<body data-root="${to("")}">
<a class="skip" href="#content">Skip to the content</a>
<header class="bar">
  <button type="button" class="menu" popovertarget="pages" aria-label="Pages">☰</button>
  <a class="brand" href="${to(overviewPath)}">${site.docs.brand} <span class="version">${site.docs.version}</span></a>
  <div class="tools" id="tools"></div>
</header>
<div class="frame">
${navigation(page)}
<main id="content" tabindex="-1">
${content}
</main>
</div>
<footer>Generated from version ${site.docs.version} of the schemas. Nothing is loaded from other sites, and nothing that is typed here leaves the page.</footer>
</body>
</html>
`;
  return body.text;
}

function navigation({ site, path, to }: Page): Markup {
  const link = (target: string, title: string) =>
    html`<li><a href="${to(encodeURI(target))}"${target === path && html` aria-current="page"`}>${title}</a></li>`;
  return html`<nav id="pages" class="pages" popover aria-label="Pages">
<ul>
${link(overviewPath, site.docs.title)}
${hasPlayground(site) && link(playgroundPath, "Playground")}
${site.docs.codes.length > 0 && link(codesPath, "Issue codes")}
</ul>
${[...site.folders].map(([folder, schemas], i) => {
  const id = `pages-${i + 1}`;
  const list = html`<ul aria-labelledby="${id}">
${schemas.map(({ name, title }) => link(schemaPath(name), title))}
</ul>
`;
  if (!schemas.every(({ name }) => isPart(name)))
    return html`<p id="${id}">${folder === "" ? "Schemas" : folder}</p>\n${list}`;
  const isOpen = schemas.some(({ name }) => schemaPath(name) === path);
  return html`<details${isOpen && html` open`}>\n<summary id="${id}">Shared parts</summary>\n${list}</details>\n`;
})}</nav>`;
}
