import type { Formula, Shape } from "./formula.ts";
import { typeOf } from "./holds.ts";
import type { FormulaStore } from "./store.ts";

/** What only values have that are equal to this one as JSON. */
export function constantShape(store: FormulaStore, value: unknown): Shape {
  const type = typeOf(value);
  return store.all([typeShape(store, [type]), store.shape({ [type]: constantFormula(store, value) })]);
}

/** What the values of these types have. */
export function typeShape(store: FormulaStore, types: readonly string[]): Shape {
  const none = Object.keys(store.nothing.parts).filter((type) => !types.includes(type));
  return store.shape(Object.fromEntries(none.map((type) => [type, store.no])));
}

function constantFormula(store: FormulaStore, value: unknown): Formula {
  if (value === null) return store.yes;
  if (typeof value === "boolean") return store.literal({ op: "is", value });
  if (typeof value === "number") return store.literal({ op: "numbers", values: [value + 0] });
  if (typeof value === "string") return store.literal({ op: "strings", values: [value] });
  if (Array.isArray(value)) {
    const { length } = value;
    return store.and([
      store.literal({ op: "minItems", limit: length }),
      store.literal({ op: "maxItems", limit: length }),
      ...value.map((one, index) => store.literal({ op: "item", index, shape: constantShape(store, one) })),
    ]);
  }
  const members = Object.entries(value as object);
  const others = store.literal({ op: "otherStrings", values: members.map(([key]) => key) });
  return store.and([
    ...members.map(([key, one]) => store.presentWith(key, constantShape(store, one))),
    store.literal({ op: "every", keys: others, shape: store.nothing }),
  ]);
}
