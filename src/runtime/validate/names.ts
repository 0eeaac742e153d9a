import type { IssueCode } from "./codes.ts";
import type { CollectedIssue, IssueCollector } from "./issue-collector.ts";
import type { CollectIssues } from "./members.ts";

/** Looks at the keys of an object as strings (`propertyNames`). What is wrong with one is an issue of its member. */
export function collectNames(
  object: Readonly<Record<string, unknown>>,
  issues: IssueCollector,
  collect: CollectIssues,
): void {
  const ofName: CollectIssues = (key) => collect(key, asNames(issues));
  for (const key of Object.keys(object)) if (object[key] !== undefined) issues.member(key, key, ofName);
}

/** The same collector, which reports what is wrong as a fault of the name. */
const asNames = (issues: IssueCollector): IssueCollector =>
  Object.create(issues, {
    add: {
      value: (_: IssueCode, what: string) => issues.add("property_name", `is not allowed as a key: its name ${what}`),
    },
    find: {
      value: ({ issue }: CollectedIssue) => issues.add("property_name", `is not allowed as a key: ${issue.message}`),
    },
  });
