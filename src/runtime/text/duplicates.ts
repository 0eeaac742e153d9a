import { type Interest, walk } from "../json/visitor.ts";
import type { Layer } from "../validate/compiled-schema.ts";
import { createIssue, displayKey, type Issue } from "../validate/issue.ts";
import { type Path, valueAt } from "../validate/path.ts";
import { isObject } from "../validate/presence.ts";
import type { ReadText } from "./text.ts";

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
export const duplicatesIn = ({ value, text, bytes }: ReadText, layer: Layer, max: number): Duplicate[] =>
  mayRepeat(text, value, layer) ? walkedDuplicates(bytes, layer, max) : [];

/** As `duplicatesIn`, by a walk through the text, whatever it is. */
export function walkedDuplicates(bytes: Uint8Array, layer: Layer, max: number): Duplicate[] {
  const found: Duplicate[] = [];
  walk(
    bytes,
    objectOf(layer, [], (duplicate) => found.length < max && found.push(duplicate)),
  );
  return found;
}

/**
 * Whether a known key may occur twice. None does where as many stand in the text as in the value, and that is counted much
 * faster than the text is walked.
 */
function mayRepeat(text: string, value: unknown, layer: Layer): boolean {
  const { pattern, escapes } = searchFor(layer);
  if (text.includes(escapes)) return true;
  let more = keysIn(value, layer);
  pattern.lastIndex = 0;
  while (more >= 0 && pattern.test(text)) more--;
  return more < 0;
}

/** How the known keys of a layer and its items are looked for in a text. */
interface Search {
  /** Matches each of them, and a colon. */
  readonly pattern: RegExp;
  /** Without this in the text, none of them is written with escapes. */
  readonly escapes: string;
}

const searches = new WeakMap<Layer, Search>();

function searchFor(layer: Layer): Search {
  const known = searches.get(layer);
  if (known !== undefined) return known;
  const keys = [...knownKeys(layer)];
  const pattern = keys.map((key) => key.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has other escapes
  const hasShortEscape = /["\\/\0-\x1f]/.test(keys.join(""));
  const search = { pattern: new RegExp(`"(?:${pattern})"[ \\t\\r\\n]*:`, "g"), escapes: hasShortEscape ? "\\" : "\\u" };
  searches.set(layer, search);
  return search;
}

function knownKeys({ view, items }: Layer): Set<string> {
  const keys = Object.keys(view?.({}, []) ?? {});
  return new Set([...keys, ...items.flatMap(({ at, layer }) => [...at, ...knownKeys(layer)])]);
}

/** How many keys that `knownKeys` tells of stand in all objects that have a layer, and on the way to their items. */
function keysIn(value: unknown, layer: Layer): number {
  if (layer.view === undefined || !isObject(value)) return 0;
  const view = layer.view(value, []);
  let times = 0;
  for (const key in view) if (view[key] !== undefined) times++;
  for (const { at, layer: itemLayer } of layer.items) {
    const items = valueAt(view, at);
    if (Array.isArray(items)) for (const item of items) times += keysIn(item, itemLayer);
  }
  return times;
}

type Tell = (duplicate: Duplicate) => void;

/** Hears of the keys of one object, if it is one. */
function objectOf(layer: Layer, path: Path, tell: Tell): Interest {
  const known = layer.view?.({}, []);
  const times = new Map<string, number>();
  return {
    member(step, at) {
      if (known === undefined || typeof step === "number" || !Object.hasOwn(known, step)) return undefined;
      const before = times.get(step) ?? 0;
      times.set(step, before + 1);
      if (before === 1) tell({ at, issue: duplicateKey([...path, step], layer) });
      return inside(layer, path, [step], tell);
    },
  };
}

/** Who hears of what is below a key: the objects on the way to the items of an array, and the items. */
function inside(layer: Layer, path: Path, steps: readonly string[], tell: Tell): Interest | undefined {
  const below = layer.items.filter(({ at }) => steps.every((step, i) => at[i] === step));
  if (below.length === 0) return undefined;
  const items = below.find(({ at }) => at.length === steps.length)?.layer;
  return {
    member(step) {
      if (typeof step === "string") return inside(layer, path, [...steps, step], tell);
      return items && objectOf(items, [...path, ...steps, step], tell);
    },
  };
}

function duplicateKey(path: Path, { title }: Layer): Issue {
  const key = displayKey(String(path.at(-1)));
  return createIssue(
    "duplicate_key",
    path,
    `${key} occurs more than once in this ${title}: which one counts depends on the reader, so keep one`,
  );
}
