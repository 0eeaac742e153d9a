import type { DocsFormat } from "./formats.ts";
import { markdownPages } from "./markdown.ts";
import { type DocsParts, docsOf } from "./model.ts";
import type { DocumentedSchemas } from "./references.ts";

/** The documentation of any schemas: paths and texts. Throws an `ExampleError` for an example that does not hold. */
export function renderDocs(
  schemas: DocumentedSchemas,
  { format, ...parts }: DocsParts & { readonly format: DocsFormat },
): Map<string, string> {
  const docs = docsOf(schemas, parts);
  return format === "markdown" ? markdownPages(docs) : new Map([["docs.json", `${JSON.stringify(docs, null, 2)}\n`]]);
}
