import { and } from "./combine.ts";
import { type Constraint, conjunctsOf, rowOf, type Scalar } from "./constraint.ts";
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

/** What is left of an object's constraint for each value of a key. An object without the key, or with another value, fails. */
export interface Decision {
  readonly key: string;
  readonly branches: readonly { readonly values: readonly Scalar[]; readonly constraint: Constraint }[];
}

/** How many assertions that all branches share may be repeated, one copy a branch: more would make the code long, not fast. */
const mostCopies = 200;

/** The decision by a required key between the branches of a disjunction that is a part of an object's constraint. */
export function decisionOf(constraint: Constraint): Decision | undefined {
  const parts = conjunctsOf(constraint);
  const part = parts.find(({ op }) => op === "or" || op === "one");
  if (part?.op !== "or" && part?.op !== "one") return undefined;
  const rest = parts.filter((other) => other !== part);
  if (!rest.every(rowOf) || rest.length * part.of.length > mostCopies) return undefined;
  const { key, values } = discriminated(part.of) ?? {};
  if (key === undefined || values === undefined) return undefined;
  const branches = part.of.map((branch, i) => ({ values: values[i] ?? [], constraint: and([...rest, branch]) }));
  return branches.every((branch) => isRequired(branch.constraint, key)) ? { key, branches } : undefined;
}

/** Whether a constraint on objects asks for a key. */
export const isRequired = (constraint: Constraint, key: string): boolean =>
  conjunctsOf(constraint).some((part) => part.op === "present" && part.key === key);
