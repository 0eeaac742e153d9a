import { asyncapi } from "./asyncapi.ts";
import { docsOf } from "./docs.ts";
import type { DocsFormat } from "./formats.ts";
import { htmlPages } from "./html/pages.ts";
import { markdownPages } from "./markdown.ts";
import type { Docs, DocsParts } from "./model.ts";
import { openapi } from "./openapi.ts";
import type { DocumentedSchemas } from "./references.ts";

/** What to render, and how. */
export interface RenderOptions extends DocsParts {
  readonly format: DocsFormat;
  /**
   * Scripts and styles that pages of HTML load, by their names (`site.css`). `playground.js` runs the validators of certain
   * schemas, so it is to be given with these alone; without it there is no playground.
   */
  readonly assets?: ReadonlyMap<string, string>;
}

/** The documentation of any schemas: paths and texts. Throws an `ExampleError` for an example that does not hold. */
export function renderDocs(
  schemas: DocumentedSchemas,
  { format, assets = new Map(), ...parts }: RenderOptions,
): Map<string, string> {
  return renderers[format](docsOf(schemas, parts), schemas, assets);
}

type Render = (docs: Docs, schemas: DocumentedSchemas, assets: ReadonlyMap<string, string>) => Map<string, string>;

const renderers: Readonly<Record<DocsFormat, Render>> = {
  markdown: markdownPages,
  html: (docs, _, assets) => htmlPages(docs, assets),
  json: (docs) => file("docs.json", docs),
  openapi: (docs, schemas) => file("openapi.json", openapi(schemas, docs)),
  asyncapi: (docs, schemas) => file("asyncapi.json", asyncapi(schemas, docs)),
};

const file = (name: string, value: object): Map<string, string> =>
  new Map([[name, `${JSON.stringify(value, null, 2)}\n`]]);
