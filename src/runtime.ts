export {
  documentValidator,
  eventValidator,
  type Lint,
  payloadValidator,
  plannedContract,
  plannedLint,
  plannedWire,
  requestValidator,
  trackingPlan,
} from "./library/planned.ts";
export { type PlannedBytes, plannedContractBytes, plannedWireBytes } from "./library/planned-bytes.ts";
export {
  type Classify,
  type ClassifyDocument,
  plannedClassify,
  plannedClassifyDocument,
} from "./library/planned-classify.ts";
export {
  asciiText,
  characterCount,
  mayBePlaceholder,
  numberAt,
  skipAscii,
  skipColon,
  skipDecimal,
  skipNumber,
  skipString,
  skipText,
  skipValue,
  skipWhitespace,
  skipWhole,
  skipWord,
} from "./runtime/json/skip.ts";
export { namedPayloads } from "./runtime/plan/named-payloads.ts";
export type { PlannedEvent, TrackingPlan } from "./runtime/plan/plan.ts";
export { withPlanWarnings } from "./runtime/plan/plan-warnings.ts";
export type { PlannedFamily } from "./runtime/plan/planned-family.ts";
export type { PlanScanners } from "./runtime/plan/planned-scan.ts";
export { checkData, type SendEvent, type Tracker } from "./runtime/plan/track.ts";
export { type BytesValidator, createBytesValidator } from "./runtime/text/bytes.ts";
export type { Scan } from "./runtime/text/scan-state.ts";
export { additionalMembers, unlistedKey } from "./runtime/validate/additional.ts";
export { blameAlternative, sayAlternative } from "./runtime/validate/alternatives.ts";
export { codePointCount } from "./runtime/validate/code-points.ts";
export type { CompiledSchema, SchemaPart } from "./runtime/validate/compiled-schema.ts";
export * from "./runtime/validate/formats.ts";
export type { Issue } from "./runtime/validate/issue.ts";
export { collectItem, collectItems, lookAt, reportEqualItems, unlistedItem } from "./runtime/validate/items.ts";
export type { LintOptions } from "./runtime/validate/lint.ts";
export { createMembers, mappedMembers } from "./runtime/validate/members.ts";
export { isMultipleOf } from "./runtime/validate/multiple-of.ts";
export { collectNames } from "./runtime/validate/names.ts";
export { collectBySchema, collectNested } from "./runtime/validate/nested.ts";
export { enter, leave } from "./runtime/validate/nesting.ts";
export { collectObject, objectSchema } from "./runtime/validate/object.ts";
export { isObject, isPresent, memberCount } from "./runtime/validate/presence.ts";
export { equalItems } from "./runtime/validate/unique-items.ts";
export { createValidator, type Validator } from "./runtime/validate/validator.ts";
