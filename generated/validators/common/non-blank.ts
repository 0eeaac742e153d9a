// @ts-nocheck
// Generated from schemas/common/non-blank.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { issuesOff33d4d27 } from "../../collectors.ts";
import { matches7e9b2bbe } from "../../patterns.ts";
import type { NonBlank } from "../../types.ts";


export function guard(value) {
  return (typeof value === "string" && matches7e9b2bbe(value));
}

export const compiled: CompiledSchema = {
  title: "non-blank string",
  guard,
  collectIssues: issuesOff33d4d27,
  identifiers: [],
  advice: {},
  items: [],
};

/** A string with at least one visible character. White space, control characters and invisible characters do not count. */
export const nonBlank: Validator<NonBlank> = /* @__PURE__ */ createValidator("common/non-blank", compiled);
