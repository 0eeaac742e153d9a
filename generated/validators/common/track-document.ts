// @ts-nocheck
// Generated from schemas/common/track-document.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createMembers } from "../../../src/runtime/validate/members.ts";
import { isObject } from "../../../src/runtime/validate/presence.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import type { TrackDocument } from "../../types.ts";


const members0 = /* @__PURE__ */ createMembers([["track"], ["eventId"], ["profileId"], ["sessionId"], ["accountId"], ["pageId"], ["productId"]], (key) => {
  switch (key) {
    case "track": return 0;
    case "eventId": return 1;
    case "profileId": return 2;
    case "sessionId": return 3;
    case "accountId": return 4;
    case "pageId": return 5;
    case "productId": return 6;
  }
  return -1;
});

function issues0(value, issues) {
  if (isObject(value)) {
    const values = issues.read(value, members0);
    if (values[0] === undefined) issues.missing("track");
    if (!(!((values[1] !== undefined || values[2] !== undefined || values[3] !== undefined || values[4] !== undefined || values[5] !== undefined || values[6] !== undefined)))) issues.add("forbidden", "must not hold an identifier beside `track`");
    issues.members(values, members0);
  } else {
    issues.type(value, ["object"]);
  }
}

export function guard(object) {
  if (!(typeof object === "object" && object !== null && !Array.isArray(object))) return false;
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

export const compiled: CompiledSchema = {
  title: "track document",
  guard,
  collectIssues: issues0,
  members: members0,
  identifiers: [],
  advice: {},
  items: [],
};

/** How a track request is recognized: it is an object with a track of its own and no identifier. Any other document is a payload. */
export const trackDocument: Validator<TrackDocument> = /* @__PURE__ */ createValidator("common/track-document", compiled);
