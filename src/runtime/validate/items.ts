import type { IssueCollector } from "./issue-collector.ts";
import type { CollectIssues } from "./members.ts";
import { equalItems } from "./unique-items.ts";

/** Looks at the items of an array from an index on. */
export function collectItems(
  items: readonly unknown[],
  issues: IssueCollector,
  from: number,
  collect: CollectIssues,
): void {
  for (let i = from; i < items.length && !isFull(issues); i++) lookAt(items[i], i, issues, collect);
}

/** Whether there are as many issues as may be reported. */
const isFull = ({ findings = [], report }: IssueCollector): boolean => findings.length > report.max;

/** Looks at an item, also at one that is `undefined`: unlike a member, it is there. */
export function lookAt(item: unknown, index: number, issues: IssueCollector, collect: CollectIssues): void {
  issues.path.push(index);
  issues.collect(item, collect);
  issues.path.pop();
}

/** Looks at one item of an array, if it is there. */
export function collectItem(
  items: readonly unknown[],
  issues: IssueCollector,
  index: number,
  collect: CollectIssues,
): void {
  if (index < items.length) lookAt(items[index], index, issues, collect);
}

/** Reports two equal items (`uniqueItems`). */
export function reportEqualItems(items: readonly unknown[], issues: IssueCollector): void {
  const equal = equalItems(items);
  if (equal) issues.add("not_unique", `must have no two equal items, but items ${equal[0]} and ${equal[1]} are equal`);
}

/** Reports an item that its schema does not describe (`items: false`, `unevaluatedItems: false`). */
export const unlistedItem: CollectIssues = (_, issues) =>
  issues.add("additional_item", "is not allowed here: the schema describes all items");
