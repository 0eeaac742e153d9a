/** The type of a value in one word. */
export const typeOf = (value: unknown): string => (value === null ? "null" : isArray(value) ? "array" : typeof value);

/** The type that a person would name; never the value. */
export function typeInWords(value: unknown, type = typeOf(value)): string {
  if (typeof value !== "number" || Number.isInteger(value)) return article(type);
  return Number.isFinite(value) ? "a number with a fraction" : "not a finite number";
}

/** A type with its article: `null` and `undefined` have none. */
export const article = (type: string): string =>
  /^nul|^und/.test(type) ? type : /^[aio]/.test(type) ? `an ${type}` : `a ${type}`;

/** The types that a value may have, as messages name them. */
export const typesInWords = (types: readonly string[]): string => types.map(article).join(" or ");

function isArray(value: unknown): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false; // a revoked Proxy
  }
}
