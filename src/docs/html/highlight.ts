import { classHighlighter, highlightCode } from "@lezer/highlight";
import { parser as javascript } from "@lezer/javascript";
import { parser as json } from "@lezer/json";
import { visible } from "../inline.ts";
import { html, type Markup, type Part } from "./markup.ts";

const parsers = { json, ts: javascript.configure({ dialect: "ts" }) };

/** A block of code, its tokens marked by the classes that the editor of the playground uses too (`tok-string` and others). */
export function codeBlock(language: keyof typeof parsers | "sh" | "python", text: string): Markup {
  const shown = text.split("\n").map(visible).join("\n");
  if (language === "sh" || language === "python") return block(language, shown);
  const parts: Part[] = [];
  highlightCode(
    shown,
    parsers[language].parse(shown),
    classHighlighter,
    (token, classes) => parts.push(classes === "" ? token : html`<span class="${classes}">${token}</span>`),
    () => parts.push("\n"),
  );
  return block(language, parts);
}

/** A reader who uses the keyboard scrolls what is wider than the page. */
const block = (language: string, parts: Part): Markup =>
  html`<pre tabindex="0"><code class="language-${language}">${parts}</code></pre>`;
