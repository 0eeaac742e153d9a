// @ts-nocheck
// Generated from schemas/common/non-blank.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { matches7e9b2bbe } from "../../patterns.ts";
import type { NonBlank } from "../../types.ts";


export function guard(value) {
  return (typeof value === "string" && matches7e9b2bbe(value));
}

const pattern0 = { test: matches7e9b2bbe };

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern0.test(data)){
vErrors = addError(vErrors, {instancePath,keyword:"pattern",params:{"code":"blank","message":"must hold at least one visible character"}});
errors++;
}
}
else {
vErrors = addError(vErrors, {instancePath,keyword:"type",params:{type: "string"}});
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

export { validate21 as full };

export const compiled: CompiledSchema = {
  title: "non-blank text",
  guard: guard,
  full: validate21,
  identifiers: [],
  missing: {},
  items: [],
};

/** Text with at least one visible character. White space, control characters and invisible characters do not count. */
export const nonBlank: Validator<NonBlank> = /* @__PURE__ */ createValidator("common/non-blank", compiled);
