import { canonical } from "./canonical.ts";
import { constantShape } from "./constants.ts";
import type { Shape } from "./formula.ts";
import type { Solving } from "./solving.ts";

/** A value for each shape, no two of them equal. */
export function distinctValues(shapes: readonly Shape[], solving: Solving): readonly unknown[] | undefined {
  const values = new Map<Shape, readonly unknown[]>();
  for (const shape of new Set(shapes)) values.set(shape, valuesOf(shape, shapes.length, solving));
  return matched(shapes.map((shape) => values.get(shape) as readonly unknown[]));
}

/** Up to so many values of a shape: where there are as many as positions, no other position takes them all. */
function valuesOf(shape: Shape, count: number, solving: Solving): readonly unknown[] {
  const { store, find, budget } = solving;
  const values: unknown[] = [];
  let rest = shape;
  while (values.length < count) {
    budget.spend();
    const found = find(rest);
    if (found === undefined) break;
    values.push(found.value);
    rest = store.forced(store.all([rest, store.negated(constantShape(store, found.value))]));
  }
  return values;
}

/** A different one of its candidates for each position, by augmenting paths. */
function matched(candidates: readonly (readonly unknown[])[]): readonly unknown[] | undefined {
  const keys = candidates.map((list) => list.map(canonical));
  const ownerOf = new Map<string, number>();
  const assign = (position: number, tried: Set<string>): boolean =>
    (keys[position] as string[]).some((key) => {
      if (tried.has(key)) return false;
      tried.add(key);
      const owner = ownerOf.get(key);
      if (owner !== undefined && !assign(owner, tried)) return false;
      ownerOf.set(key, position);
      return true;
    });
  for (let position = 0; position < candidates.length; position++) if (!assign(position, new Set())) return undefined;
  const chosen = new Map([...ownerOf].map(([key, position]) => [position, key]));
  return candidates.map((list, i) => list[(keys[i] as string[]).indexOf(chosen.get(i) as string)]);
}
