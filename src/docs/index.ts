export { ExampleError } from "./examples.ts";
export type { CodeTable, ExampleIssue, ExampleResult, ExampleValidator } from "./explain.ts";
export type { Example, Explanation, Trial } from "./explanations.ts";
export { type DocsFormat, docsFormats } from "./formats.ts";
export type { DocsParts, Snippet } from "./model.ts";
export type { ComponentForm } from "./openapi-components.ts";
export { type RenderOptions, renderDocs } from "./render.ts";
