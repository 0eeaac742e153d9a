import { createIssue, displayKey, type Issue } from "./issue.ts";
import type { Layer } from "./layer.ts";
import type { Path } from "./path.ts";
import { type Interest, walk } from "./walk.ts";

/** A `duplicate_key` issue, and where in the text the second key begins. */
export interface Duplicate {
  readonly issue: Issue;
  readonly at: number;
}

/**
 * The keys that the schema knows and that occur more than once in a payload or an envelope object, one issue for each such
 * key of an object, at most `max`. The text must be valid JSON. Source of the rule: the productId rule in JSON text, where a
 * second `productId` changes the kind of a payload on its way.
 */
export function duplicatesIn(bytes: Uint8Array, layer: Layer, max: number): Duplicate[] {
  const found: Duplicate[] = [];
  walk(
    bytes,
    objectOf(layer, [], (duplicate) => found.length < max && found.push(duplicate)),
  );
  return found;
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
