type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Creates an element. Strings become text, never markup; attributes that are `false` or `undefined` are omitted. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(attribute, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** The element of the page with that id, which must be there. */
export function byId<T extends HTMLElement>(id: string, type: { new (): T }): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${id}`);
  return found;
}

/** A string as nodes, its parts in backticks as code. */
export const withCode = (text: string): (string | Node)[] =>
  text.split(/`([^`]*)`/).map((part, i) => (i % 2 === 0 ? part : codeOf(part)));

/** A string as code. Blanks at its ends or in a row, which would not be seen, are shown as `␣`. */
export const codeOf = (text: string): HTMLElement =>
  element(
    "code",
    {},
    text.replace(/^ +| +$| {2,}/g, (blanks) => "\u2423".repeat(blanks.length)),
  );
