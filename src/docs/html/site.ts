import { anchor, folderOf, upFrom, urlOf } from "../addresses.ts";
import type { Destination } from "../links.ts";
import type { Docs, ExampleDoc, SchemaDoc } from "../model.ts";
import { type Inline, inlineWith } from "./inline.ts";
import { html, type Markup, type Part } from "./markup.ts";

/** What all pages share. */
export interface Site {
  readonly docs: Docs;
  /** Files that the pages load, by their paths. */
  readonly assets: ReadonlyMap<string, string>;
  readonly examples: ReadonlyMap<ExampleDoc, NamedExample>;
  /** The schemas by their folders. */
  readonly folders: ReadonlyMap<string, readonly SchemaDoc[]>;
}

/** An example by the name that the playground gives it. */
interface NamedExample {
  readonly name: string;
  /** The schema that validates it. */
  readonly schema: string;
}

/** One page, and how it is linked to others. */
export interface Page {
  readonly site: Site;
  readonly path: string;
  readonly title: string;
  readonly inline: Inline;
  /** From this page to a file of the site. */
  readonly to: (path: string) => string;
  readonly hrefOf: (to: Destination) => string;
}

export const overviewPath = "index.html";
export const codesPath = "codes.html";
export const playgroundPath = "playground.html";
export const schemaPath = (name: string): string => `schemas/${name}.html`;

/** Where a destination lies in the site. */
export const pathTo = (to: Destination): string => {
  if ("code" in to) return `${codesPath}#${anchor(to.code)}`;
  return urlOf(schemaPath(to.schema)) + (to.pointer === "" ? "" : `#${anchor(to.pointer)}`);
};

export function siteOf(docs: Docs, assets: ReadonlyMap<string, string>): Site {
  const examples = new Map<ExampleDoc, NamedExample>();
  for (const { code, example } of docs.codes) {
    if (example === undefined) continue;
    const { schema, wrong, right } = example;
    examples.set(wrong, { name: code, schema }).set(right, { name: `${code}.right`, schema });
  }
  for (const { name: schema, examples: own } of docs.schemas) {
    for (const [i, example] of own.entries()) {
      if (!examples.has(example)) examples.set(example, { name: `${schema}.${i + 1}`, schema });
    }
  }
  const folders = new Map<string, SchemaDoc[]>();
  for (const schema of docs.schemas) {
    const known = folders.get(folderOf(schema.name));
    if (known === undefined) folders.set(folderOf(schema.name), [schema]);
    else known.push(schema);
  }
  return { docs, assets, examples, folders };
}

export function pageOf(site: Site, path: string, title: string): Page {
  const to = (target: string) => upFrom(path) + target;
  const hrefOf = (destination: Destination) => to(pathTo(destination));
  return { site, path, title, to, hrefOf, inline: inlineWith(hrefOf) };
}

/** The playground runs the validators of the shipped schemas, or of a tracking plan, so it is there for these alone. */
export const hasPlayground = ({ assets }: Site): boolean => assets.has("playground.js");

/** A heading, and a link to it. */
export const heading = (level: 2 | 3, id: string, title: Part): Markup => {
  const content = html`${title} <a class="anchor" href="#${id}" aria-label="Link to this section">#</a>`;
  return level === 2 ? html`<h2 id="${id}">${content}</h2>` : html`<h3 id="${id}">${content}</h3>`;
};
