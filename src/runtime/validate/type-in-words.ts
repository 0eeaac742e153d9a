/** The type that a person would name; never the value. */
export function typeInWords(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (isArray(value)) return "an array";
  if (typeof value !== "number" || Number.isInteger(value)) return article(typeof value);
  return Number.isFinite(value) ? "a number with a fraction" : "not a finite number";
}

export const article = (type: string): string => (/^[aio]/.test(type) ? `an ${type}` : `a ${type}`);

function isArray(value: unknown): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false; // a revoked Proxy
  }
}
