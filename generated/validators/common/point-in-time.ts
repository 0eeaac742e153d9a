// @ts-nocheck
// Generated from schemas/common/point-in-time.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { matches8ede1b2c, matchesa9a45a02 } from "../../patterns.ts";
import type { PointInTime } from "../../types.ts";


export function guard(value) {
  return (!(typeof value === "string") || (matchesa9a45a02(value) && !(matches8ede1b2c(value)))) && (!(typeof value === "number") || value >= 0);
}

const pattern0 = { test: matchesa9a45a02 };
const pattern1 = { test: matches8ede1b2c };

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data === "string"){
if(!pattern0.test(data)){
vErrors = addError(vErrors, {});
errors++;
}
}
var valid2 = _errs3 === errors;
if(valid2){
const _errs4 = errors;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data === "string"){
if(!pattern1.test(data)){
vErrors = addError(vErrors, {});
errors++;
}
}
else {
vErrors = addError(vErrors, {});
errors++;
}
}
var valid3 = _errs6 === errors;
if(valid3){
vErrors = addError(vErrors, {});
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs4 === errors;
}
var valid1 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(!valid1){
vErrors = addError(vErrors, {instancePath,keyword:"fault",params:{"code":"format","message":"must be an RFC 3339 date-time such as 2026-01-31T09:30:00Z, or epoch milliseconds as a number"}});
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
vErrors = addError(vErrors, {instancePath,keyword:"minimum",params:{comparison: ">=", limit: 0}});
errors++;
}
}
validate21.errors = vErrors;
return errors === 0;
}

export { validate21 as full };

export const compiled: CompiledSchema = {
  title: "point in time",
  guard: guard,
  full: validate21,
  identifiers: [],
  missing: {},
  items: [],
};

/** What a timestamp must satisfy, number or text: a number counts milliseconds since 1970 and is not negative, a text is an RFC 3339 date-time. */
export const pointInTime: Validator<PointInTime> = /* @__PURE__ */ createValidator("common/point-in-time", compiled);
