import type { Issue } from "./issue.ts";

/** What `parse` and `assert` throw. Its message names the first issues; `issues` holds them all. */
export class ValidationError extends Error {
  override readonly name: string = "ValidationError";
  readonly issues: readonly Issue[];

  constructor(schema: string, issues: readonly Issue[]) {
    const shown = issues.slice(0, 3).map(({ pointer, message }) => (pointer ? `${pointer}: ${message}` : message));
    if (issues.length > shown.length) shown.push(`and ${issues.length - shown.length} more`);
    super(`not a valid ${schema}: ${shown.join("; ")}`);
    this.issues = issues;
  }
}
