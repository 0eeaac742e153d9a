import { isSchemaObject, type Schema, type SchemaObject } from "../schemas/schema.ts";
import { code, json, oneLine } from "./inline.ts";
import { type DocumentedSchemas, step } from "./references.ts";

/** What a keyword of a schema says. Rules read as what holds of a value: "is a string", "has `name`". */
export interface Rule {
  /** Where it stands in the schema file: a JSON Pointer (RFC 6901). */
  readonly pointer: string;
  readonly keyword: string;
  /** One line of Markdown. Where there are further rules it ends with a colon. */
  readonly text: string;
  readonly rules?: readonly Rule[];
}

/** A place in a schema of the set, and what its keywords mean. */
export interface At {
  readonly set: DocumentedSchemas;
  readonly name: string;
  readonly pointer: string;
  readonly words: Words;
}

/** How each keyword is said. */
export type Words = Readonly<Record<string, Say>>;

/** Says what a keyword with that value means; `undefined` if the value is not what the keyword takes. */
export type Say = (value: unknown, at: At, schema: SchemaObject) => Rule | readonly Rule[] | undefined;

/** Every keyword of a schema in words, in its order; one that is not known, or whose value is odd, as it stands. */
export function rulesAt(schema: unknown, at: At): Rule[] {
  if (!isSchemaObject(schema)) {
    return typeof schema === "boolean" ? [boolRule(schema, at)] : [rule(at, "", `is described by ${json(schema)}`)];
  }
  const rules = Object.entries(schema).flatMap(([keyword, value]) => {
    const say = Object.hasOwn(at.words, keyword) ? at.words[keyword] : undefined;
    const place = below(at, keyword);
    const said = say?.(value, place, schema);
    return said === undefined ? [rule(place, keyword, `${code(keyword)}: ${json(value)}`)] : [said].flat();
  });
  return rules.length > 0 ? rules : [boolRule(true, at)];
}

const boolRule = (isAny: boolean, at: At): Rule =>
  isAny ? rule(at, "true", "is anything") : rule(at, "false", "is never valid: it must be absent");

export const rule = ({ pointer }: At, keyword: string, text: string, rules?: readonly Rule[]): Rule =>
  rules === undefined ? { pointer, keyword, text } : { pointer, keyword, text, rules };

export const below = (at: At, ...steps: readonly (string | number)[]): At => ({
  ...at,
  pointer: at.pointer + steps.map(step).join(""),
});

export const keywordOf = ({ pointer }: At): string =>
  (pointer.split("/").at(-1) ?? "").replaceAll("~1", "/").replaceAll("~0", "~");

export const isNumber = (value: unknown) => typeof value === "number";
export const isText = (value: unknown): value is string => typeof value === "string";
export const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
export const isList = (value: unknown): value is unknown[] => Array.isArray(value);
export const isSchema = (value: unknown): value is Schema => typeof value === "boolean" || isSchemaObject(value);

/** A keyword that is said in one line. */
export const textual =
  (say: (value: unknown) => string | undefined): Say =>
  (value, at) => {
    const text = say(value);
    return text === undefined ? undefined : rule(at, keywordOf(at), text);
  };

/** A keyword that says something of its value. */
export const line = (text: (value: string) => string, isFit: (value: unknown) => boolean): Say =>
  textual((value) => (isFit(value) ? text(json(value)) : undefined));

/** A keyword that is a limit. */
export const number = (text: (value: string) => string): Say => line((value) => text(value.slice(1, -1)), isNumber);

/** A keyword that limits how many there are. */
export const counted = (text: (value: string) => string, what: string, where: string): Say =>
  number((value) => `${text(value)} ${what}${value === "1" ? "" : "s"}${where}`);

/** A keyword that is on or off. */
export const flag = (on: string, off: string): Say =>
  textual((value) => (typeof value === "boolean" ? (value ? on : off) : undefined));

/** A keyword that names something. */
export const naming = (text: string): Say => textual((value) => (isText(value) ? `${text} ${code(value)}` : undefined));

/** The author's own sentences, which may hold Markdown. */
export const sentence = (text: (sentences: string) => string): Say =>
  textual((value) => (isText(value) ? text(oneLine(value)) : undefined));

/** A keyword that holds one schema. `several` is said before more than one rule. */
export const one =
  (text: string, several?: string): Say =>
  (value, at) =>
    isSchema(value) ? under(at, text, value, { several }) : undefined;

/** One line where there is only one simple rule, and a list otherwise. */
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
  (text: string): Say =>
  (value, at) =>
    listAt(text, value, at);

export function listAt(text: string, value: unknown, at: At): Rule | undefined {
  if (!isList(value) || !value.every(isSchema)) return undefined;
  const options = { keyword: keywordOf(at), several: "all of this holds" };
  const rules = value.map((schema, i) => under(below(at, i), "", schema, options));
  return rule(at, keywordOf(at), `${text}:`, rules);
}

/** A keyword that holds schemas by name. */
export const map =
  (text: (key: string) => string): Say =>
  (value, at) =>
    isSchemaObject(value) && Object.values(value).every(isSchema)
      ? Object.entries(value).map(([key, schema]) =>
          under(below(at, key), text(key), schema as Schema, { keyword: keywordOf(at) }),
        )
      : undefined;
