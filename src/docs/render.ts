import { type AnySchemas, SchemaModel } from "../schemas/model.ts";
import { asyncapi } from "./asyncapi.ts";
import { docsOf } from "./docs.ts";
import type { DocsFormat } from "./formats.ts";
import { htmlPages } from "./html/pages.ts";
import { markdownPages } from "./markdown.ts";
import type { Docs, DocsParts } from "./model.ts";
import { openapi } from "./openapi.ts";

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
  schemas: AnySchemas,
  { format, assets = new Map(), ...parts }: RenderOptions,
): Map<string, string> {
  const model = new SchemaModel(schemas);
  return renderers[format](docsOf(model, parts), model, assets);
}

type Render = (docs: Docs, model: SchemaModel, assets: ReadonlyMap<string, string>) => Map<string, string>;

const renderers: Readonly<Record<DocsFormat, Render>> = {
  markdown: markdownPages,
  html: htmlPages,
  json: (docs) => file("docs.json", docs),
  openapi: (docs, model) => file("openapi.json", openapi(model, docs)),
  asyncapi: (docs, model) => file("asyncapi.json", asyncapi(model, docs)),
};

const file = (name: string, value: object): Map<string, string> =>
  new Map([[name, `${JSON.stringify(value, null, 2)}\n`]]);
