// @ts-nocheck
// Generated from schemas/payload.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../src/runtime/validate/compiled-schema.ts";
import { createMembers } from "../../src/runtime/validate/members.ts";
import { isObject, isPresent } from "../../src/runtime/validate/presence.ts";
import { createValidator, type Validator } from "../../src/runtime/validate/validator.ts";
import { issuesOfe1501d80, issuesOfe2439afc, issuesOff33d4d27 } from "../collectors.ts";
import { matches7e9b2bbe, matches8ede1b2c, matchesa9a45a02 } from "../patterns.ts";
import type { Payload } from "../types.ts";
import { guard as trackDocumentGuard, compiled as trackDocumentCompiled } from "../validators/common/track-document.ts";


const members0 = /* @__PURE__ */ createMembers([["eventId", issuesOff33d4d27], ["profileId", issuesOff33d4d27], ["sessionId", issuesOff33d4d27], ["accountId", issuesOff33d4d27], ["pageId", issuesOff33d4d27], ["userId", issuesOff33d4d27], ["anotherUserId", issuesOff33d4d27], ["anotherAccountId", issuesOff33d4d27], ["data", issuesOfe2439afc], ["userAttributes", issuesOfe2439afc], ["accountAttributes", issuesOfe2439afc], ["productId", issuesOff33d4d27], ["timestamp", issuesOfe1501d80]], (key) => {
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
    case "productId": return 11;
    case "timestamp": return 12;
  }
  return -1;
});

function issues0(value, issues) {
  if (isObject(value)) {
    const values = issues.read(value, members0);
    if (!(values[11] !== undefined)) {
    if (values[0] === undefined) issues.missing("eventId");
    if (values[1] === undefined) issues.missing("profileId");
    }
    issues.members(values, members0);
  } else {
    issues.type(value, ["object"]);
  }
}

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
  return ((bits0 & 1) !== 0 || ((bits0 & 6) === 6)) && (planned === undefined || planned(planned0, planned1, planned2, (bits0 & 1) !== 0));
}

export const compiled: CompiledSchema = {
  title: "payload",
  stitched: 5,
  timestamps: ["timestamp"],
  discriminator: "productId",
  request: { name: "trackRequest", guard: trackDocumentGuard },
  kindOf,
  guard,
  collectIssues: issues0,
  members: members0,
  identifiers: ["profileId","accountId","userId","anotherUserId","anotherAccountId","productId","eventId","sessionId","pageId"],
  advice: {"productId":"it names the catalog item","eventId":"a behavioral event needs it for deduplication","profileId":"add it to say who performed the event, or add `productId` if this is a catalog item"},
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
