import type { PayloadKind } from "../../../generated/kinds.ts";
import type { CompiledSchema } from "./compiled-schema.ts";
import { valueAt } from "./path.ts";
import { isObject } from "./presence.ts";

/** What a document is: a payload of one kind, or a request that holds payloads. */
export type Kind = PayloadKind | "request";

/** What a value is by its schema, valid or not; `undefined` where the schema knows no kinds. */
export function kindOfValue(value: unknown, compiled: CompiledSchema): Kind | undefined {
  if (holdsKinds(compiled)) return "request";
  return isObject(value) ? compiled.kindOf?.(value) : undefined;
}

/** Whether there are payloads of some kind among its items. */
const holdsKinds = ({ items }: CompiledSchema): boolean =>
  items.some(({ compiled }) => compiled.kindOf !== undefined || holdsKinds(compiled));

/** The kinds of all payloads in a valid value. */
export function kindsIn(value: unknown, compiled: CompiledSchema): PayloadKind[] {
  const own = isObject(value) ? compiled.kindOf?.(value) : undefined;
  const inner = compiled.items.flatMap(({ at, compiled: itemSchema }) => {
    const items = valueAt(value, at);
    return Array.isArray(items) ? items.flatMap((item) => kindsIn(item, itemSchema)) : [];
  });
  return own === undefined ? inner : [own, ...inner];
}
