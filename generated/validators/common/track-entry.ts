// @ts-nocheck
// Generated from schemas/common/track-entry.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createMembers } from "../../../src/runtime/validate/members.ts";
import { collectObject } from "../../../src/runtime/validate/object.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { issuesOf2c819652, issuesOf753231fa, issuesOff33d4d27 } from "../../collectors.ts";
import { matches7e9b2bbe } from "../../patterns.ts";
import type { TrackEntry } from "../../types.ts";


const members0 = /* @__PURE__ */ createMembers([["name", issuesOff33d4d27], ["payload", issuesOf2c819652], ["type", issuesOf753231fa]], (key) => {
  switch (key) {
    case "name": return 0;
    case "payload": return 1;
    case "type": return 2;
  }
  return -1;
});

const issues0 = /* @__PURE__ */ collectObject(members0, 2);

export function guard(object) {
  if (!(typeof object === "object" && object !== null && !Array.isArray(object))) return false;
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "name": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches7e9b2bbe(value)))) return false;
        bits0 |= 1;
        break;
      }
      case "type": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        break;
      }
      case "payload": {
        const value = object[key];
        if (value === undefined) break;
        if (!((Array.isArray(value) && value.length >= 1))) return false;
        bits0 |= 2;
        break;
      }
    }
  }
  return ((bits0 & 3) === 3);
}

export const compiled: CompiledSchema = {
  title: "track entry",
  guard,
  collectIssues: issues0,
  members: members0,
  identifiers: [],
  advice: {},
  items: [],
};

/** One named entry of a track request. The schema of the request says what its payloads must look like. */
export const trackEntry: Validator<TrackEntry> = /* @__PURE__ */ createValidator("common/track-entry", compiled);
