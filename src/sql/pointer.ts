import type { Pointer, Sql } from "./dialect.ts";

/** The text of an issue, its code and pointer, as one expression. Parts that are text come together in one string. */
export function pointerText(
  code: string,
  pointer: Pointer,
  string: (text: string) => Sql,
  joined: (parts: readonly Sql[]) => Sql,
): Sql {
  const parts: (string | { readonly sql: Sql })[] = [];
  for (const part of [`${code} `, ...pointer]) {
    const last = parts.at(-1);
    if (typeof last === "string" && typeof part === "string") parts.splice(-1, 1, last + part);
    else parts.push(part);
  }
  const texts = parts.map((part) => (typeof part === "string" ? string(part) : part.sql));
  return texts.length === 1 ? (texts[0] as Sql) : joined(texts);
}
