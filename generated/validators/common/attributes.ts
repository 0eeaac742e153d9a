// @ts-nocheck
// Generated from schemas/common/attributes.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import type { Attributes } from "../../types.ts";


export function guard(value) {
  return (typeof value === "object" && value !== null && !Array.isArray(value));
}

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(data && typeof data == "object" && !Array.isArray(data))){
vErrors = addError(vErrors, {instancePath,keyword:"type",params:{type: "object"}});
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

export { validate21 as full };

export const compiled: CompiledSchema = {
  title: "attributes",
  guard: guard,
  full: validate21,
  identifiers: [],
  missing: {},
  items: [],
};

/** A JSON object with any JSON inside. */
export const attributes: Validator<Attributes> = /* @__PURE__ */ createValidator("common/attributes", compiled);
