// @ts-nocheck
// Generated from schemas/payload.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type CompiledSchema } from "../../src/runtime/validate/compiled-schema.ts";
import { isPresent } from "../../src/runtime/validate/presence.ts";
import { createValidator, type Validator } from "../../src/runtime/validate/validator.ts";
import { matches7e9b2bbe, matches8ede1b2c, matchesa9a45a02 } from "../patterns.ts";
import type { Payload } from "../types.ts";
import { full as behavioralEventFull } from "../validators/behavioral-event.ts";
import { full as productFull } from "../validators/product.ts";


function object0(object) {
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "eventId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        bits0 |= 2;
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
        if (!((typeof value === "string" && (matchesa9a45a02(value) && !(matches8ede1b2c(value)))) || (typeof value === "number" && (value >= 0 && Number.isInteger(value))))) return false;
        break;
      }
    }
  }
  return ((bits0 & 1) !== 0 || ((bits0 & 6) === 6));
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

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(!(data && typeof data == "object" && !Array.isArray(data))){
vErrors = addError(vErrors, {instancePath,keyword:"type",params:{type: "object"}});
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data) && data["productId"] === undefined){
if(!(behavioralEventFull(data, {instancePath}))){
vErrors = vErrors === null ? behavioralEventFull.errors : vErrors.concat(behavioralEventFull.errors);
errors = vErrors.length;
}
}
else {
if(!(productFull(data, {instancePath}))){
vErrors = vErrors === null ? productFull.errors : vErrors.concat(productFull.errors);
errors = vErrors.length;
}
}
validate21.errors = vErrors;
return errors === 0;
}

export { validate21 as full };

export const compiled: CompiledSchema = {
  title: "payload",
  guard: guard,
  full: validate21,
  view: view0,
  identifiers: ["productId","eventId","profileId","sessionId","accountId","pageId","userId","anotherUserId","anotherAccountId"],
  discriminator: "productId",
  missing: {"productId":"it names the catalog item","eventId":"a behavioral event needs it for deduplication","profileId":"add it to say who performed the event, or add `productId` if this is a catalog item"},
  kindOf,
  items: [],
};

/** What follows from each kind. */
export const kinds = {
  "event": { "createsAnonymousUsers": true, "profileRequired": true },
  "product": { "createsAnonymousUsers": false, "profileRequired": false },
} as const;

/** Which kind a valid payload is. */
export function kindOf(payload: object): "event" | "product" {
  return isPresent(payload, "productId") ? "product" : "event";
}

/** One payload of either kind. An own `productId` makes it a product, whatever its value; without it, it is a behavioral event. */
export const payload: Validator<Payload> = /* @__PURE__ */ createValidator("payload", compiled);
