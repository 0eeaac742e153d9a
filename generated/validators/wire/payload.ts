// @ts-nocheck
// Generated from schemas/wire/payload.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type Layer } from "../../../src/runtime/layer.ts";
import { isPresent } from "../../../src/runtime/own.ts";
import { createValidator, type Validator } from "../../../src/runtime/validator.ts";
import type { WirePayload } from "../../types.ts";
import { full as payloadFieldsFull } from "../../validators/common/payload-fields.ts";
import { full as pointInTimeFull } from "../../validators/common/point-in-time.ts";


const matches0Regex = /[^\u0000- \u007f-\u00a0\u00ad\u034f\u061c\u115f-\u1160\u1680\u17b4-\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]/u;
function matches0(text) {
  const first = text.charCodeAt(0);
  if (first >= 33 && first <= 126) return true;
  return matches0Regex.test(text);
}

const matches1Regex = /^[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:[.][0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$/u;
function matches1(text) {
  return matches1Regex.test(text);
}

const matches2Regex = /[\n\r\u0085\u2028\u2029]/u;
function matches2(text) {
  const first = text.charCodeAt(0);
  if (first >= 10 && first <= 10) return true;
  return matches2Regex.test(text);
}

function object0(object) {
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "eventId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches0(value)))) return false;
        break;
      }
      case "profileId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches0(value)))) return false;
        bits0 |= 4;
        break;
      }
      case "sessionId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches0(value)))) return false;
        break;
      }
      case "accountId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches0(value)))) return false;
        bits0 |= 8;
        break;
      }
      case "pageId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches0(value)))) return false;
        break;
      }
      case "userId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches0(value)))) return false;
        bits0 |= 2;
        break;
      }
      case "anotherUserId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches0(value)))) return false;
        break;
      }
      case "anotherAccountId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches0(value)))) return false;
        break;
      }
      case "data": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "object" && value !== null && !Array.isArray(value)))) return false;
        break;
      }
      case "userAttributes": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "object" && value !== null && !Array.isArray(value)))) return false;
        break;
      }
      case "accountAttributes": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "object" && value !== null && !Array.isArray(value)))) return false;
        break;
      }
      case "productId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches0(value)))) return false;
        bits0 |= 1;
        break;
      }
      case "timestamp": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && (matches1(value) && !(matches2(value)))) || (typeof value === "number" && (value >= 0 && Number.isFinite(value))))) return false;
        break;
      }
    }
  }
  return ((bits0 & 15) !== 0);
}

function view0(object, unknown) {
  const view = { eventId: undefined, profileId: undefined, sessionId: undefined, accountId: undefined, pageId: undefined, userId: undefined, anotherUserId: undefined, anotherAccountId: undefined, data: undefined, userAttributes: undefined, accountAttributes: undefined, productId: undefined, timestamp: undefined };
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
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
      case "userId": {
        const value = object[key];
        view.userId = value;
        break;
      }
      case "anotherUserId": {
        const value = object[key];
        view.anotherUserId = value;
        break;
      }
      case "anotherAccountId": {
        const value = object[key];
        view.anotherAccountId = value;
        break;
      }
      case "data": {
        const value = object[key];
        view.data = value;
        break;
      }
      case "userAttributes": {
        const value = object[key];
        view.userAttributes = value;
        break;
      }
      case "accountAttributes": {
        const value = object[key];
        view.accountAttributes = value;
        break;
      }
      case "productId": {
        const value = object[key];
        view.productId = value;
        break;
      }
      case "timestamp": {
        const value = object[key];
        view.timestamp = value;
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

const pattern0 = { test: matches0 };

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(payloadFieldsFull(data, {instancePath}))){
vErrors = vErrors === null ? payloadFieldsFull.errors : vErrors.concat(payloadFieldsFull.errors);
errors = vErrors.length;
}
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.productId === undefined) && (missing0 = "productId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs4 = errors;
const _errs5 = errors;
const _errs6 = errors;
const _errs7 = errors;
let valid3 = false;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.userId === undefined) && (missing1 = "userId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid1 = _errs8 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.profileId === undefined) && (missing2 = "profileId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid1 = _errs9 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.accountId === undefined) && (missing3 = "accountId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid1 = _errs10 === errors;
valid3 = valid3 || _valid1;
}
}
if(!valid3){
vErrors = addError(vErrors, {});
errors++;
}
else {
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs6 === errors;
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
if(!valid2){
vErrors = addError(vErrors, {instancePath,keyword:"fault",params:{"code":"identity","message":"says nothing of who performed the event: add `userId`, `profileId` or `accountId`, or `productId` if this is a catalog item","absent":["userId","profileId","accountId"]}});
errors++;
}
var _valid0 = _errs4 === errors;
valid1 = _valid0;
}
if(!valid1){
vErrors = addError(vErrors, {instancePath,keyword:"if",params:{failingKeyword: "else"}});
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.productId !== undefined){
let data0 = data.productId;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
vErrors = addError(vErrors, {instancePath:instancePath+"/productId",keyword:"pattern",params:{"code":"blank","message":"must hold at least one visible character"}});
errors++;
}
}
else {
vErrors = addError(vErrors, {instancePath:instancePath+"/productId",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.timestamp !== undefined){
let data1 = data.timestamp;
if((!((typeof data1 == "number") && (isFinite(data1)))) && (typeof data1 !== "string")){
vErrors = addError(vErrors, {instancePath:instancePath+"/timestamp",keyword:"type",params:{type: ["number","string"]}});
errors++;
}
if(!(pointInTimeFull(data1, {instancePath:instancePath+"/timestamp"}))){
vErrors = vErrors === null ? pointInTimeFull.errors : vErrors.concat(pointInTimeFull.errors);
errors = vErrors.length;
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

export const layer: Layer = {
  title: "wire payload",
  guard: guard,
  full: validate21,
  view: view0,
  identifiers: ["productId","eventId","profileId","sessionId","accountId","pageId","userId","anotherUserId","anotherAccountId"],
  discriminator: "productId",
  missing: {},
  items: [],
};

/** What follows from each kind. */
export const kinds = {
  event: { createsAnonymousUsers: true, profileRequired: false },
  product: { createsAnonymousUsers: false, profileRequired: false },
} as const;

/** Which kind a valid payload is. */
export function kindOf(payload: object): "event" | "product" {
  return isPresent(payload, "productId") ? "product" : "event";
}

export const wirePayload: Validator<WirePayload> = /* @__PURE__ */ createValidator("wire/payload", layer);
