import MarkdownIt from "markdown-it";
import { type Destination, withLinks } from "../links.ts";
import { Markup } from "./markup.ts";

/** Nothing of others becomes HTML, and no page loads a picture from anywhere. */
const markdown = new MarkdownIt("commonmark", { html: false }).disable(["html_inline", "image", "newline"]);

/** Markdown on one line as HTML, its links followed from the page. */
export type Inline = (text: string) => Markup;

export const inlineWith =
  (hrefOf: (to: Destination) => string): Inline =>
  (text) =>
    new Markup(markdown.renderInline(withLinks(text, (to) => `<${hrefOf(to)}>`)));
