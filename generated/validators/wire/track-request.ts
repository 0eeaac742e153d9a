// @ts-nocheck
// Generated from schemas/wire/track-request.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createMembers } from "../../../src/runtime/validate/members.ts";
import { collectObject } from "../../../src/runtime/validate/object.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { issuesOf753231fa, issuesOff33d4d27 } from "../../collectors.ts";
import { matches7e9b2bbe } from "../../patterns.ts";
import type { WireTrackRequest } from "../../types.ts";
import { guard as wirePayloadGuard, compiled as wirePayloadCompiled } from "../../validators/wire/payload.ts";


function items1(array, planned?) {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!(wirePayloadGuard(value, planned))) return false;
  }
  return true;
}

function object0(object, planned?) {
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
        if (!((Array.isArray(value) && (value.length >= 1 && items1(value, planned?.(object)))))) return false;
        bits0 |= 2;
        break;
      }
    }
  }
  return ((bits0 & 3) === 3);
}

function items0(array, planned?) {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!((typeof value === "object" && value !== null && !Array.isArray(value) && object0(value, planned)))) return false;
  }
  return true;
}

function issues1(value, issues) {
  if ((Array.isArray(value))) {
    issues.later(value, 0);
  } else {
    issues.type(value, ["array"]);
  }
}

const members0 = /* @__PURE__ */ createMembers([["track", issues1]], (key) => {
  switch (key) {
    case "track": return 0;
  }
  return -1;
});

const issues0 = /* @__PURE__ */ collectObject(members0, 1);

function issues3(value, issues) {
  if ((Array.isArray(value))) {
    if (!(value.length >= 1)) issues.add("min_items", "must have at least 1 item", { limit: 1 });
    issues.later(value, 0);
  } else {
    issues.type(value, ["array"]);
  }
}

const members1 = /* @__PURE__ */ createMembers([["name", issuesOff33d4d27], ["payload", issues3], ["type", issuesOf753231fa]], (key) => {
  switch (key) {
    case "name": return 0;
    case "payload": return 1;
    case "type": return 2;
  }
  return -1;
});

const issues2 = /* @__PURE__ */ collectObject(members1, 2);

export function guard(object, planned?) {
  if (!(typeof object === "object" && object !== null && !Array.isArray(object))) return false;
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "track": {
        const value = object[key];
        if (value === undefined) break;
        if (!((Array.isArray(value) && items0(value, planned)))) return false;
        bits0 |= 1;
        break;
      }
    }
  }
  return (bits0 & 1) !== 0;
}

function guard1(value, planned?) {
  return (typeof value === "object" && value !== null && !Array.isArray(value) && object0(value, planned));
}

const compiled1: CompiledSchema = {
  title: "track entry",
  guard: guard1,
  collectIssues: issues2,
  members: members1,
  identifiers: [],
  advice: {},
  items: [{ at: ["payload"], compiled: wirePayloadCompiled }],
};

export const compiled: CompiledSchema = {
  title: "wire track request",
  guard,
  collectIssues: issues0,
  members: members0,
  identifiers: [],
  advice: {},
  items: [{ at: ["track"], compiled: compiled1 }],
};

/** The body of `POST …/track` as the live service accepts it today. */
export const wireTrackRequest: Validator<WireTrackRequest> = /* @__PURE__ */ createValidator("wire/track-request", compiled);
