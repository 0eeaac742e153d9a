import { argumentError, optionsOf } from "../runtime/validate/argument.ts";
import { type AnySchemas, SchemaModel } from "../schemas/model.ts";
import { asyncapi } from "./asyncapi.ts";
import { docsOf } from "./docs.ts";
import { type DocsFormat, docsFormats } from "./formats.ts";
import { htmlPages } from "./html/pages.ts";
import { markdownPages } from "./markdown.ts";
import type { Docs, DocsParts } from "./model.ts";
import { openapi } from "./openapi.ts";
import type { ComponentForm } from "./openapi-components.ts";

/** What to render, and how. */
export interface RenderOptions extends DocsParts {
  readonly format: DocsFormat;
  /**
   * Scripts and styles that pages of HTML load, by their names (`site.css`). `playground.js` runs the validators of the
   * package's schemas, or those of `plan.js`, so it is to be given with these alone; without it there is no playground.
   */
  readonly assets?: ReadonlyMap<string, string>;
  /** How OpenAPI and AsyncAPI embed the schemas. Default: as generators of clients understand them. */
  readonly components?: ComponentForm;
}

/**
 * The documentation of any schemas, by their names: the paths and texts of its pages. A schema refers to others by their `$id` or
 * by their names with `.json`. Throws an `ExampleError` for an example that does not hold, and a `TypeError` for wrong arguments.
 */
export function renderDocs(schemas: AnySchemas, options: RenderOptions): Map<string, string> {
  checkArguments(schemas, options);
  const { format, assets = new Map(), components = "union", ...parts } = options;
  const model = new SchemaModel(schemas);
  return renderers[format](docsOf(model, parts), model, { assets, components });
}

function checkArguments(schemas: unknown, options: RenderOptions): void {
  if (!(schemas instanceof Map)) throw argumentError("schemas", "a Map of schemas by their names", schemas);
  const { format, version } = optionsOf(options);
  if (!docsFormats.some((name) => name === format))
    throw new TypeError(`options.format must be one of ${docsFormats.join(", ")}`);
  if (typeof version !== "string") throw argumentError("options.version", "a string", version);
}

type Render = (
  docs: Docs,
  model: SchemaModel,
  options: Required<Pick<RenderOptions, "assets" | "components">>,
) => Map<string, string>;

const renderers: Readonly<Record<DocsFormat, Render>> = {
  markdown: markdownPages,
  html: (docs, model, { assets }) => htmlPages(docs, model, assets),
  json: (docs) => file("docs.json", docs),
  openapi: (docs, model, { components }) => file("openapi.json", openapi(model, docs, components)),
  asyncapi: (docs, model, { components }) => file("asyncapi.json", asyncapi(model, docs, components)),
};

const file = (name: string, value: object): Map<string, string> =>
  new Map([[name, `${JSON.stringify(value, null, 2)}\n`]]);
