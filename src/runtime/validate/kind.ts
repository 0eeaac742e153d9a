import type { Layer, PayloadKind } from "./compiled-schema.ts";
import { valueAt } from "./path.ts";
import { isObject } from "./presence.ts";

/** What a document is: a payload of one kind, or a request that holds payloads. */
export type Kind = PayloadKind | "request";

/** What a value is by its layer, be it valid or not; `undefined` where the layer knows no kinds. */
export function kindOfValue(value: unknown, layer: Layer): Kind | undefined {
  if (holdsKinds(layer)) return "request";
  return isObject(value) ? layer.kindOf?.(value) : undefined;
}

/** Whether there are payloads of some kind among its items. */
const holdsKinds = ({ items }: Layer): boolean =>
  items.some(({ layer }) => layer.kindOf !== undefined || holdsKinds(layer));

/** The kinds of all payloads in a valid value. */
export function kindsIn(value: unknown, layer: Layer): PayloadKind[] {
  const own = isObject(value) ? layer.kindOf?.(value) : undefined;
  const inner = layer.items.flatMap(({ at, layer: itemLayer }) => {
    const items = valueAt(value, at);
    return Array.isArray(items) ? items.flatMap((item) => kindsIn(item, itemLayer)) : [];
  });
  return own === undefined ? inner : [own, ...inner];
}
