import type { Budget, Formula, Shape } from "./formula.ts";
import type { FormulaStore } from "./store.ts";

/** What finding an array or object needs to find what it holds. */
export interface Solving {
  readonly store: FormulaStore;
  readonly budget: Budget;
  /** A value of a shape; `undefined` where there is none. */
  readonly find: (shape: Shape) => { readonly value: unknown } | undefined;
  /** The first strings that satisfy a formula; fewer only where there are no more. */
  readonly strings: (formula: Formula, count: number) => readonly string[];
}
