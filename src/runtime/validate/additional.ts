import type { IssueCollector } from "./issue-collector.ts";
import type { CollectIssues, Members } from "./members.ts";

/** Looks at the values of the members that an object has besides those of the table, each read once. */
export function additionalMembers(
  object: Readonly<Record<string, unknown>>,
  issues: IssueCollector,
  { indexOf }: Pick<Members, "indexOf">,
  collect: CollectIssues,
): void {
  const collectValue: CollectIssues = (key) => {
    const value = object[key as string];
    if (value !== undefined) collect(value, issues);
  };
  for (const key of Object.keys(object)) if (indexOf(key) < 0) issues.member(key, key, collectValue);
}

/** Reports a key that its schema does not list (`additionalProperties: false`). */
export const unlistedKey: CollectIssues = (_, issues) =>
  issues.add("additional_property", "is not allowed here: the schema lists all keys");
