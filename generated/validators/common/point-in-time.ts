// @ts-nocheck
// Generated from schemas/common/point-in-time.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type Layer } from "../../../src/runtime/layer.ts";
import { createValidator, type Validator } from "../../../src/runtime/validator.ts";
import type { PointInTime } from "../../types.ts";


const matches0Regex = /^[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:[.][0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$/u;
function matches0(text) {
  return matches0Regex.test(text);
}

const matches1Regex = /[\n\r\u0085\u2028\u2029]/u;
function matches1(text) {
  const first = text.charCodeAt(0);
  if (first >= 10 && first <= 10) return true;
  return matches1Regex.test(text);
}

export function guard(value) {
  return (!(typeof value === "string") || (matches0(value) && !(matches1(value)))) && (!(typeof value === "number") || value >= 0);
}

const pattern0 = { test: matches0 };
const pattern1 = { test: matches1 };

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
if(typeof data === "string"){
if(!pattern0.test(data)){
vErrors = addError(vErrors, {});
errors++;
}
}
var valid1 = _errs2 === errors;
if(valid1){
const _errs3 = errors;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
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
var valid2 = _errs5 === errors;
if(valid2){
vErrors = addError(vErrors, {});
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs3 === errors;
}
var valid0 = _errs1 === errors;
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
if(!valid0){
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

export const layer: Layer = {
  title: "point in time",
  guard: guard,
  full: validate21,
  identifiers: [],
  missing: {},
  items: [],
};

export const pointInTime: Validator<PointInTime> = /* @__PURE__ */ createValidator("common/point-in-time", layer);
