import { typeNames } from "./keywords.ts";

/** What to write instead of a type that JSON Schema does not have. */
export function typeAdvice(type: unknown): string {
  const name = typeof type === "string" ? type.toLowerCase().replace(/[^a-z]/g, "") : "";
  const advice = advices.find(([names]) => names.includes(name))?.[1];
  return `must be one of ${typeNames.join(", ")}, or several in an array${advice === undefined ? "" : `; ${advice}`}`;
}

/** By the names of types in other languages and tools. */
const advices: readonly (readonly [names: readonly string[], advice: string])[] = [
  [["any", "mixed", "unknown"], "leave `type` out to allow any value"],
  [["bool"], 'write "boolean"'],
  [["int", "long"], 'write "integer"'],
  [["float", "double", "decimal", "numeric"], 'write "number"'],
  [["text", "str", "uuid", "url", "email"], 'write "string"'],
  [["list"], 'write "array"'],
  [["map", "dict", "record", "json"], 'write "object"'],
  [["nil", "none", "undefined"], 'write "null"'],
  [["date"], 'write "string", and "format": "date" beside it'],
  [["datetime", "timestamp", "time"], 'write "string", and "format": "date-time" beside it'],
];
