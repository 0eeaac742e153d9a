import { typeInWords } from "./type-in-words.ts";

/** The error of a wrong argument: which one, what it takes, and only the type of what it is. */
export const argumentError = (name: string, expected: string, value: unknown): TypeError =>
  new TypeError(`${name} must be ${expected}, but is ${typeInWords(value)}`);

/** The options of a call. Throws a `TypeError` for what is no object. */
export function optionsOf<T extends object>(options: T | undefined): Partial<T> {
  if (options === undefined || (typeof options === "object" && options !== null)) return options ?? {};
  throw argumentError("options", "an object", options);
}
