// @ts-nocheck
// Generated from schemas/behavioral-event.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../src/runtime/validate/compiled-schema.ts";
import { createMembers } from "../../src/runtime/validate/members.ts";
import { collectObject } from "../../src/runtime/validate/object.ts";
import { createValidator, type Validator } from "../../src/runtime/validate/validator.ts";
import { issuesOf27e96265, issuesOfe1501d80, issuesOfe2439afc, issuesOff33d4d27 } from "../collectors.ts";
import { matches7e9b2bbe, matches8ede1b2c, matchesa9a45a02 } from "../patterns.ts";
import type { BehavioralEvent } from "../types.ts";


const members0 = /* @__PURE__ */ createMembers([["eventId", issuesOff33d4d27], ["profileId", issuesOff33d4d27], ["sessionId", issuesOff33d4d27], ["accountId", issuesOff33d4d27], ["pageId", issuesOff33d4d27], ["userId", issuesOff33d4d27], ["anotherUserId", issuesOff33d4d27], ["anotherAccountId", issuesOff33d4d27], ["data", issuesOfe2439afc], ["userAttributes", issuesOfe2439afc], ["accountAttributes", issuesOfe2439afc], ["timestamp", issuesOfe1501d80], ["productId", issuesOf27e96265]], (key) => {
  switch (key) {
    case "eventId": return 0;
    case "profileId": return 1;
    case "sessionId": return 2;
    case "accountId": return 3;
    case "pageId": return 4;
    case "userId": return 5;
    case "anotherUserId": return 6;
    case "anotherAccountId": return 7;
    case "data": return 8;
    case "userAttributes": return 9;
    case "accountAttributes": return 10;
    case "timestamp": return 11;
    case "productId": return 12;
  }
  return -1;
});

const issues0 = /* @__PURE__ */ collectObject(members0, 2);

export function guard(object, planned?) {
  if (!(typeof object === "object" && object !== null && !Array.isArray(object))) return false;
  let bits0 = 0;
  let planned0, planned1, planned2;
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
      case "timestamp": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && (matchesa9a45a02(value) && !(matches8ede1b2c(value)))) || (typeof value === "number" && (!(value < 0) && Number.isInteger(value))))) return false;
        break;
      }
      case "productId": {
        const value = object[key];
        if (value === undefined) break;
        return false;
      }
    }
  }
  return ((bits0 & 3) === 3) && (planned === undefined || planned(planned0, planned1, planned2));
}

export const compiled: CompiledSchema = {
  title: "behavioral event",
  stitched: 5,
  timestamps: ["timestamp"],
  kindOf,
  guard,
  collectIssues: issues0,
  members: members0,
  identifiers: ["profileId","accountId","userId","anotherUserId","anotherAccountId","eventId","sessionId","pageId"],
  advice: {"eventId":"a behavioral event needs it for deduplication","profileId":"add it to say who performed the event, or add `productId` if this is a catalog item"},
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
