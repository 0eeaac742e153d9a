/** HTML that is finished: whatever it shows of others is escaped. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: texts are escaped, `false` and `undefined` are nothing. */
export type Part = Markup | string | number | false | undefined | readonly Part[];

/** A template for HTML. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(strings.map((text, i) => text + (i < parts.length ? textOf(parts[i]) : "")).join(""));

function textOf(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (part === undefined || part === false) return "";
  return typeof part === "object" ? part.map(textOf).join("") : escaped(String(part));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] as string);

/** JSON to be read by a script of the page. It is data, and cannot end its element. */
export const jsonData = (id: string, value: unknown): Markup =>
  html`<script type="application/json" id="${id}">${new Markup(JSON.stringify(value).replaceAll("<", "\\u003c"))}</script>`;
