// @ts-nocheck
// Generated from schemas/common/attributes.json by `npm run generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { isObject } from "../../../src/runtime/validate/presence.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import type { Attributes } from "../../types.ts";


function issues0(value, issues) {
  if (!(isObject(value))) {
    issues.type(value, "an object");
  }
}

export function guard(value) {
  return (typeof value === "object" && value !== null && !Array.isArray(value));
}

export const compiled: CompiledSchema = {
  title: "attributes",
  guard,
  collectIssues: issues0,
  identifiers: [],
  advice: {},
  items: [],
};

/** A JSON object with any JSON inside. */
export const attributes: Validator<Attributes> = /* @__PURE__ */ createValidator("common/attributes", compiled);
