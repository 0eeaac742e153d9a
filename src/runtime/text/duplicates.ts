import { type MemberVisitor, visitMembers } from "../json/visitor.ts";
import { type CompiledSchema, selected } from "../validate/compiled-schema.ts";
import { createIssue, displayKey, type Issue } from "../validate/issue.ts";
import { type Path, valueAt } from "../validate/path.ts";
import { isObject } from "../validate/presence.ts";
import type { ParsedText } from "./parse.ts";

/** A `duplicate_key` issue, and where in the text the second key begins. */
export interface Duplicate {
  readonly issue: Issue;
  readonly at: number;
}

/**
 * The keys that the schema knows and that occur more than once in a payload or an envelope object, one issue for each such
 * key of an object, at most `max`. Source of the rule: the productId rule in JSON text, where a second `productId` changes the
 * kind of a payload on its way.
 */
export const duplicatesIn = ({ value, text, bytes }: ParsedText, compiled: CompiledSchema, max: number): Duplicate[] =>
  mayRepeat(text, value, compiled) ? walkedDuplicates(bytes, value, compiled, max) : [];

/** As `duplicatesIn`, by visiting the members of any text, given its value. */
export function walkedDuplicates(
  bytes: Uint8Array,
  value: unknown,
  compiled: CompiledSchema,
  max: number,
): Duplicate[] {
  const found: Duplicate[] = [];
  visitMembers(
    bytes,
    objectOf(value, compiled, [], (duplicate) => found.length < max && found.push(duplicate)),
  );
  return found;
}

/**
 * Whether a known key may occur twice. None does where the text has as many as the value, and counting is much
 * faster than visiting.
 */
function mayRepeat(text: string, value: unknown, compiled: CompiledSchema): boolean {
  if (isSelecting(compiled)) return true;
  const { pattern, escapes } = searchFor(compiled);
  if (text.includes(escapes)) return true;
  let more = keysIn(value, compiled);
  pattern.lastIndex = 0;
  while (more >= 0 && pattern.test(text)) more--;
  return more < 0;
}

/** Whether what a value holds chooses schemas, so that the keys that count differ from value to value. */
const isSelecting = ({ select, parts, items }: CompiledSchema): boolean =>
  select !== undefined || parts !== undefined || items.some(({ compiled }) => isSelecting(compiled));

/** How the known keys of a schema and its items are searched for in a text. */
interface KeySearch {
  /** Matches each of them, and a colon. */
  readonly pattern: RegExp;
  /** Without this in the text, none of them is written with escapes. */
  readonly escapes: string;
}

const searches = new WeakMap<CompiledSchema, KeySearch>();

function searchFor(compiled: CompiledSchema): KeySearch {
  const known = searches.get(compiled);
  if (known !== undefined) return known;
  const keys = [...knownKeys(compiled)];
  // A key that JSON writes with an escape is in no text without a backslash, and its quotes could hide other keys.
  const bare = keys.filter((key) => !/["\\]/.test(key));
  const pattern = bare.map((key) => key.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has other escapes
  const hasShortEscape = /["\\/\0-\x1f]/.test(keys.join(""));
  const search = { pattern: new RegExp(`"(?:${pattern})"[ \\t\\r\\n]*:`, "g"), escapes: hasShortEscape ? "\\" : "\\u" };
  searches.set(compiled, search);
  return search;
}

function knownKeys({ members, items }: CompiledSchema): Set<string> {
  return new Set([...(members?.keys ?? []), ...items.flatMap(({ at, compiled }) => [...at, ...knownKeys(compiled)])]);
}

/** The number of keys of `knownKeys` in all objects that have a schema, and on the way to their items. */
function keysIn(value: unknown, compiled: CompiledSchema): number {
  const { members } = compiled;
  if (members === undefined || !isObject(value)) return 0;
  let times = 0;
  for (const key in value) if (members.indexOf(key) >= 0) times++;
  for (const { at, compiled: itemSchema } of compiled.items) {
    const items = valueAt(value, at);
    if (Array.isArray(items)) for (const item of items) times += keysIn(item, itemSchema);
  }
  return times;
}

type Tell = (duplicate: Duplicate) => void;

/** Visits the keys of one object. */
function objectOf(value: unknown, schema: CompiledSchema, path: Path, tell: Tell): MemberVisitor {
  const compiled = selected(schema, value);
  const known = compiled.members?.indexOf;
  const times = new Map<string, number>();
  return {
    member(step, at) {
      if (known === undefined || typeof step === "number" || known(step) < 0) return undefined;
      const before = times.get(step) ?? 0;
      times.set(step, before + 1);
      if (before === 1) tell({ at, issue: duplicateKey([...path, step], compiled) });
      const part = compiled.parts?.find(({ key }) => key === step)?.compiled;
      if (part !== undefined) return objectOf(valueAt(value, [step]), part, [...path, step], tell);
      return inside(value, compiled, path, [step], tell);
    },
  };
}

/** The visitor of what is below a key: the objects on the way to the items of an array, and the items. */
function inside(
  value: unknown,
  compiled: CompiledSchema,
  path: Path,
  steps: readonly string[],
  tell: Tell,
): MemberVisitor | undefined {
  const below = compiled.items.filter(({ at }) => steps.every((step, i) => at[i] === step));
  if (below.length === 0) return undefined;
  const items = below.find(({ at }) => at.length === steps.length)?.compiled;
  return {
    member(step) {
      if (typeof step === "string") return inside(value, compiled, path, [...steps, step], tell);
      const place = [...steps, step];
      return items && objectOf(valueAt(value, place), items, [...path, ...place], tell);
    },
  };
}

function duplicateKey(path: Path, { title }: CompiledSchema): Issue {
  const key = displayKey(String(path.at(-1)));
  return createIssue(
    "duplicate_key",
    path,
    `${key} occurs more than once in this ${title}: which one counts depends on the reader, so keep one`,
  );
}
