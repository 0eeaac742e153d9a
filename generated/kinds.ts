// Generated from schemas/ by `npm run generate`. Do not edit: edit the schema.

/** What a payload can be (`x-kind`). */
export type PayloadKind = "event" | "product";
