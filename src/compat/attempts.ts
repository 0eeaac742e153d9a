import { Undecidable } from "../constraints/undecidable.ts";

/**
 * What the first option gives that gives something. Where none does, an option that cannot be decided makes the whole undecidable;
 * otherwise it does not matter.
 */
export function firstFound<Option, Result>(
  options: Iterable<Option>,
  attempt: (option: Option) => Result | undefined,
): Result | undefined {
  let undecided: Undecidable | undefined;
  for (const option of options) {
    try {
      const found = attempt(option);
      if (found !== undefined) return found;
    } catch (error) {
      if (!(error instanceof Undecidable) || error.isFinal) throw error;
      undecided ??= error;
    }
  }
  if (undecided !== undefined) throw undecided;
  return undefined;
}
