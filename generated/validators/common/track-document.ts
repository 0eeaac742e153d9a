// @ts-nocheck
// Generated from schemas/common/track-document.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import type { TrackDocument } from "../../types.ts";


function object0(object) {
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "track": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 1;
        break;
      }
      case "eventId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 2;
        break;
      }
      case "profileId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 4;
        break;
      }
      case "sessionId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 8;
        break;
      }
      case "accountId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 16;
        break;
      }
      case "pageId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 32;
        break;
      }
      case "productId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 64;
        break;
      }
    }
  }
  return ((bits0 & 1) === 1 && !(((bits0 & 126) !== 0)));
}

function view0(object, unknown) {
  const view = { track: undefined, eventId: undefined, profileId: undefined, sessionId: undefined, accountId: undefined, pageId: undefined, productId: undefined };
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "track": {
        const value = object[key];
        view.track = value;
        break;
      }
      case "eventId": {
        const value = object[key];
        view.eventId = value;
        break;
      }
      case "profileId": {
        const value = object[key];
        view.profileId = value;
        break;
      }
      case "sessionId": {
        const value = object[key];
        view.sessionId = value;
        break;
      }
      case "accountId": {
        const value = object[key];
        view.accountId = value;
        break;
      }
      case "pageId": {
        const value = object[key];
        view.pageId = value;
        break;
      }
      case "productId": {
        const value = object[key];
        view.productId = value;
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

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs2 = errors;
const _errs3 = errors;
const _errs4 = errors;
const _errs5 = errors;
const _errs6 = errors;
let valid3 = false;
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.eventId === undefined) && (missing0 = "eventId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs7 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.profileId === undefined) && (missing1 = "profileId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs8 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.sessionId === undefined) && (missing2 = "sessionId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs9 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.accountId === undefined) && (missing3 = "accountId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs10 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs11 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.pageId === undefined) && (missing4 = "pageId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs11 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs12 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((data.productId === undefined) && (missing5 = "productId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs12 === errors;
valid3 = valid3 || _valid0;
}
}
}
}
}
if(!valid3){
vErrors = addError(vErrors, {});
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
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
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(!valid1){
vErrors = addError(vErrors, {instancePath,keyword:"fault",params:{"code":"forbidden","message":"must not hold an identifier beside `track`"}});
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.track === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "track"}});
errors++;
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
  title: "track document",
  guard: guard,
  full: validate21,
  view: view0,
  identifiers: [],
  missing: {},
  items: [],
};

/** How a JSON document is told to be a track request: it is an object with its own track and no identifier. Anything else is taken for a payload. */
export const trackDocument: Validator<TrackDocument> = /* @__PURE__ */ createValidator("common/track-document", compiled);
