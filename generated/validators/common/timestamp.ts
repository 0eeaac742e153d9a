// @ts-nocheck
// Generated from schemas/common/timestamp.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type Layer } from "../../../src/runtime/layer.ts";
import { createValidator, type Validator } from "../../../src/runtime/validator.ts";
import type { Timestamp } from "../../types.ts";
import { full as pointInTimeFull } from "../../validators/common/point-in-time.ts";


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
  return (typeof value === "string" && (matches0(value) && !(matches1(value)))) || (typeof value === "number" && (value >= 0 && Number.isInteger(value)));
}

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if((!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))) && (typeof data !== "string")){
vErrors = addError(vErrors, {instancePath,keyword:"type",params:{type: ["integer","string"]}});
errors++;
}
if(!(pointInTimeFull(data, {instancePath}))){
vErrors = vErrors === null ? pointInTimeFull.errors : vErrors.concat(pointInTimeFull.errors);
errors = vErrors.length;
}
validate21.errors = vErrors;
return errors === 0;
}

export { validate21 as full };

export const layer: Layer = {
  title: "timestamp",
  guard: guard,
  full: validate21,
  identifiers: [],
  missing: {},
  items: [],
};

export const timestamp: Validator<Timestamp> = /* @__PURE__ */ createValidator("common/timestamp", layer);
