import { fromPointer, toPointer } from "../runtime/validate/path.ts";
import { type KeywordName, keywordNamed } from "../schemas/keywords.ts";
import type { SchemaModel } from "../schemas/model.ts";
import { isSchemaObject, type Schema, type SchemaObject } from "../schemas/schema.ts";
import { code, json, oneLine } from "./inline.ts";

/** One keyword of a schema in words. A rule is a predicate of a value: "is a string", "has `name`". */
export interface Rule {
  /** Its place in the schema file: a JSON Pointer (RFC 6901). */
  readonly pointer: string;
  readonly keyword: string;
  /** One line of Markdown. Where there are further rules it ends with a colon. */
  readonly text: string;
  readonly rules?: readonly Rule[];
}

/** A place in a schema of the set, and the sentences for its keywords. */
export interface At {
  readonly model: SchemaModel;
  readonly name: string;
  readonly pointer: string;
  readonly sentences: Sentences;
}

/** A sentence for each keyword. */
export type Sentences = Readonly<Record<KeywordName, Sentence>>;

/** The rule of a keyword with that value; `undefined` if the keyword does not take such a value. */
export type Sentence = (value: unknown, at: At, schema: SchemaObject) => Rule | readonly Rule[] | undefined;

/** Every keyword of a schema in words, in order; an unknown one, or one with an unexpected value, is shown as it is. */
export function rulesAt(schema: unknown, at: At): Rule[] {
  if (!isSchemaObject(schema)) {
    return typeof schema === "boolean" ? [boolRule(schema, at)] : [rule(at, "", `is described by ${json(schema)}`)];
  }
  const rules = Object.entries(schema).flatMap(([keyword, value]) => {
    const sentence = keywordNamed(keyword) && at.sentences[keyword as KeywordName];
    const place = below(at, keyword);
    const rules = sentence?.(value, place, schema);
    return rules === undefined ? [rule(place, keyword, `${code(keyword)}: ${json(value)}`)] : [rules].flat();
  });
  return rules.length > 0 ? rules : [boolRule(true, at)];
}

const boolRule = (isAny: boolean, at: At): Rule =>
  isAny ? rule(at, "true", "is anything") : rule(at, "false", "is never valid: it must be absent");

export const rule = ({ pointer }: At, keyword: string, text: string, rules?: readonly Rule[]): Rule =>
  rules === undefined ? { pointer, keyword, text } : { pointer, keyword, text, rules };

export const below = (at: At, ...steps: readonly (string | number)[]): At => ({
  ...at,
  pointer: at.pointer + toPointer(steps),
});

export const keywordOf = ({ pointer }: At): string => fromPointer(pointer).at(-1) ?? "";

const isNumber = (value: unknown) => typeof value === "number";
export const isString = (value: unknown): value is string => typeof value === "string";
export const isStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every(isString);
export const isList = (value: unknown): value is unknown[] => Array.isArray(value);
export const isSchema = (value: unknown): value is Schema => typeof value === "boolean" || isSchemaObject(value);

/** A keyword that becomes one line. */
export const textual =
  (textOf: (value: unknown) => string | undefined): Sentence =>
  (value, at) => {
    const text = textOf(value);
    return text === undefined ? undefined : rule(at, keywordOf(at), text);
  };

/** A keyword that becomes one line with its value as code. */
export const line = (text: (value: string) => string, isFit: (value: unknown) => boolean): Sentence =>
  textual((value) => (isFit(value) ? text(json(value)) : undefined));

/** A keyword that is a limit. */
export const number = (text: (value: string) => string): Sentence =>
  line((value) => text(value.slice(1, -1)), isNumber);

/** A keyword that limits how many there are. */
export const counted = (text: (value: string) => string, what: string, where: string): Sentence =>
  number((value) => `${text(value)} ${what}${value === "1" ? "" : "s"}${where}`);

/** A keyword that is on or off. */
export const flag = (on: string, off: string): Sentence =>
  textual((value) => (typeof value === "boolean" ? (value ? on : off) : undefined));

/** A keyword that names something. */
export const naming = (text: string): Sentence =>
  textual((value) => (isString(value) ? `${text} ${code(value)}` : undefined));

/** The author's own text, which may contain Markdown. */
export const prose = (text: (sentences: string) => string): Sentence =>
  textual((value) => (isString(value) ? text(oneLine(value)) : undefined));

/** A keyword that holds one schema. `several` introduces more than one rule. */
export const one =
  (text: string, several?: string): Sentence =>
  (value, at) =>
    isSchema(value) ? under(at, text, value, { several }) : undefined;

/** One line for a single simple rule, and a list otherwise. */
export function under(
  at: At,
  text: string,
  schema: Schema,
  { keyword = keywordOf(at), several }: { readonly keyword?: string; readonly several?: string | undefined } = {},
): Rule {
  const rules = rulesAt(schema, at);
  const [first] = rules;
  if (rules.length === 1 && first && (text === "" || first.rules === undefined)) {
    return rule(at, keyword, `${text} ${first.text}`.trimStart(), first.rules);
  }
  return rule(at, keyword, `${several ?? text.replace(/,$/, "")}:`, rules);
}

/** A keyword that holds a list of schemas. */
export const list =
  (text: string): Sentence =>
  (value, at) =>
    listAt(text, value, at);

export function listAt(text: string, value: unknown, at: At): Rule | undefined {
  if (!isList(value) || !value.every(isSchema)) return undefined;
  const options = { keyword: keywordOf(at), several: "all of the following hold" };
  const rules = value.map((schema, i) => under(below(at, i), "", schema, options));
  return rule(at, keywordOf(at), `${text}:`, rules);
}

/** A keyword that holds schemas by name. */
export const map =
  (text: (key: string) => string): Sentence =>
  (value, at) =>
    isSchemaObject(value) && Object.values(value).every(isSchema)
      ? Object.entries(value).map(([key, schema]) =>
          under(below(at, key), text(key), schema as Schema, { keyword: keywordOf(at) }),
        )
      : undefined;
