import { withEntities } from "../entities.ts";

/** Finished HTML: everything in it is escaped. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A value in a template. Strings are escaped; `false` and `undefined` become nothing. */
export type Part = Markup | string | number | false | undefined | readonly Part[];

/** A template for HTML. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(strings.map((text, i) => text + (i < parts.length ? textOf(parts[i]) : "")).join(""));

function textOf(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (part === undefined || part === false) return "";
  return typeof part === "object" ? part.map(textOf).join("") : withEntities(String(part));
}

/** JSON for a script of the page. It cannot end its element. */
export const jsonData = (id: string, value: unknown): Markup =>
  html`<script type="application/json" id="${id}">${new Markup(JSON.stringify(value).replaceAll("<", "\\u003c"))}</script>`;
