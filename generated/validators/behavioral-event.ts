// @ts-nocheck
// Generated from schemas/behavioral-event.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type CompiledSchema } from "../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../src/runtime/validate/validator.ts";
import { matches7e9b2bbe, matches8ede1b2c, matchesa9a45a02 } from "../patterns.ts";
import type { BehavioralEvent } from "../types.ts";
import { full as payloadFieldsFull } from "../validators/common/payload-fields.ts";
import { full as timestampFull } from "../validators/common/timestamp.ts";


function object0(object) {
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "eventId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        bits0 |= 1;
        break;
      }
      case "profileId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        bits0 |= 2;
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
      case "timestamp": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && (matchesa9a45a02(value) && !(matches8ede1b2c(value)))) || (typeof value === "number" && (value >= 0 && Number.isInteger(value))))) return false;
        break;
      }
      case "productId": {
        const value = object[key];
        if (value === undefined) break;
        if (!(false)) return false;
        break;
      }
    }
  }
  return ((bits0 & 3) === 3);
}

function view0(object, unknown) {
  const view = { eventId: undefined, profileId: undefined, sessionId: undefined, accountId: undefined, pageId: undefined, userId: undefined, anotherUserId: undefined, anotherAccountId: undefined, data: undefined, userAttributes: undefined, accountAttributes: undefined, timestamp: undefined, productId: undefined };
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
      case "timestamp": {
        const value = object[key];
        view.timestamp = value;
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
if(!(payloadFieldsFull(data, {instancePath}))){
vErrors = vErrors === null ? payloadFieldsFull.errors : vErrors.concat(payloadFieldsFull.errors);
errors = vErrors.length;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.eventId === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "eventId"}});
errors++;
}
if(data.profileId === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "profileId"}});
errors++;
}
if(data.timestamp !== undefined){
if(!(timestampFull(data.timestamp, {instancePath:instancePath+"/timestamp"}))){
vErrors = vErrors === null ? timestampFull.errors : vErrors.concat(timestampFull.errors);
errors = vErrors.length;
}
}
if(data.productId !== undefined){
vErrors = addError(vErrors, {instancePath:instancePath+"/productId",keyword:"false schema",params:{}});
errors++;
}
}
validate21.errors = vErrors;
return errors === 0;
}

export { validate21 as full };

export const compiled: CompiledSchema = {
  title: "behavioral event",
  guard: guard,
  full: validate21,
  view: view0,
  identifiers: ["eventId","profileId","sessionId","accountId","pageId","userId","anotherUserId","anotherAccountId"],
  missing: {"eventId":"a behavioral event needs it for deduplication","profileId":"add it to say who performed the event, or add `productId` if this is a catalog item"},
  kindOf,
  items: [],
};

/** What follows from each kind. */
export const kinds = {
  "event": { "createsAnonymousUsers": true, "profileRequired": true },
} as const;

/** Which kind a valid payload is. */
export function kindOf(payload: object): "event" {
  return "event";
}

/** A payload without `productId`: something a user did. It needs `eventId` and `profileId`. */
export const behavioralEvent: Validator<BehavioralEvent> = /* @__PURE__ */ createValidator("behavioral-event", compiled);
