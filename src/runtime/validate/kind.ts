import { type KindCounts, kindTitles, type PayloadKind } from "../../../generated/kinds.ts";
import type { CompiledSchema } from "./compiled-schema.ts";
import { valueAt } from "./path.ts";
import { isObject } from "./presence.ts";

/** What a document is: a payload of one kind, or a request that holds payloads. */
export type Kind = PayloadKind | "request";

/** What a sentence calls a document of a kind. */
export const nounFor = (kind: Kind): string => kindTitles[kind].toLowerCase();

/** What a value is by its schema, valid or not; `undefined` where the schema knows no kinds. */
export function kindOfValue(value: unknown, compiled: CompiledSchema): Kind | undefined {
  if (holdsKinds(compiled)) return "request";
  return isObject(value) ? compiled.kindOf?.(value) : undefined;
}

/** Whether there are payloads of some kind among its items. */
const holdsKinds = ({ items }: CompiledSchema): boolean =>
  items.some(({ compiled }) => compiled.kindOf !== undefined || holdsKinds(compiled));

/** Counts all payloads in a valid value. */
export function countPayloads(value: unknown, compiled: CompiledSchema, counts: KindCounts): void {
  const kind = isObject(value) ? compiled.kindOf?.(value) : undefined;
  if (kind !== undefined) counts[kind]++;
  for (const { at, compiled: itemSchema } of compiled.items) {
    const items = valueAt(value, at);
    if (Array.isArray(items)) for (const item of items) countPayloads(item, itemSchema, counts);
  }
}
