import { type Constraint, conjunctsOf, type Scalar } from "./constraint.ts";
import { withoutIssues } from "./keys.ts";

/** The key whose value distinguishes branches, and its values in each. */
export function discriminated(
  branches: readonly Constraint[],
): { readonly key: string; readonly values: readonly (readonly Scalar[])[] } | undefined {
  const listed = branches.map((branch) => new Map(conjunctsOf(withoutIssues(branch)).flatMap(listedValues)));
  for (const key of listed[0]?.keys() ?? []) {
    const values = listed.map((one) => one.get(key) ?? []);
    const all = values.flat();
    if (values.every(({ length }) => length > 0) && new Set(all).size === all.length) return { key, values };
  }
  return undefined;
}

/** The key of a property whose values are listed, with these. */
function listedValues(part: Constraint): [string, readonly Scalar[]][] {
  const list = part.op === "property" ? conjunctsOf(part.of).find(({ op }) => op === "enum") : undefined;
  return part.op === "property" && list?.op === "enum" ? [[part.key, list.values]] : [];
}
