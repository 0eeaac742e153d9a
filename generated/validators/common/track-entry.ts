// @ts-nocheck
// Generated from schemas/common/track-entry.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { matches7e9b2bbe } from "../../patterns.ts";
import type { TrackEntry } from "../../types.ts";


function object0(object) {
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "name": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        bits0 |= 1;
        break;
      }
      case "type": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        break;
      }
      case "payload": {
        const value = object[key];
        if (value === undefined) break;
        if (!((Array.isArray(value) && value.length >= 1))) return false;
        bits0 |= 2;
        break;
      }
    }
  }
  return ((bits0 & 3) === 3);
}

function view0(object, unknown) {
  const view = { name: undefined, payload: undefined, type: undefined };
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "name": {
        const value = object[key];
        view.name = value;
        break;
      }
      case "payload": {
        const value = object[key];
        view.payload = value;
        break;
      }
      case "type": {
        const value = object[key];
        view.type = value;
        break;
      }
      default:
        unknown.push(key);
    }
  }
  return view;
}

export function guard(value) {
  return (typeof value === "object" && value !== null && !Array.isArray(value) && object0(value));
}

const pattern0 = { test: matches7e9b2bbe };

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "name"}});
errors++;
}
if(data.payload === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "payload"}});
errors++;
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
vErrors = addError(vErrors, {instancePath:instancePath+"/name",keyword:"pattern",params:{"code":"blank","message":"must hold at least one visible character"}});
errors++;
}
}
else {
vErrors = addError(vErrors, {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.type !== undefined){
if(typeof data.type !== "string"){
vErrors = addError(vErrors, {instancePath:instancePath+"/type",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.payload !== undefined){
let data2 = data.payload;
if(Array.isArray(data2)){
if(data2.length < 1){
vErrors = addError(vErrors, {instancePath:instancePath+"/payload",keyword:"minItems",params:{limit: 1}});
errors++;
}
}
else {
vErrors = addError(vErrors, {instancePath:instancePath+"/payload",keyword:"type",params:{type: "array"}});
errors++;
}
}
}
else {
vErrors = addError(vErrors, {instancePath,keyword:"type",params:{type: "object"}});
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

export { validate21 as full };

export const compiled: CompiledSchema = {
  title: "track entry",
  guard: guard,
  full: validate21,
  view: view0,
  identifiers: [],
  missing: {},
  items: [],
};

/** One named entry of a track request. What a payload in it must look like is said by the request's own schema. */
export const trackEntry: Validator<TrackEntry> = /* @__PURE__ */ createValidator("common/track-entry", compiled);
