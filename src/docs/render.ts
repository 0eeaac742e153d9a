import { asyncapi } from "./asyncapi.ts";
import type { DocsFormat } from "./formats.ts";
import { markdownPages } from "./markdown.ts";
import { type Docs, type DocsParts, docsOf } from "./model.ts";
import { openapi } from "./openapi.ts";
import type { DocumentedSchemas } from "./references.ts";

/** The documentation of any schemas: paths and texts. Throws an `ExampleError` for an example that does not hold. */
export function renderDocs(
  schemas: DocumentedSchemas,
  { format, ...parts }: DocsParts & { readonly format: DocsFormat },
): Map<string, string> {
  return renderers[format](docsOf(schemas, parts), schemas);
}

const renderers: Readonly<Record<DocsFormat, (docs: Docs, schemas: DocumentedSchemas) => Map<string, string>>> = {
  markdown: markdownPages,
  json: (docs) => file("docs.json", docs),
  openapi: (docs, schemas) => file("openapi.json", openapi(schemas, docs)),
  asyncapi: (docs, schemas) => file("asyncapi.json", asyncapi(schemas, docs)),
};

const file = (name: string, value: object): Map<string, string> =>
  new Map([[name, `${JSON.stringify(value, null, 2)}\n`]]);
