import { guard as isIdentifier } from "../../generated/validators/common/identifier.ts";
import { guard as isTrackDocument } from "../../generated/validators/common/track-document.ts";
import { compiled as payloadSchema } from "../../generated/validators/payload.ts";
import { compiled as trackRequestSchema } from "../../generated/validators/track-request.ts";
import type { Issue } from "../runtime/validate/issue.ts";
import { lintWith } from "../runtime/validate/lint.ts";
import type { ReportOptions } from "../runtime/validate/report.ts";

/**
 * The warnings of a valid payload or track request, of the contract or of the wire: `near_miss_key` and
 * `suspicious_identifier`. Never throws; for an invalid value it gives the warnings that it can find.
 */
export function lint(value: unknown, options?: ReportOptions): readonly Issue[] {
  return lintWith(isTrack(value) ? trackRequestSchema : payloadSchema, isIdentifier, value, options);
}

function isTrack(value: unknown): boolean {
  try {
    return isTrackDocument(value);
  } catch {
    return false;
  }
}
