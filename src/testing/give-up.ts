/** Values that fail a condition are made again. So many in a row hardly occur unless nothing satisfies it. */
const mostAttempts = 10_000;

/** A condition for a filter, which throws an `Error` where it fails too often in a row. */
export function giveUp<T>(isWanted: (value: T) => boolean): (value: T) => boolean {
  let failed = 0;
  return (value) => {
    const isFound = isWanted(value);
    failed = isFound ? 0 : failed + 1;
    if (failed > mostAttempts) throw new Error("found no value that satisfies the constraint");
    return isFound;
  };
}
