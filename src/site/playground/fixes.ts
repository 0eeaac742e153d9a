import { guard as isIdentifier } from "../../../generated/validators/common/identifier.ts";
import type { RawRecord } from "../../runtime/gatherer.ts";
import type { Layer } from "../../runtime/layer.ts";
import { lintWith } from "../../runtime/lint.ts";
import { nearMiss, nearMissText } from "../../runtime/near-miss.ts";
import { type Path, toPointer, valueAt } from "../../runtime/path.ts";
import { type Place, shifted } from "../../runtime/place.ts";
import { parseText, placed, type TextIssue } from "../../runtime/text.ts";

/** What one click can mend: one token of the text, put in the place of another. */
export interface Fix extends Place {
  /** What it does, in the imperative. */
  readonly title: string;
  /** What is to stand there instead of the token that does; `undefined` if that is not what it was thought to be. */
  readonly replace: (token: string) => string | undefined;
}

/** The token at an offset of a text: a string with its quotes, a number, a word, or one other character. */
export function tokenAt(text: string, at: number): string {
  const [token = ""] = /^(?:"(?:[^"\\\n]|\\.)*"?|[\w.+-]+|.?)/s.exec(text.slice(at, at + longestToken)) ?? [];
  return token;
}

const longestToken = 4096;

/** What can be mended in a record, issue by issue. `layerOf` says what its value is judged by. */
export function fixesOf(record: RawRecord, layerOf: (value: unknown) => Layer): (issue: TextIssue) => Fix | undefined {
  let known: Mendable | undefined;
  return (issue) => {
    known ??= mendableIn(record, layerOf);
    if (issue.code === "syntax") return wordFix(issue, known.word);
    if (issue.code === "near_miss_key") return known.renames.find(({ at }) => isSame(at, issue.path))?.fix;
    const rename = known.renames.find(({ text, at }) => text === issue.hint && isBeside(at, issue.path));
    if (rename !== undefined) return rename.fix;
    const isIdentifier = issue.code === "type" && known.identifiers.includes(String(issue.path.at(-1)));
    return isIdentifier && typeof valueAt(known.value, issue.path) === "number" ? quoteFix(issue) : undefined;
  };
}

/** What has to be known of a record's value, or of the place where it is no JSON. */
interface Mendable {
  readonly value?: unknown;
  readonly word?: string;
  readonly identifiers: readonly string[];
  readonly renames: readonly { readonly at: Path; readonly text: string; readonly fix: Fix }[];
}

function mendableIn(record: RawRecord, layerOf: (value: unknown) => Layer): Mendable {
  const { content } = record;
  if (!(content instanceof Uint8Array)) return { identifiers: [], renames: [] };
  const parsed = parseText(content, content);
  if ("fault" in parsed) {
    const { at } = parsed.fault;
    const token = tokenAt(new TextDecoder().decode(content.subarray(at, at + 16)), 0);
    return { identifiers: [], renames: [], word: token };
  }
  const { value, bytes } = parsed;
  const layer = layerOf(value);
  const identifiers = identifiersIn(layer);
  const near = lintWith(layer, isIdentifier, value, undefined).filter(({ code }) => code === "near_miss_key");
  const renames = placed(near, bytes).flatMap((issue) => {
    const key = String(issue.path.at(-1));
    const identifier = nearMiss(key, identifiers);
    // The object may have the identifier as well: then nobody can say which one is meant.
    if (identifier === undefined || hasKey(value, issue.path.slice(0, -1), identifier)) return [];
    const { line, column } = shifted(issue, record);
    const fix = { title: `Rename it to ${identifier}`, line, column, replace: renamed(identifier) };
    return [{ at: issue.path, text: nearMissText(key, identifier), fix }];
  });
  return { value, identifiers, renames };
}

/** Of the layer and of all items in it. */
const identifiersIn = ({ identifiers, items }: Layer): string[] => [
  ...new Set([...identifiers, ...items.flatMap(({ layer }) => identifiersIn(layer))]),
];

const isSame = (a: Path, b: Path): boolean => toPointer(a) === toPointer(b);

/** Whether the key stands in the object that an issue is of, or that lacks a key. */
const isBeside = (key: Path, issue: Path): boolean =>
  isSame(key.slice(0, -1), issue) || isSame(key.slice(0, -1), issue.slice(0, -1));

const hasKey = (value: unknown, path: Path, key: string): boolean => Object.hasOwn(Object(valueAt(value, path)), key);

const renamed = (identifier: string) => (token: string) =>
  token.startsWith('"') ? JSON.stringify(identifier) : undefined;

/** A number where an identifier must be. */
const quoteFix = ({ line, column }: Place): Fix => ({
  title: "Put it in quotes",
  line,
  column,
  replace: (token) => (/^-?\d/.test(token) ? `"${token}"` : undefined),
});

/** What JSON writes for words of Python, JavaScript and Ruby that it has not. */
const words = new Map([
  ...["NaN", "Infinity", "-Infinity", "None", "Null", "NULL", "nil", "undefined"].map(
    (word) => [word, "null"] as const,
  ),
  ...["True", "TRUE"].map((word) => [word, "true"] as const),
  ...["False", "FALSE"].map((word) => [word, "false"] as const),
]);

function wordFix({ line, column }: Place, word: string | undefined): Fix | undefined {
  const json = words.get(word ?? "");
  if (json === undefined) return undefined;
  return { title: `Replace it by ${json}`, line, column, replace: (token) => words.get(token) };
}
