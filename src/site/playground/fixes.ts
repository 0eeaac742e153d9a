import { guard as isIdentifier } from "../../../generated/validators/common/identifier.ts";
import { scan } from "../../runtime/json/grammar.ts";
import { type Position, positionsOf, shifted } from "../../runtime/json/position.ts";
import { concat } from "../../runtime/records/record-buffer.ts";
import { parseText } from "../../runtime/text/parse.ts";
import type { RawRecord } from "../../runtime/text/raw-record.ts";
import { type TextIssue, withPositions } from "../../runtime/text/text.ts";
import { type CompiledSchema, selected } from "../../runtime/validate/compiled-schema.ts";
import { lintWith } from "../../runtime/validate/lint.ts";
import { nearMiss, nearMissText } from "../../runtime/validate/near-miss.ts";
import { type Path, toPointer, valueAt } from "../../runtime/validate/path.ts";
import { isObject, ownValue } from "../../runtime/validate/presence.ts";
import { firstToken } from "./tokens.ts";

/** A change that fixes a finding with one click: one token of the input is replaced. */
export interface Fix extends Position {
  /** What it does, in the imperative. */
  readonly title: string;
  /** The JSON Pointer of a key that it renames. */
  readonly pointer?: string;
  /** The new token for the one that is there. */
  readonly write: (token: string) => string;
}

/**
 * The fix for each issue of a record. Each fix is offered once, with the first issue that it fixes. `compiledSchemaOf` selects the
 * schema for its value.
 */
export function fixesOf(
  record: RawRecord,
  compiledSchemaOf: (value: unknown) => CompiledSchema,
): (issue: TextIssue) => Fix | undefined {
  let known: FixContext | undefined;
  const offered = new Set<Fix>();
  return (issue) => {
    known ??= fixContextOf(record, compiledSchemaOf);
    const fix = known.word ?? renameFor(issue, known.renames) ?? quoteFor(issue, known);
    if (fix === undefined || offered.has(fix)) return undefined;
    offered.add(fix);
    return fix;
  };
}

/** What fixes of a record depend on: its value, or the fix of a word that is not JSON. */
interface FixContext {
  readonly word?: Fix;
  readonly value?: unknown;
  readonly identifiers: readonly string[];
  readonly renames: readonly Rename[];
}

/** A misspelt key, and the identifier that is meant. */
interface Rename {
  readonly at: Path;
  readonly identifier: string;
  /** The hint of an issue that suggests the identifier. */
  readonly hint: string;
  readonly fix: Fix;
}

function fixContextOf(record: RawRecord, compiledSchemaOf: (value: unknown) => CompiledSchema): FixContext {
  const { content } = record;
  if (!(content instanceof Uint8Array)) return { identifiers: [], renames: [] };
  const parsed = parseText(content, content);
  if ("error" in parsed) {
    const word = wordAt(content, parsed.error.at);
    return { identifiers: [], renames: [], ...(word && { word: shifted(word, record) }) };
  }
  const compiled = compiledSchemaOf(parsed.value);
  const identifiers = [...identifiersIn(compiled, parsed.value)];
  const near = lintWith(compiled, isIdentifier, parsed.value, undefined).filter(({ code }) => code === "near_miss_key");
  const renames = withPositions(near, parsed.bytes).flatMap((issue) => renamesAt(shifted(issue, record), identifiers));
  return { value: parsed.value, identifiers, renames: renames.filter((one) => isClear(one, parsed.value, renames)) };
}

/** The identifiers of the schemas that a value and what is in it are validated by. */
function identifiersIn(compiled: CompiledSchema, value: unknown, found = new Set<string>()): Set<string> {
  const { identifiers, items, parts = [] } = selected(compiled, value);
  for (const identifier of identifiers) found.add(identifier);
  for (const { key, compiled: part } of parts) {
    const held = isObject(value) ? ownValue(value, key) : undefined;
    if (held !== undefined) identifiersIn(part, held, found);
  }
  for (const { at, compiled: ofItems } of items) {
    const array = valueAt(value, at);
    if (Array.isArray(array)) for (const item of array) identifiersIn(ofItems, item, found);
  }
  return found;
}

function renamesAt({ path, line, column }: TextIssue, identifiers: readonly string[]): Rename[] {
  const key = String(path.at(-1));
  const identifier = nearMiss(key, identifiers);
  if (identifier === undefined) return [];
  const fix = {
    title: `Rename it to ${identifier}`,
    pointer: toPointer(path),
    line,
    column,
    write: () => JSON.stringify(identifier),
  };
  return [{ at: path, identifier, hint: nearMissText(key, identifier), fix }];
}

/** It is unclear which key is meant if the object also has the identifier, or two keys that resemble it. */
function isClear({ at, identifier }: Rename, value: unknown, all: readonly Rename[]): boolean {
  const object = at.slice(0, -1);
  const rivals = all.filter((one) => one.identifier === identifier && isSame(one.at.slice(0, -1), object));
  return rivals.length === 1 && !Object.hasOwn(Object(valueAt(value, object)), identifier);
}

const isSame = (a: Path, b: Path): boolean => toPointer(a) === toPointer(b);

const renameFor = (issue: TextIssue, renames: readonly Rename[]): Fix | undefined =>
  renames.find(({ at, hint }) =>
    issue.code === "near_miss_key" ? isSame(at, issue.path) : hint === issue.hint && isBeside(at, issue.path),
  )?.fix;

/** Whether the key is in the object of an issue, or in the one that lacks a key. */
const isBeside = (key: Path, issue: Path): boolean =>
  isSame(key.slice(0, -1), issue) || isSame(key.slice(0, -1), issue.slice(0, -1));

/** A number where an identifier must be. */
function quoteFor({ code, path, line, column }: TextIssue, { value, identifiers }: FixContext): Fix | undefined {
  const isFit =
    code === "type" && identifiers.includes(String(path.at(-1))) && typeof valueAt(value, path) === "number";
  return isFit ? { title: "Put it in quotes", line, column, write: (token) => `"${token}"` } : undefined;
}

/** JSON for words of Python, JavaScript and Ruby that JSON does not have. */
const jsonWords = new Map([
  ...["NaN", "Infinity", "-Infinity", "None", "Null", "NULL", "nil", "undefined"].map(
    (word) => [word, "null"] as const,
  ),
  ...["True", "TRUE"].map((word) => [word, "true"] as const),
  ...["False", "FALSE"].map((word) => [word, "false"] as const),
]);
const longestWord = Math.max(...[...jsonWords.keys()].map(({ length }) => length));

/** The word at which JSON ends being valid, if parsing gets further with its replacement. */
function wordAt(content: Uint8Array, at: number): Fix | undefined {
  const word = firstToken(
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(content.subarray(at, at + longestWord + 1)),
  );
  const json = jsonWords.get(word);
  if (json === undefined) return undefined;
  const error = scan(
    concat([content.subarray(0, at), new TextEncoder().encode(json), content.subarray(at + word.length)]),
  );
  if (error !== undefined && error.at < at + json.length) return undefined;
  const [place] = positionsOf(content, [at]);
  return place && { title: `Replace it with ${json}`, ...place, write: () => json };
}
