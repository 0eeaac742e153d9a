import type { CompiledSchema } from "./compiled-schema.ts";
import { collectIssues, type IssueCollector } from "./issue-collector.ts";
import type { CollectIssues } from "./members.ts";
import { enter, isTooDeep, leave, maxNesting } from "./nesting.ts";
import { Report } from "./report.ts";

/** Reports the issues of a value by another schema file. */
export function collectBySchema(value: unknown, issues: IssueCollector, schema: CompiledSchema): void {
  const report = new Report(issues.report.max);
  collectIssues(value, schema, issues.path, report);
  for (const issue of report.issues) if (issue.code !== "too_many_issues") issues.find({ issue, absent: [] });
}

/** Reports the issues of a value by a schema that leads back to itself. */
export function collectNested(value: unknown, issues: IssueCollector, collect: CollectIssues): void {
  if (isTooDeep()) {
    issues.add("too_deep", `is nested too deeply: the schema leads back to itself ${maxNesting} times`);
    return;
  }
  enter();
  try {
    collect(value, issues);
  } finally {
    leave();
  }
}
