import type { IssueCode } from "./codes.ts";
import { createIssue, type Issue } from "./issue.ts";
import type { Path } from "./path.ts";

/** How much a call may report. */
export interface ReportOptions {
  /** The most issues that one call lists, an integer from 1 or Infinity (default 100). If there are more, `too_many_issues` follows. */
  readonly maxIssues?: number | undefined;
}

/** The issues of one call, up to its limit. Once it is full there is nothing left to look for. */
export class Report {
  readonly issues: Issue[] = [];
  readonly max: number;
  /** True when an issue had to be left out. */
  full = false;

  constructor(max: number) {
    this.max = max;
  }

  add(code: IssueCode, path: Path, message: string, hint?: string): void {
    this.push(createIssue(code, path, message, hint));
  }

  push(issue: Issue): void {
    const { issues, max } = this;
    if (issues.length < max) issues.push(issue);
    else if (!this.full) {
      this.full = true;
      issues.push(createIssue("too_many_issues", [], `the list ends here, at ${max}: there are more`));
    }
  }
}

/**
 * The limit that the options set. What is no object sets none, because `array.map(payload.validate)` passes an index where the
 * options belong. Throws a `TypeError` for a limit that is no integer from 1, nor Infinity.
 */
export function limitOf(options: unknown): number {
  const max: unknown = (options as ReportOptions | null | undefined)?.maxIssues;
  if (max === undefined) return 100;
  if (typeof max === "number" && max >= 1 && (Number.isInteger(max) || max === Number.POSITIVE_INFINITY)) return max;
  throw new TypeError("maxIssues must be an integer ≥ 1, or Infinity");
}
