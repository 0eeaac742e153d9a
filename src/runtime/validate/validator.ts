import type { CompiledSchema } from "./compiled-schema.ts";
import { ValidationError } from "./error.ts";
import { wholeMessage } from "./issue.ts";
import { collectIssues } from "./issue-collector.ts";
import { limitOf, Report, type ReportOptions } from "./report.ts";
import type { Result, StandardProps } from "./standard-schema.ts";

/** A schema's validator: a plain object whose functions work detached (`bodies.filter(payload.is)`). */
export interface Validator<T> {
  /** The schema's path in `schemas/`, without `.json`; `document`, as if it were one, for a payload or a track request. */
  readonly name: string;
  /** The verdict alone: no object is created. Never throws; what cannot be read is not valid. */
  readonly is: (input: unknown) => input is T;
  /**
   * The value (the input itself), or what is wrong with it. Never throws for any input, never changes it. Throws a `TypeError` for
   * invalid options. The result is an object in either case: where a predicate is expected, pass `is`.
   */
  readonly validate: (input: unknown, options?: ReportOptions) => Result<T>;
  /** Throws a `ValidationError` if the input is not valid. */
  assert(input: unknown): asserts input is T;
  /** Returns the input itself, or throws a `ValidationError`. */
  readonly parse: (input: unknown) => T;
  /** Standard Schema v1, for the frameworks that speak it. */
  readonly "~standard": StandardProps<T>;
}

/** Selects the schema that a value is validated by. */
export type SchemaSelector = (value: unknown) => CompiledSchema;

/** The same in each entry of the package, because each is a file of its own. */
const selectorKey: unique symbol = Symbol.for("intempt-event-schema/compiled");

/** What selects the schema of a validator; `undefined` for any other value. */
export const schemaSelectorOf = (validator: unknown): SchemaSelector | undefined =>
  (validator as { readonly [selectorKey]?: SchemaSelector } | null | undefined)?.[selectorKey];

/** The validator of a compiled schema. */
export function createValidator<T>(name: string, compiled: CompiledSchema): Validator<T> {
  const is = (input: unknown): input is T => {
    try {
      return compiled.guard(input);
    } catch {
      return false;
    }
  };
  const validate = (input: unknown, options?: ReportOptions): Result<T> => {
    const max = limitOf(options);
    if (is(input)) return { value: input };
    const report = new Report(max);
    collectIssues(input, compiled, [], report);
    if (report.issues.length === 0) report.add("unreadable", [], "the value changed while it was read");
    return { issues: report.issues };
  };
  const parse = (input: unknown): T => {
    const result = validate(input);
    if (result.issues) throw new ValidationError(name, result.issues);
    return result.value;
  };
  const validator: Validator<T> & { readonly [selectorKey]: SchemaSelector } = {
    [selectorKey]: () => compiled,
    name,
    is,
    validate,
    assert(input) {
      parse(input);
    },
    parse,
    "~standard": { version: 1, vendor: "intempt-event-schema", validate: (input) => forMessages(validate(input)) },
  };
  return validator;
}

/** What frameworks get, most of which show nothing but messages. */
const forMessages = <T>(result: Result<T>): Result<T> =>
  result.issues === undefined
    ? result
    : { issues: result.issues.map((issue) => ({ ...issue, message: wholeMessage(issue) })) };

/** A validator that leaves each input to the one that is selected for it. `select` must not throw. */
export function createSelectingValidator<T>(name: string, select: (input: unknown) => Validator<T>): Validator<T> {
  const validator: Validator<T> & { readonly [selectorKey]: SchemaSelector } = {
    [selectorKey]: (value) => (schemaSelectorOf(select(value)) as SchemaSelector)(value),
    name,
    is: (input): input is T => select(input).is(input),
    validate: (input, options) => select(input).validate(input, options),
    assert(input) {
      select(input).parse(input);
    },
    parse: (input) => select(input).parse(input),
    "~standard": {
      version: 1,
      vendor: "intempt-event-schema",
      validate: (input) => select(input)["~standard"].validate(input),
    },
  };
  return validator;
}
