import type { CompiledSchema } from "./compiled-schema.ts";
import { nearMiss, nearMissText } from "./near-miss.ts";

/**
 * The near misses among the keys, as hints of the issues: of a missing key, the key that is nearly it, or that is nearly the
 * one which would have made it unnecessary. What explains no issue goes to the first.
 */
export function hintsFor(
  issues: readonly { readonly absent: readonly string[] }[],
  unknown: readonly string[],
  { identifiers, discriminator }: CompiledSchema,
): (string | undefined)[] {
  const texts = new Map<string, string>();
  for (const key of unknown) {
    const identifier = nearMiss(key, identifiers);
    if (identifier !== undefined && !texts.has(identifier)) texts.set(identifier, nearMissText(key, identifier));
  }
  if (texts.size === 0) return [];
  const explained = new Set<string | undefined>();
  const hints = issues.map(({ absent }) => {
    const cause = absent.length > 0 ? [...absent, discriminator ?? ""].find((key) => texts.has(key)) : undefined;
    explained.add(cause);
    return cause && texts.get(cause);
  });
  const others = [...texts].filter(([identifier]) => !explained.has(identifier)).map(([, text]) => text);
  if (others.length > 0) hints[0] = [hints[0] ?? [], others].flat().join(" ");
  return hints;
}

/** What to do about a value that is not of a JSON type at all, or that is JSON which has not been parsed. */
export function typeHint(value: unknown, expected: readonly string[]): string | undefined {
  if (isDate(value)) {
    const isNumber = expected.some((type) => type === "number" || type === "integer");
    return isNumber ? "send its epoch milliseconds: `date.getTime()`" : "send its `date.toISOString()`";
  }
  const isText = typeof value === "string" && /^\s*[[{]/.test(value);
  return isText && !expected.includes("string")
    ? "this looks like JSON text: parse it first, or use `validateText`"
    : undefined;
}

function isDate(value: unknown): boolean {
  try {
    return value instanceof Date;
  } catch {
    return false; // a revoked Proxy
  }
}

/** What to call instead, where a value is for another function: it has unknown keys, or none, like a buffer without bytes. */
export function misuseHint(value: unknown, { request }: CompiledSchema, hasUnknown: boolean): string | undefined {
  try {
    if (!hasUnknown) for (const key in value as object) if (Object.hasOwn(value as object, key)) return undefined;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
      return "these are bytes: use `validateText`, or a validator of `intempt-event-schema/bytes`";
    return request?.guard(value) ? `this is a track request: use \`${request.name}\`` : undefined;
  } catch {
    return undefined;
  }
}
