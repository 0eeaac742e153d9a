// @ts-nocheck
// Generated from schemas/wire/track-request.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { matches7e9b2bbe } from "../../patterns.ts";
import type { WireTrackRequest } from "../../types.ts";
import { full as trackEntryFull } from "../../validators/common/track-entry.ts";
import { guard as wirePayloadGuard, compiled as wirePayloadCompiled } from "../../validators/wire/payload.ts";


function items1(array) {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!(wirePayloadGuard(value))) return false;
  }
  return true;
}

function object1(object) {
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
        if (!((Array.isArray(value) && (value.length >= 1 && items1(value))))) return false;
        bits0 |= 2;
        break;
      }
    }
  }
  return ((bits0 & 3) === 3);
}

function items0(array) {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!((typeof value === "object" && value !== null && !Array.isArray(value) && object1(value)))) return false;
  }
  return true;
}

function object0(object) {
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "track": {
        const value = object[key];
        if (value === undefined) break;
        if (!((Array.isArray(value) && items0(value)))) return false;
        bits0 |= 1;
        break;
      }
    }
  }
  return (bits0 & 1) !== 0;
}

function view0(object, unknown) {
  const view = { track: undefined };
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "track": {
        const value = object[key];
        view.track = value;
        break;
      }
      default:
        unknown.push(key);
    }
  }
  return view;
}

function view1(object, unknown) {
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

function guard1(value) {
  return (typeof value === "object" && value !== null && !Array.isArray(value) && object1(value));
}

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.track === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "track"}});
errors++;
}
if(data.track !== undefined){
if(!(Array.isArray(data.track))){
vErrors = addError(vErrors, {instancePath:instancePath+"/track",keyword:"type",params:{type: "array"}});
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


function validate22(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(trackEntryFull(data, {instancePath}))){
vErrors = vErrors === null ? trackEntryFull.errors : vErrors.concat(trackEntryFull.errors);
errors = vErrors.length;
}
validate22.errors = vErrors;
return errors === 0;
}

export { validate21 as full };

const compiled1: CompiledSchema = {
  title: "track entry",
  guard: guard1,
  full: validate22,
  view: view1,
  identifiers: [],
  missing: {},
  items: [{ at: ["payload"], compiled: wirePayloadCompiled }],
};

export const compiled: CompiledSchema = {
  title: "wire track request",
  guard: guard,
  full: validate21,
  view: view0,
  identifiers: [],
  missing: {},
  items: [{ at: ["track"], compiled: compiled1 }],
};

/** The body of `POST …/track` as the live service accepts it today. */
export const wireTrackRequest: Validator<WireTrackRequest> = /* @__PURE__ */ createValidator("wire/track-request", compiled);
