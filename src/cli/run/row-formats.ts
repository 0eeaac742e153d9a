/** How one row is told from the next, in the input and in the output. */
export const rowFormats = ["lines", "tsv", "length-prefixed"] as const;
export type RowFormat = (typeof rowFormats)[number];

/** What is written of each row. */
export const verdictFormats = ["verdict", "json"] as const;
export type VerdictFormat = (typeof verdictFormats)[number];
