// @ts-nocheck
// Generated from schemas/wire/payload.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { isPresent } from "../../../src/runtime/validate/presence.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { matches7e9b2bbe, matches8ede1b2c, matchesa9a45a02 } from "../../patterns.ts";
import type { WirePayload } from "../../types.ts";
import { full as payloadFieldsFull } from "../../validators/common/payload-fields.ts";
import { full as pointInTimeFull } from "../../validators/common/point-in-time.ts";


function object0(object) {
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "eventId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        break;
      }
      case "profileId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        bits0 |= 4;
        break;
      }
      case "sessionId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        break;
      }
      case "accountId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        bits0 |= 8;
        break;
      }
      case "pageId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        break;
      }
      case "userId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        bits0 |= 2;
        break;
      }
      case "anotherUserId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        break;
      }
      case "anotherAccountId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
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
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        bits0 |= 1;
        break;
      }
      case "timestamp": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && (matchesa9a45a02(value) && !(matches8ede1b2c(value)))) || (typeof value === "number" && (value >= 0 && Number.isFinite(value))))) return false;
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

const pattern0 = { test: matches7e9b2bbe };

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(payloadFieldsFull(data, {instancePath}))){
vErrors = vErrors === null ? payloadFieldsFull.errors : vErrors.concat(payloadFieldsFull.errors);
errors = vErrors.length;
}
if(data && typeof data == "object" && !Array.isArray(data) && data["productId"] === undefined){
const _errs4 = errors;
const _errs5 = errors;
const _errs6 = errors;
let valid4 = false;
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.userId === undefined) && (missing0 = "userId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs7 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.profileId === undefined) && (missing1 = "profileId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs8 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.accountId === undefined) && (missing2 = "accountId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs9 === errors;
valid4 = valid4 || _valid0;
}
}
if(!valid4){
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
var valid3 = _errs5 === errors;
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
if(!valid3){
vErrors = addError(vErrors, {instancePath,keyword:"fault",params:{"code":"identity","message":"says nothing of who performed the event: add `userId`, `profileId` or `accountId`, or `productId` if this is a catalog item","absent":["userId","profileId","accountId"]}});
errors++;
}
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

export const compiled: CompiledSchema = {
  title: "wire payload",
  guard: guard,
  full: validate21,
  view: view0,
  identifiers: ["productId","eventId","profileId","sessionId","accountId","pageId","userId","anotherUserId","anotherAccountId"],
  discriminator: "productId",
  missing: {},
  kindOf,
  items: [],
};

/** What follows from each kind. */
export const kinds = {
  "event": { "createsAnonymousUsers": true, "profileRequired": false },
  "product": { "createsAnonymousUsers": false, "profileRequired": false },
} as const;

/** Which kind a valid payload is. */
export function kindOf(payload: object): "event" | "product" {
  return isPresent(payload, "productId") ? "product" : "event";
}

/** One payload as the live service accepts it today: `eventId` is optional, and a payload without `productId` needs at least one of `userId`, `profileId` and `accountId`. */
export const wirePayload: Validator<WirePayload> = /* @__PURE__ */ createValidator("wire/payload", compiled);
