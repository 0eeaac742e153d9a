// @ts-nocheck
// Generated from schemas/common/attributes.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { issuesOfe2439afc } from "../../collectors.ts";
import type { Attributes } from "../../types.ts";


export function guard(value) {
  return (typeof value === "object" && value !== null && !Array.isArray(value));
}

export const compiled: CompiledSchema = {
  title: "attributes",
  guard,
  collectIssues: issuesOfe2439afc,
  identifiers: [],
  advice: {},
  items: [],
};

/** A JSON object with any JSON inside. */
export const attributes: Validator<Attributes> = /* @__PURE__ */ createValidator("common/attributes", compiled);
