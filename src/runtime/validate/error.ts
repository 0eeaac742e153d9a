import { type Issue, wholeMessage } from "./issue.ts";

const brand = Symbol.for("intempt-event-schema/ValidationError");

/**
 * What `parse` and `assert` throw. Its message names the first issues; `issues` holds them all, and so does `cause`, which is what
 * `structuredClone` keeps of an error. `instanceof` knows it by a
 * brand, because each entry of the package, and each installed copy, has a class of its own.
 */
export class ValidationError extends Error {
  /** Shown in stack traces, whatever a bundler calls the class. */
  static override readonly name: string = "ValidationError";

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: a class that extends this one inherits the method
    if (this !== ValidationError) return super[Symbol.hasInstance](value);
    return typeof value === "object" && value !== null && brand in value;
  }

  /** Inherited, so that a printed error shows its issues and nothing else. */
  get [brand](): true {
    return true;
  }

  override readonly name: string = "ValidationError";
  declare readonly cause: readonly Issue[];

  get issues(): readonly Issue[] {
    return this.cause;
  }

  /** What `JSON.stringify` writes. */
  toJSON(): { readonly name: string; readonly message: string; readonly issues: readonly Issue[] } {
    const { name, message, issues } = this;
    return { name, message, issues };
  }

  constructor(schema: string, issues: readonly Issue[]) {
    const shown = issues.slice(0, 3).map((issue) => (issue.pointer && `${issue.pointer}: `) + wholeMessage(issue));
    if (issues.length > shown.length) shown.push(`and ${issues.length - shown.length} more`);
    super(`not a valid ${schema}: ${shown.join("; ")}`, { cause: issues });
  }
}
