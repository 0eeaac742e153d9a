import { invalid } from "../json/skip.ts";
import { bomLength, isWhitespace } from "../json/whitespace.ts";
import { argumentError } from "../validate/argument.ts";
import type { CompiledSchema } from "../validate/compiled-schema.ts";
import type { Kind } from "../validate/kind.ts";
import { limitOf, type ReportOptions } from "../validate/report.ts";
import { createScanState, type PlannedScan, type Scan } from "./scan-state.ts";
import type { TextIssue } from "./text.ts";
import { verdictOf } from "./verdict.ts";

/** What raw bytes hold: a valid document's kind, or what is wrong with it, each issue with its line and column. */
export type BytesResult =
  | { readonly kind: Kind; readonly issues?: undefined }
  | { readonly kind?: undefined; readonly issues: readonly TextIssue[] };

/**
 * A schema's validator for JSON text as it comes: bytes in UTF-8, of a request's body, a message or a line. It says what
 * `validateText` says, and of most documents says so without decoding or parsing them.
 */
export interface BytesValidator {
  /** The schema's path in `schemas/`, without `.json`. */
  readonly name: string;
  /**
   * The kind of a valid document, or that it is `"invalid"`, by the fast path: nothing is built. `"undecided"` where the fast
   * path does not settle it, as with escapes in a key, a key that occurs twice, or line feeds between tokens: ask `validate`.
   * Throws a `TypeError` for anything but bytes, and nothing else.
   */
  readonly check: (bytes: Uint8Array | ArrayBuffer) => Kind | "undecided" | "invalid";
  /** The kind, or the issues, as many as the options allow. Throws a `TypeError` for anything but bytes, and nothing else. */
  readonly validate: (bytes: Uint8Array | ArrayBuffer, options?: ReportOptions) => BytesResult;
}

/** What a bytes validator is made from. */
export interface BytesSchema {
  readonly name: string;
  readonly scan: Scan;
  /** The name of the scanner over many lines that says the same, if there is one. */
  readonly lines?: string | undefined;
  /** Begins to ask a tracking plan about a document, of which the scanner over many lines knows nothing. */
  readonly plan?: (() => PlannedScan) | undefined;
  /** The schema that a value is validated by. */
  readonly compiledSchemaOf: (value: unknown) => CompiledSchema;
}

const schemaKey: unique symbol = Symbol.for("intempt-event-schema/bytes");

/** What a bytes validator was made from; `undefined` for any other value. */
export const schemaOf = (validator: unknown): BytesSchema | undefined =>
  (validator as { readonly [schemaKey]?: BytesSchema } | null | undefined)?.[schemaKey];

/** A view of the bytes as they are, not a copy. Throws a `TypeError` for anything else. */
export function bytesOf(input: unknown, name = "bytes", expected = "a Uint8Array or an ArrayBuffer"): Uint8Array {
  if (input instanceof Uint8Array) return input;
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  throw argumentError(name, expected, input);
}

/** The bytes validator of a schema. */
export function createBytesValidator(schema: BytesSchema): BytesValidator {
  const check: BytesValidator["check"] = (input) => {
    const bytes = bytesOf(input);
    let start: number = bomLength(bytes);
    while (isWhitespace(bytes[start])) start++;
    const state = createScanState();
    let end = schema.scan(bytes, start, state);
    if (end < 0) return end === invalid ? "invalid" : "undecided";
    while (isWhitespace(bytes[end])) end++;
    return end === bytes.length ? (state.kind ?? "undecided") : "invalid";
  };
  const validate: BytesValidator["validate"] = (bytes, options) => {
    const maxIssues = limitOf(options);
    const checked = check(bytes);
    if (checked !== "undecided" && checked !== "invalid") return { kind: checked };
    const record = { offset: 0, line: 1, column: 1, content: bytesOf(bytes) };
    const { kind, issues } = verdictOf(record, { compiledSchemaOf: schema.compiledSchemaOf, maxIssues }, true);
    return issues.length > 0 ? { issues } : { kind: kind as Kind };
  };
  const validator: BytesValidator & { readonly [schemaKey]: BytesSchema } = {
    [schemaKey]: schema,
    name: schema.name,
    check,
    validate,
  };
  return validator;
}
