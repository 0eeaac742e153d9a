import type { PayloadsByKind } from "../../generated/kinds.ts";
import type { Payload, WirePayload } from "../../generated/types.ts";
import { payload } from "../../generated/validators/payload.ts";
import { compiled as requestSchema } from "../../generated/validators/track-request.ts";
import type { CompiledSchema } from "../runtime/validate/compiled-schema.ts";
import { envelopeOf, type HeldPayload, payloadsIn } from "../runtime/validate/envelope.ts";
import { collectIssues } from "../runtime/validate/issue-collector.ts";
import type { LintOptions } from "../runtime/validate/lint.ts";
import { limitOf, Report } from "../runtime/validate/report.ts";
import type { Validator } from "../runtime/validate/validator.ts";
import { type Classification, classifyBy } from "./classify.ts";
import { isTrack } from "./lint.ts";

/** The payloads of a document, each with its path in it, and the name of its event where a track request gave one. */
export interface ClassifiedDocument<Values = PayloadsByKind> {
  readonly accepted: readonly (Exclude<Classification<Values>, { kind: "rejected" }> & Place)[];
  /** The paths of issues start at the payload. A request whose envelope is invalid is rejected as a whole, its path being empty. */
  readonly rejected: readonly (Extract<Classification<Values>, { kind: "rejected" }> & Place)[];
}

type Place = Pick<HeldPayload, "path" | "name">;

/**
 * Classifies a document, a payload or a track request, payload by payload: a bad one does not keep the others out. Never throws;
 * `options.maxIssues` counts for each payload.
 */
export const classifyDocument = (input: unknown, options?: LintOptions): ClassifiedDocument =>
  classifyDocumentBy<PayloadsByKind>(requestSchema, payload, input, options);

/** The same by the schemas of any family. */
export function classifyDocumentBy<Values>(
  request: CompiledSchema,
  validator: Validator<Payload | WirePayload>,
  input: unknown,
  options: LintOptions | undefined,
): ClassifiedDocument<Values> {
  const result = { accepted: [] as object[], rejected: [] as object[] };
  const add = (classification: Classification<Values>, place: Place) =>
    result[classification.kind === "rejected" ? "rejected" : "accepted"].push({ ...classification, ...place });
  if (!isTrack(input)) add(classifyBy(validator, input, options), { path: [] });
  else {
    const report = new Report(limitOf(options));
    collectIssues(input, envelopeOf(request), [], report);
    const payloads = report.issues.length > 0 ? undefined : payloadsOf(input, request, report);
    if (payloads === undefined) add({ kind: "rejected", issues: report.issues }, { path: [] });
    else for (const { value, ...place } of payloads) add(classifyBy(validator, value, options), place);
  }
  return result as unknown as ClassifiedDocument<Values>;
}

/** All payloads, read at once; `undefined` where reading them throws. */
function payloadsOf(input: unknown, request: CompiledSchema, report: Report): readonly HeldPayload[] | undefined {
  try {
    return [...payloadsIn(input, request)];
  } catch {
    report.add("unreadable", [], "the value changed while it was read");
    return undefined;
  }
}
