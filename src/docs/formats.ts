/** The forms that the documentation can have. */
export const docsFormats = ["markdown", "json"] as const;
export type DocsFormat = (typeof docsFormats)[number];
