/**
 * The indices of two equal items; `undefined` where all differ. Items are equal as JSON: the order of keys and the sign of zero do
 * not matter. The work is linear in the size of the items, but for the order of keys.
 */
export function equalItems(items: readonly unknown[]): readonly [number, number] | undefined {
  const scalars = new Map<unknown, number>();
  const others = new Map<string, number>();
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const isScalar = typeof item !== "object" || item === null;
    const seen: Map<unknown, number> = isScalar ? scalars : others;
    const key = isScalar ? item : canonical(item);
    const earlier = seen.get(key);
    if (earlier !== undefined) return [earlier, i];
    seen.set(key, i);
  }
  return undefined;
}

/** The JSON of a value with the keys of objects in order. A member that is `undefined` is absent. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null)
    return typeof value === "number" ? String(value + 0) : JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
    .join()}}`;
}
