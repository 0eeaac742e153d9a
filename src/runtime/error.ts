import type { Issue } from "./issue.ts";

/**
 * What `parse` and `assert` throw. Its message names the first issues; `issues` holds them all. `instanceof` knows it by its
 * form, because each entry of the package, and each installed copy, has a class of its own.
 */
export class ValidationError extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "ValidationError" && "issues" in value;
  }

  override readonly name: string = "ValidationError";
  readonly issues: readonly Issue[];

  constructor(schema: string, issues: readonly Issue[]) {
    const shown = issues.slice(0, 3).map(({ pointer, message }) => (pointer ? `${pointer}: ${message}` : message));
    if (issues.length > shown.length) shown.push(`and ${issues.length - shown.length} more`);
    super(`not a valid ${schema}: ${shown.join("; ")}`);
    this.issues = issues;
  }
}
