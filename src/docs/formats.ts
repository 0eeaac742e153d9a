/** The forms that the documentation can have. */
export const docsFormats = ["markdown", "html", "json", "openapi", "asyncapi"] as const;
export type DocsFormat = (typeof docsFormats)[number];
