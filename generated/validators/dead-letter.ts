// @ts-nocheck
// Generated from schemas/dead-letter.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../src/runtime/validate/compiled-schema.ts";
import { createMembers } from "../../src/runtime/validate/members.ts";
import { collectObject } from "../../src/runtime/validate/object.ts";
import { isObject } from "../../src/runtime/validate/presence.ts";
import { createValidator, type Validator } from "../../src/runtime/validate/validator.ts";
import { issuesOf2753d664, issuesOf2c3efa20, issuesOf34b72285, issuesOf66f2bbd4, issuesOf753231fa, issuesOfcb937c92, issuesOfe2439afc } from "../collectors.ts";
import type { DeadLetter } from "../types.ts";


function items1(array) {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!((typeof value === "string") || (typeof value === "number" && Number.isInteger(value)))) return false;
  }
  return true;
}

function object0(object) {
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "code": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        bits0 |= 1;
        break;
      }
      case "path": {
        const value = object[key];
        if (value === undefined) break;
        if (!((Array.isArray(value) && items1(value)))) return false;
        break;
      }
      case "pointer": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        bits0 |= 2;
        break;
      }
      case "message": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        bits0 |= 4;
        break;
      }
      case "hint": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        break;
      }
      case "params": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "object" && value !== null && !Array.isArray(value)))) return false;
        break;
      }
      case "line": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "number" && Number.isInteger(value)))) return false;
        bits0 |= 8;
        break;
      }
      case "column": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "number" && Number.isInteger(value)))) return false;
        bits0 |= 16;
        break;
      }
    }
  }
  return ((bits0 & 31) === 31);
}

function items0(array) {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!((typeof value === "object" && value !== null && !Array.isArray(value) && object0(value)))) return false;
  }
  return true;
}

function issues1(value, issues) {
  if ((Array.isArray(value))) {
    if (!(value.length >= 1)) issues.add("min_items", "must have at least 1 item", { limit: 1 });
    issues.later(value, 0);
  } else {
    issues.type(value, ["array"]);
  }
}

const members0 = /* @__PURE__ */ createMembers([["source", issuesOf753231fa], ["line", issuesOf2c3efa20], ["column", issuesOf2c3efa20], ["offset", issuesOf66f2bbd4], ["schemaVersion", issuesOf753231fa], ["issues", issues1], ["origin", issuesOfe2439afc], ["name", issuesOf753231fa], ["encoding", issuesOfcb937c92], ["original", issuesOf753231fa], ["track"], ["eventId"], ["profileId"], ["sessionId"], ["accountId"], ["pageId"], ["productId"], ["userId"]], (key) => {
  switch (key) {
    case "source": return 0;
    case "line": return 1;
    case "column": return 2;
    case "offset": return 3;
    case "schemaVersion": return 4;
    case "issues": return 5;
    case "origin": return 6;
    case "name": return 7;
    case "encoding": return 8;
    case "original": return 9;
    case "track": return 10;
    case "eventId": return 11;
    case "profileId": return 12;
    case "sessionId": return 13;
    case "accountId": return 14;
    case "pageId": return 15;
    case "productId": return 16;
    case "userId": return 17;
  }
  return -1;
});

function issues0(value, issues) {
  if (isObject(value)) {
    const values = issues.read(value, members0);
    if (values[0] === undefined) issues.missing("source");
    if (values[1] === undefined) issues.missing("line");
    if (values[2] === undefined) issues.missing("column");
    if (values[3] === undefined) issues.missing("offset");
    if (values[4] === undefined) issues.missing("schemaVersion");
    if (values[5] === undefined) issues.missing("issues");
    if (!(!((values[10] !== undefined || values[11] !== undefined || values[12] !== undefined || values[13] !== undefined || values[14] !== undefined || values[15] !== undefined || values[16] !== undefined || values[17] !== undefined)))) issues.add("forbidden", "must not have an identifier or `track` beside its own keys");
    issues.members(values, members0);
  } else {
    issues.type(value, ["object"]);
  }
}

function issues3(value, issues) {
  if ((Array.isArray(value))) {
    issues.later(value, 0);
  } else {
    issues.type(value, ["array"]);
  }
}

const members1 = /* @__PURE__ */ createMembers([["code", issuesOf753231fa], ["pointer", issuesOf753231fa], ["message", issuesOf753231fa], ["line", issuesOf34b72285], ["column", issuesOf34b72285], ["path", issues3], ["hint", issuesOf753231fa], ["params", issuesOfe2439afc]], (key) => {
  switch (key) {
    case "code": return 0;
    case "pointer": return 1;
    case "message": return 2;
    case "line": return 3;
    case "column": return 4;
    case "path": return 5;
    case "hint": return 6;
    case "params": return 7;
  }
  return -1;
});

const issues2 = /* @__PURE__ */ collectObject(members1, 5);

export function guard(object) {
  if (!(typeof object === "object" && object !== null && !Array.isArray(object))) return false;
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "source": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        bits0 |= 1;
        break;
      }
      case "line": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "number" && (Number.isInteger(value) && !(value < 1))))) return false;
        bits0 |= 2;
        break;
      }
      case "column": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "number" && (Number.isInteger(value) && !(value < 1))))) return false;
        bits0 |= 4;
        break;
      }
      case "offset": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "number" && (Number.isInteger(value) && !(value < 0))))) return false;
        bits0 |= 8;
        break;
      }
      case "origin": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "object" && value !== null && !Array.isArray(value)))) return false;
        break;
      }
      case "schemaVersion": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        bits0 |= 16;
        break;
      }
      case "name":
      case "original": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        break;
      }
      case "issues": {
        const value = object[key];
        if (value === undefined) break;
        if (!((Array.isArray(value) && (value.length >= 1 && items0(value))))) return false;
        bits0 |= 32;
        break;
      }
      case "encoding": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && (value === "utf-8" || value === "base64")))) return false;
        break;
      }
      case "track": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 64;
        break;
      }
      case "eventId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 128;
        break;
      }
      case "profileId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 256;
        break;
      }
      case "sessionId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 512;
        break;
      }
      case "accountId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 1024;
        break;
      }
      case "pageId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 2048;
        break;
      }
      case "productId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 4096;
        break;
      }
      case "userId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 8192;
        break;
      }
    }
  }
  return ((bits0 & 63) === 63 && !(((bits0 & 16320) !== 0)));
}

function guard1(value) {
  return (typeof value === "object" && value !== null && !Array.isArray(value) && object0(value));
}

function guard2(value) {
  return (typeof value === "string") || (typeof value === "number" && Number.isInteger(value));
}

const compiled2: CompiledSchema = {
  guard: guard2,
  collectIssues: issuesOf2753d664,
  identifiers: [],
  advice: {},
  items: [],
};

const compiled1: CompiledSchema = {
  guard: guard1,
  collectIssues: issues2,
  members: members1,
  identifiers: [],
  advice: {},
  items: [{ at: ["path"], compiled: compiled2 }],
};

export const compiled: CompiledSchema = {
  title: "dead letter",
  guard,
  collectIssues: issues0,
  members: members0,
  identifiers: [],
  advice: {},
  items: [{ at: ["issues"], compiled: compiled1 }],
};

/** A payload or a record that was rejected while events were routed: where it came from, why it was rejected, and its original, byte for byte. It contains payload content: restrict who can read it. */
export const deadLetter: Validator<DeadLetter> = /* @__PURE__ */ createValidator("dead-letter", compiled);
