// @ts-nocheck
// Generated from schemas/product.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type CompiledSchema } from "../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../src/runtime/validate/validator.ts";
import { matches7e9b2bbe, matches8ede1b2c, matchesa9a45a02 } from "../patterns.ts";
import type { Product } from "../types.ts";
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
        break;
      }
      case "profileId": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
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
  return (bits0 & 1) !== 0;
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
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.productId === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "productId"}});
errors++;
}
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
if(!(timestampFull(data.timestamp, {instancePath:instancePath+"/timestamp"}))){
vErrors = vErrors === null ? timestampFull.errors : vErrors.concat(timestampFull.errors);
errors = vErrors.length;
}
}
}
validate21.errors = vErrors;
return errors === 0;
}

export { validate21 as full };

export const compiled: CompiledSchema = {
  title: "product",
  guard: guard,
  full: validate21,
  view: view0,
  identifiers: ["productId","eventId","profileId","sessionId","accountId","pageId","userId","anotherUserId","anotherAccountId"],
  missing: {"productId":"it names the catalog item"},
  kindOf,
  items: [],
};

/** What follows from each kind. */
export const kinds = {
  "product": { "createsAnonymousUsers": false, "profileRequired": false },
} as const;

/** Which kind a valid payload is. */
export function kindOf(payload: object): "product" {
  return "product";
}

/** A payload with `productId`: a catalog item. It is not a behavioral event, needs no `profileId` and creates no anonymous user. */
export const product: Validator<Product> = /* @__PURE__ */ createValidator("product", compiled);
