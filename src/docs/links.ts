import { urlOf } from "./addresses.ts";
import type { SchemaDoc } from "./model.ts";
import type { Rule } from "./rule.ts";

/** Links are written as `[title](<schema:name#pointer>)` and `[title](<code:name>)`; each format of pages gives them its addresses. */

/** Where a link leads: a schema, or the rule at a JSON Pointer in it, or an issue code. */
export type Destination = RulePlace | { readonly code: string };

interface RulePlace {
  readonly schema: string;
  readonly pointer: string;
}

export const ruleLink = (title: string, to: RulePlace): string => `[${title}](${destinationText(to)})`;

export const schemaLink = (title: string, schema: string): string => ruleLink(title, { schema, pointer: "" });

export const codeLink = (name: string, title: string): string => `[${title}](${destinationText({ code: name })})`;

const destinationText = (to: Destination): string =>
  "code" in to
    ? `<code:${urlOf(to.code)}>`
    : `<schema:${urlOf(to.schema)}${to.pointer === "" ? "" : `#${urlOf(to.pointer)}`}>`;

/** The text with the destination of each of its links as a page can follow it. */
export const withLinks = (text: string, follow: (to: Destination) => string): string =>
  text.replace(/<(schema|code):([^#>]*)#?([^>]*)>/g, (_, kind, ...parts) => {
    const [name = "", pointer = ""] = parts.slice(0, 2).map(decodeURIComponent);
    return follow(kind === "code" ? { code: name } : { schema: name, pointer });
  });

/** Markdown without its links. */
export const withoutLinks = (markdown: string): string => markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");

/** Markdown without its links and code marks. */
export const plain = (markdown: string): string => withoutLinks(markdown).replaceAll("`", "");

/**
 * Redirects each link to a rule that exists: a schema on the same line as the one around it has no rule of its own. A schema that
 * has no page, because it is only referred to, has no link either.
 */
export function settled(schemas: readonly SchemaDoc[]): SchemaDoc[] {
  const places = new Map(schemas.map(({ name, rules }) => [name, new Set(flat(rules).map(({ pointer }) => pointer))]));
  const settle = (to: Destination): string => {
    if ("code" in to) return destinationText(to);
    let { pointer } = to;
    while (pointer !== "" && !places.get(to.schema)?.has(pointer)) pointer = pointer.replace(/\/[^/]*$/, "");
    return destinationText({ schema: to.schema, pointer });
  };
  const change = (text: string) =>
    withLinks(
      withoutDeadLinks(text, (schema) => places.has(schema)),
      settle,
    );
  return schemas.map(({ fields, rules, ...schema }) => ({
    ...schema,
    fields: fields.map((field) => ({ ...field, type: change(field.type), constraints: field.constraints.map(change) })),
    rules: rules.map((rule) => withText(rule, change)),
  }));
}

const withoutDeadLinks = (text: string, hasPage: (schema: string) => boolean): string =>
  text.replace(/\[([^\]]*)\]\(<schema:([^#>]*)[^>]*>\)/g, (link, title: string, name: string) =>
    hasPage(decodeURIComponent(name)) ? link : title,
  );

const withText = ({ rules, ...own }: Rule, change: (text: string) => string): Rule => ({
  ...own,
  text: change(own.text),
  ...(rules && { rules: rules.map((one) => withText(one, change)) }),
});

const flat = (rules: readonly Rule[]): Rule[] => rules.flatMap((rule) => [rule, ...flat(rule.rules ?? [])]);

/** Where the links in a schema's fields and rules lead. */
export function destinationsIn({ fields, rules }: SchemaDoc): Destination[] {
  const found: Destination[] = [];
  for (const text of [
    ...fields.flatMap(({ type, constraints }) => [type, ...constraints]),
    ...flat(rules).map(({ text }) => text),
  ]) {
    withLinks(text, (to) => String(found.push(to)));
  }
  return found;
}
