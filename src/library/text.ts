import { type Position, positionsOf } from "../runtime/json/position.ts";
import { bytesOf } from "../runtime/text/bytes.ts";
import { parseErrorIssue, parseText } from "../runtime/text/parse.ts";
import { issuesOfText, type TextIssue } from "../runtime/text/text.ts";
import { argumentError } from "../runtime/validate/argument.ts";
import type { ReportOptions } from "../runtime/validate/report.ts";
import { schemaSelectorOf, type Validator } from "../runtime/validate/validator.ts";

/** The parsed value, or the issues, each with its line and column. */
export type TextResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly TextIssue[] };

/**
 * Validates a JSON text: a string, or bytes in UTF-8; either may begin with a byte order mark. Beyond what
 * `validator.validate` finds, it reports input that is not JSON (`syntax`) or not UTF-8 (`encoding`), or in which a key that the
 * schema knows occurs twice (`duplicate_key`). Lines and columns count from 1, columns in UTF-16 code units. Never throws for
 * invalid input; throws a `TypeError` for an argument that is not a validator, or neither a string nor bytes.
 */
export function validateText<T>(
  validator: Validator<T>,
  text: string | Uint8Array | ArrayBuffer,
  options?: ReportOptions,
): TextResult<T> {
  const select = schemaSelectorOf(validator);
  if (select === undefined) throw argumentError("validator", "a validator of this package", validator);
  const bytes =
    typeof text === "string"
      ? new TextEncoder().encode(text)
      : bytesOf(text, "text", "a string, a Uint8Array or an ArrayBuffer");
  const parsed = parseText(typeof text === "string" ? text : bytes, bytes);
  if ("error" in parsed) return { issues: [parseErrorAt(parsed.error, bytes)] };
  const issues = issuesOfText(parsed, select(parsed.value), options);
  return issues.length > 0 ? { issues } : { value: parsed.value as T };
}

/** Why a text cannot be parsed, and where. */
export function parseErrorAt(error: Parameters<typeof parseErrorIssue>[0], bytes: Uint8Array): TextIssue {
  const [place] = positionsOf(bytes, [error.at]) as [Position];
  return { ...parseErrorIssue(error, 0), ...place };
}
