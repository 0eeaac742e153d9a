import type { Issue } from "./issue.ts";

/**
 * The part of Standard Schema v1 (https://standardschema.dev) that a validator offers to frameworks. `value` is the
 * input itself, so input and output are one type.
 */
export interface StandardProps<T> {
  readonly version: 1;
  readonly vendor: "intempt-event-schema";
  readonly validate: (value: unknown) => Result<T>;
  readonly types?: { readonly input: T; readonly output: T } | undefined;
}

/** The one result shape: the value, which is the input itself and never a copy, or what is wrong with it. */
export type Result<T> = { readonly value: T; readonly issues?: undefined } | { readonly issues: readonly Issue[] };
