// @ts-nocheck
// Generated from schemas/product.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../src/runtime/validate/compiled-schema.ts";
import { createMembers } from "../../src/runtime/validate/members.ts";
import { collectObject } from "../../src/runtime/validate/object.ts";
import { createValidator, type Validator } from "../../src/runtime/validate/validator.ts";
import { issuesOfe1501d80, issuesOfe2439afc, issuesOff33d4d27 } from "../collectors.ts";
import { matches7e9b2bbe, matches8ede1b2c, matchesa9a45a02 } from "../patterns.ts";
import type { Product } from "../types.ts";


const members0 = /* @__PURE__ */ createMembers([["productId", issuesOff33d4d27], ["eventId", issuesOff33d4d27], ["profileId", issuesOff33d4d27], ["sessionId", issuesOff33d4d27], ["accountId", issuesOff33d4d27], ["pageId", issuesOff33d4d27], ["userId", issuesOff33d4d27], ["anotherUserId", issuesOff33d4d27], ["anotherAccountId", issuesOff33d4d27], ["data", issuesOfe2439afc], ["userAttributes", issuesOfe2439afc], ["accountAttributes", issuesOfe2439afc], ["timestamp", issuesOfe1501d80]], (key) => {
  switch (key) {
    case "productId": return 0;
    case "eventId": return 1;
    case "profileId": return 2;
    case "sessionId": return 3;
    case "accountId": return 4;
    case "pageId": return 5;
    case "userId": return 6;
    case "anotherUserId": return 7;
    case "anotherAccountId": return 8;
    case "data": return 9;
    case "userAttributes": return 10;
    case "accountAttributes": return 11;
    case "timestamp": return 12;
  }
  return -1;
});

const issues0 = /* @__PURE__ */ collectObject(members0, 1);

export function guard(object, planned?) {
  if (!(typeof object === "object" && object !== null && !Array.isArray(object))) return false;
  let bits0 = 0;
  let planned0, planned1, planned2;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "eventId":
      case "profileId":
      case "sessionId":
      case "accountId":
      case "pageId":
      case "userId":
      case "anotherUserId":
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
        planned0 = value;
        break;
      }
      case "userAttributes": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "object" && value !== null && !Array.isArray(value)))) return false;
        planned1 = value;
        break;
      }
      case "accountAttributes": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "object" && value !== null && !Array.isArray(value)))) return false;
        planned2 = value;
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
        if (!((typeof value === "string" && (matchesa9a45a02(value) && !(matches8ede1b2c(value)))) || (typeof value === "number" && (!(value < 0) && Number.isInteger(value))))) return false;
        break;
      }
    }
  }
  return (bits0 & 1) !== 0 && (planned === undefined || planned(planned0, planned1, planned2));
}

export const compiled: CompiledSchema = {
  title: "product",
  stitched: 5,
  timestamps: ["timestamp"],
  kindOf,
  guard,
  collectIssues: issues0,
  members: members0,
  identifiers: ["profileId","accountId","userId","anotherUserId","anotherAccountId","productId","eventId","sessionId","pageId"],
  advice: {"productId":"it names the catalog item"},
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
