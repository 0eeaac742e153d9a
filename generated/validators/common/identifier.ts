// @ts-nocheck
// Generated from schemas/common/identifier.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { issuesOff33d4d27 } from "../../collectors.ts";
import { matches7e9b2bbe } from "../../patterns.ts";
import type { Identifier } from "../../types.ts";


export function guard(value) {
  return (typeof value === "string" && matches7e9b2bbe(value));
}

export const compiled: CompiledSchema = {
  title: "identifier",
  guard,
  collectIssues: issuesOff33d4d27,
  identifiers: [],
  advice: {},
  items: [],
};

/** A non-blank string that names a user, an event, a session, an account, a page or a product. */
export const identifier: Validator<Identifier> = /* @__PURE__ */ createValidator("common/identifier", compiled);
