// @ts-nocheck
// Generated from schemas/common/identifier.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type Layer } from "../../../src/runtime/layer.ts";
import { createValidator, type Validator } from "../../../src/runtime/validator.ts";
import type { Identifier } from "../../types.ts";


const matches0Regex = /[^\u0000- \u007f-\u00a0\u00ad\u034f\u061c\u115f-\u1160\u1680\u17b4-\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]/u;
function matches0(text) {
  const first = text.charCodeAt(0);
  if (first >= 33 && first <= 126) return true;
  return matches0Regex.test(text);
}

export function guard(value) {
  return (typeof value === "string" && matches0(value));
}

const pattern0 = { test: matches0 };

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

export const layer: Layer = {
  title: "identifier",
  guard: guard,
  full: validate21,
  identifiers: [],
  missing: {},
  items: [],
};

export const identifier: Validator<Identifier> = /* @__PURE__ */ createValidator("common/identifier", layer);
