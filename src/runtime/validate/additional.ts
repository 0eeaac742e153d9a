import type { IssueCollector } from "./issue-collector.ts";
import type { CollectIssues, Members } from "./members.ts";
import { nearMiss, nearMissText } from "./near-miss.ts";

/** Looks at the values of the members that an object has besides those of the table, each read once, or of some of them. */
export function additionalMembers(
  object: Readonly<Record<string, unknown>>,
  issues: IssueCollector,
  { indexOf }: Pick<Members, "indexOf">,
  collect: CollectIssues,
  isWanted = (_: string): boolean => true,
): void {
  const collectValue: CollectIssues = (key) => {
    const value = object[key as string];
    if (value !== undefined) collect(value, issues);
  };
  for (const key of Object.keys(object)) if (indexOf(key) < 0 && isWanted(key)) issues.member(key, key, collectValue);
}

/** Reports a key that its schema does not list (`additionalProperties: false`), and the listed key that it is nearly. */
export const unlistedKey =
  (listed: readonly string[]): CollectIssues =>
  (_, issues) => {
    const key = String(issues.path[issues.path.length - 1]);
    const near = nearMiss(key, listed);
    const hint = near === undefined ? undefined : nearMissText(key, near);
    issues.add("additional_property", "is not allowed here: the schema lists all keys", undefined, undefined, hint);
  };
