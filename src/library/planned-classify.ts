import { guard as isIdentifier } from "../../generated/validators/common/identifier.ts";
import { namedPayloads } from "../runtime/plan/named-payloads.ts";
import type { PlannedFamily } from "../runtime/plan/planned-family.ts";
import type { CompiledSchema } from "../runtime/validate/compiled-schema.ts";
import { type LintOptions, lintWith } from "../runtime/validate/lint.ts";
import { createValidator } from "../runtime/validate/validator.ts";
import { type Classification, classifyBy, type PayloadRules } from "./classify.ts";
import { type ClassifiedDocument, classifyDocumentBy } from "./classify-document.ts";

/** Validates one payload, gives its kind, and warns of what is valid but probably not intended. Never throws. */
export type Classify<Values> = (input: unknown, options?: LintOptions) => Classification<Values>;

/** Classifies a document, a payload or a track request, payload by payload. Never throws. */
export type ClassifyDocument<Values> = (input: unknown, options?: LintOptions) => ClassifiedDocument<Values>;

/** `classify` by a tracking plan: of payloads of which no name is known. */
export const plannedClassify = <Values>({ payload }: Pick<PlannedFamily, "payload">): Classify<Values> => {
  const rules = rulesOf(payload);
  return (input, options) => classifyBy<Values>(rules, input, options);
};

/** `classifyDocument` by a tracking plan: the name of an entry chooses the schema of its payloads. */
export const plannedClassifyDocument = <Values>(family: PlannedFamily): ClassifyDocument<Values> => {
  const { payload, request } = family;
  const payloadOf = namedPayloads(family);
  const known = new Map<CompiledSchema, PayloadRules>();
  const rulesNamed = (name: string | undefined): PayloadRules => {
    const compiled = name === undefined ? payload : payloadOf(name);
    const rules = known.get(compiled) ?? rulesOf(compiled);
    known.set(compiled, rules);
    return rules;
  };
  return (input, options) => classifyDocumentBy<Values>(request, rulesNamed, input, options);
};

const rulesOf = (compiled: CompiledSchema): PayloadRules => ({
  validate: createValidator<never>("payload", compiled).validate,
  lint: (value, options) => lintWith(compiled, isIdentifier, value, options),
});
