/** How many times a schema may lead back to itself in one value: enough for any real tree, and far from the end of the stack. */
export const maxNesting = 200;

let depth = 0;

/** Whether the schema has led back to itself as often as it may. */
export const isTooDeep = (): boolean => depth >= maxNesting;

/** Enters a value of a schema that may lead back to itself. Throws a `RangeError` where it is nested too deeply. */
export function enter(): void {
  if (isTooDeep()) throw new RangeError("nested too deeply");
  depth++;
}

/** Leaves such a value again. */
export function leave(): void {
  depth--;
}
