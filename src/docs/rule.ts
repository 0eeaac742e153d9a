import { toPointer } from "../runtime/validate/path.ts";
import { article } from "../runtime/validate/type-in-words.ts";
import { type KeywordName, keywordNamed } from "../schemas/keywords.ts";
import { type HeldNode, heldBy, type SchemaNode } from "../schemas/model.ts";
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

/** A keyword of a schema, and the sentences for those below it. */
export interface At {
  readonly node: SchemaNode;
  readonly keyword: string;
  readonly pointer: string;
  readonly sentences: Sentences;
}

/** A sentence for each keyword. */
export type Sentences = Readonly<Record<KeywordName, Sentence>>;

/** The rule of a keyword with that value; `undefined` if the keyword does not take such a value. */
export type Sentence = (value: unknown, at: At) => Rule | readonly Rule[] | undefined;

/**
 * The keywords of a schema in words, in their order: all of them, or those that are to be shown. An unknown one, or one with an
 * unexpected value, is shown as it is.
 */
export function rulesAt(
  node: SchemaNode,
  sentences: Sentences,
  isShown: (keyword: string) => boolean = () => true,
): readonly Rule[] {
  const { schema, keywords, pointer } = node;
  if (schema === false) return [{ pointer, keyword: "false", text: "is never valid: it must be absent" }];
  const rules = Object.entries(keywords).flatMap(([keyword, value]) => {
    if (!isShown(keyword)) return [];
    const at = { node, keyword, pointer: pointer + toPointer([keyword]), sentences };
    const sentence = keywordNamed(keyword) && sentences[keyword as KeywordName];
    return sentence?.(value, at) ?? rule(at, `${code(keyword)}: ${json(value)}`);
  });
  return rules.length > 0 ? rules : [{ pointer, keyword: "true", text: "is anything" }];
}

/** The rule of a keyword, or of a key in its value. */
export const rule = ({ pointer, keyword }: At, text: string, ...keys: readonly string[]): Rule => ({
  pointer: pointer + toPointer(keys),
  keyword,
  text,
});

export const isString = (value: unknown): value is string => typeof value === "string";
export const isStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every(isString);
export const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** A keyword that becomes one line. */
export const textual =
  (textOf: (value: unknown) => string | undefined): Sentence =>
  (value, at) => {
    const text = textOf(value);
    return text === undefined ? undefined : rule(at, text);
  };

/** A keyword that becomes one line with its value as code. */
export const line = (text: (value: string) => string, isFit: (value: unknown) => boolean): Sentence =>
  textual((value) => (isFit(value) ? text(json(value)) : undefined));

/** A keyword that is a limit, for values of one type. */
export const limit = (verb: string, words: (value: number) => string, of?: string): Sentence =>
  textual((value) => {
    if (typeof value !== "number") return undefined;
    return `${verb} ${words(value)}${of === undefined ? "" : `, if it is ${article(of)}`}`;
  });

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
export const oneSchema =
  (text: string, several?: string): Sentence =>
  (_, { node, keyword, sentences }) =>
    heldBy(node, keyword)?.map((held) => under(held, sentences, text, several));

/** One line for a single simple rule, and a list otherwise. */
export function under(
  { keyword, node }: HeldNode,
  sentences: Sentences,
  text: string,
  several = text.replace(/,$/, ""),
): Rule {
  const { pointer } = node;
  const rules = rulesAt(node, sentences);
  const [first] = rules;
  return rules.length === 1 && first && (text === "" || first.rules === undefined)
    ? { ...first, pointer, keyword, text: `${text} ${first.text}`.trimStart() }
    : { pointer, keyword, text: `${several}:`, rules };
}

/** A keyword that holds a list of schemas. */
export const schemaList =
  (text: string): Sentence =>
  (_, at) =>
    listRule(heldBy(at.node, at.keyword, "list"), text, at);

export const listRule = (held: readonly HeldNode[] | undefined, text: string, at: At): Rule | undefined =>
  held && {
    ...rule(at, `${text}:`),
    rules: held.map((one) => under(one, at.sentences, "", "all of the following hold")),
  };

/** A keyword that holds schemas by name. */
export const schemaMap =
  (text: (key: string) => string): Sentence =>
  (_, { node, keyword, sentences }) =>
    heldBy(node, keyword)?.map((held) => under(held, sentences, text(String(held.step))));
