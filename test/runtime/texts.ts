import fc from "fast-check";
import type { ValidationSettings } from "../../src/runtime/text/verdict.ts";
import { verdictOf } from "../../src/runtime/text/verdict.ts";

/** The verdict of the exact path, whatever the fast path would say. */
export function exactVerdict(bytes: Uint8Array, compiledSchemaOf: ValidationSettings["compiledSchemaOf"]) {
  return verdictOf({ offset: 0, line: 1, column: 1, content: bytes }, { compiledSchemaOf, maxIssues: 100 }, true);
}

/** Ways to write a value as JSON: with white space, with escapes, with a key twice, as others would. */
export interface Writing {
  /** Chosen anew for each token; each of the choices is plain with a probability of its own. */
  readonly choices: readonly number[];
  readonly isPlain: boolean;
}

export const writing: fc.Arbitrary<Writing> = fc.record({
  choices: fc.array(fc.nat(99), { minLength: 1, maxLength: 40 }),
  isPlain: fc.boolean(),
});

/** A text that means the value, or nearly: where a key is written twice, the last one means what the value says. */
export function written(value: unknown, { choices, isPlain }: Writing): string {
  let turn = 0;
  const choice = () => (isPlain ? 50 : (choices[turn++ % choices.length] as number));
  const blank = () => [" ", "\n", "\t ", "\r\n"][choice()] ?? "";
  const string = (text: string): string => {
    const json = JSON.stringify(text);
    const at = choice();
    if (at > 6 || json.length < 3 || json.includes("\\")) return json;
    const i = 1 + (at % (json.length - 2));
    const unit = json.charCodeAt(i).toString(16).padStart(4, "0");
    return `${json.slice(0, i)}\\u${at > 3 ? unit.toUpperCase() : unit}${json.slice(i + 1)}`;
  };
  const write = (value: unknown): string => {
    if (typeof value === "string") return string(value);
    if (Array.isArray(value)) return `[${blank()}${value.map(write).join(`${blank()},${blank()}`)}${blank()}]`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
    const members = Object.entries(value).flatMap(([key, inner]) => {
      const one = () => `${string(key)}${blank()}:${blank()}${write(inner)}`;
      const twice = choice();
      if (twice === 0) return [`${string(key)}:${["null", "7", '"x"', "[]"][choice() % 4]}`, one()];
      return [one()];
    });
    return `{${blank()}${members.join(`${blank()},${blank()}`)}${blank()}}`;
  };
  return `${blank()}${write(value)}${blank()}`;
}
