// @ts-nocheck
// Generated from schemas/common/payload-fields.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createMembers } from "../../../src/runtime/validate/members.ts";
import { collectObject } from "../../../src/runtime/validate/object.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { issuesOfe2439afc, issuesOff33d4d27 } from "../../collectors.ts";
import { matches7e9b2bbe } from "../../patterns.ts";
import type { PayloadFields } from "../../types.ts";


const members0 = /* @__PURE__ */ createMembers([["eventId", issuesOff33d4d27], ["profileId", issuesOff33d4d27], ["sessionId", issuesOff33d4d27], ["accountId", issuesOff33d4d27], ["pageId", issuesOff33d4d27], ["userId", issuesOff33d4d27], ["anotherUserId", issuesOff33d4d27], ["anotherAccountId", issuesOff33d4d27], ["data", issuesOfe2439afc], ["userAttributes", issuesOfe2439afc], ["accountAttributes", issuesOfe2439afc]], (key) => {
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
  }
  return -1;
});

const issues0 = /* @__PURE__ */ collectObject(members0, 0);

export function guard(object) {
  if (!(typeof object === "object" && object !== null && !Array.isArray(object))) return false;
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
      case "data":
      case "userAttributes":
      case "accountAttributes": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "object" && value !== null && !Array.isArray(value)))) return false;
        break;
      }
    }
  }
  return true;
}

export const compiled: CompiledSchema = {
  title: "payload fields",
  stitched: 5,
  guard,
  collectIssues: issues0,
  members: members0,
  identifiers: ["profileId","accountId","userId","anotherUserId","anotherAccountId","eventId","sessionId","pageId"],
  advice: {},
  items: [],
};

/** The fields that both kinds of payload share, all optional here. Other keys are allowed. */
export const payloadFields: Validator<PayloadFields> = /* @__PURE__ */ createValidator("common/payload-fields", compiled);
