import { asciiOnly } from "../ascii.ts";

/** A key as object types write it. */
export const keyText = (key: string): string =>
  /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : stringType(key);

const stringType = (text: string): string => asciiOnly(JSON.stringify(text));

/** The type of one JSON value. */
export function literalType(value: unknown): string {
  if (typeof value === "string") return stringType(value);
  if (Array.isArray(value)) return `[${value.map(literalType).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${keyText(key)}: ${literalType(member)}`);
  return members.length === 0 ? "{ [k: string]: never }" : `{ ${members.join("; ")} }`;
}
