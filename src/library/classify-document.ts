import type { PayloadsByKind } from "../../generated/kinds.ts";
import { payload } from "../../generated/validators/payload.ts";
import { compiled as requestSchema } from "../../generated/validators/track-request.ts";
import type { CompiledSchema } from "../runtime/validate/compiled-schema.ts";
import { envelopeOf, type HeldPayload, payloadsIn } from "../runtime/validate/envelope.ts";
import { collectIssues } from "../runtime/validate/issue-collector.ts";
import type { LintOptions } from "../runtime/validate/lint.ts";
import { limitOf, Report } from "../runtime/validate/report.ts";
import { type Classification, classifyBy, type PayloadRules } from "./classify.ts";
import { isTrack, lint } from "./lint.ts";

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
export const classifyDocument = (input: unknown, options?: LintOptions): ClassifiedDocument => {
  const rules = { validate: payload.validate, lint };
  return classifyDocumentBy<PayloadsByKind>(requestSchema, () => rules, input, options);
};

/** The same by the schemas of any family. The rules may depend on the name of the entry that holds a payload. */
export function classifyDocumentBy<Values>(
  request: CompiledSchema,
  rulesOf: (name: string | undefined) => PayloadRules,
  input: unknown,
  options: LintOptions | undefined,
): ClassifiedDocument<Values> {
  const result = { accepted: [] as object[], rejected: [] as object[] };
  const add = (classification: Classification<Values>, place: Place) =>
    result[classification.kind === "rejected" ? "rejected" : "accepted"].push({ ...classification, ...place });
  if (!isTrack(input)) add(classifyBy(rulesOf(undefined), input, options), { path: [] });
  else {
    const report = new Report(limitOf(options));
    collectIssues(input, envelopeOf(request), [], report);
    const payloads = report.issues.length > 0 ? undefined : payloadsOf(input, request, report);
    if (payloads === undefined) add({ kind: "rejected", issues: report.issues }, { path: [] });
    else for (const { value, ...place } of payloads) add(classifyBy(rulesOf(place.name), value, options), place);
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
