/** How the files under `generated/` differ from what the schemas generate. */
export interface Drift {
  readonly path: string;
  readonly problem: "edited" | "missing" | "left over";
}

export function driftOf(expected: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): Drift[] {
  const drift: Drift[] = [];
  for (const [path, text] of expected) {
    const actual = found.get(path);
    if (actual !== text) drift.push({ path, problem: actual === undefined ? "missing" : "edited" });
  }
  for (const path of found.keys()) if (!expected.has(path)) drift.push({ path, problem: "left over" });
  return drift.sort((a, b) => (a.path < b.path ? -1 : 1));
}
