import { escapeUnit } from "../runtime/validate/unicode-escape.ts";

/** Writes every UTF-16 unit that is not printable ASCII as an escape: invisible characters do not belong in code. */
export const asciiOnly = (text: string): string => text.replace(/[^ -~]/g, escapeUnit);
