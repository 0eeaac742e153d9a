import { guard as isIdentifier } from "../../generated/validators/common/identifier.ts";
import { guard as isTrackDocument } from "../../generated/validators/common/track-document.ts";
import { compiled as payloadSchema } from "../../generated/validators/payload.ts";
import { compiled as trackRequestSchema } from "../../generated/validators/track-request.ts";
import type { Issue } from "../runtime/validate/issue.ts";
import { type LintOptions, lintWith } from "../runtime/validate/lint.ts";

/**
 * The warnings of a valid payload or track request, of the contract or of the wire: `near_miss_key`, `suspicious_identifier`,
 * `placeholder_identifier`, `suspicious_timestamp` and `not_json`. Never throws, whatever the value; for an invalid one it gives the warnings that it can find.
 */
export function lint(value: unknown, options?: LintOptions): readonly Issue[] {
  return lintWith(isTrack(value) ? trackRequestSchema : payloadSchema, isIdentifier, value, options);
}

/** Whether a document is a track request. What cannot be read is a payload. */
export function isTrack(value: unknown): boolean {
  try {
    return isTrackDocument(value);
  } catch {
    return false;
  }
}
