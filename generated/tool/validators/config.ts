// @ts-nocheck
// Generated from src/cli/io/config.schema.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createMembers } from "../../../src/runtime/validate/members.ts";
import { additionalMembers, unlistedKey } from "../../../src/runtime/validate/additional.ts";
import { isObject } from "../../../src/runtime/validate/presence.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { issuesOf2c4e042c, issuesOf319c5f1e, issuesOf753231fa, issuesOf993e7fca, issuesOf9f6ac743, issuesOfb57a6d56, issuesOfcf8fd985, issuesOfef49fa87, issuesOffbfda4d0 } from "../../tool/collectors.ts";
import { matches5f163c4d } from "../../tool/patterns.ts";
import type { Config } from "../../tool/types.ts";


function items0(array) {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!((typeof value === "string" && value.length >= 1))) return false;
  }
  return true;
}

function object0(object) {
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "schema": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        bits0 |= 1;
        break;
      }
      case "pointer": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        bits0 |= 2;
        break;
      }
      case "change": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        bits0 |= 4;
        break;
      }
      case "reason": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && value.length >= 1))) return false;
        bits0 |= 8;
        break;
      }
      case "until": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        break;
      }
      default: {
        const value = object[key];
        if (value === undefined) break;
        return false;
      }
    }
  }
  return ((bits0 & 15) === 15);
}

function items1(array) {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!((typeof value === "object" && value !== null && !Array.isArray(value) && object0(value)))) return false;
  }
  return true;
}

function items2(array) {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!((typeof value === "string" && matches5f163c4d(value)))) return false;
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

function issues2(value, issues) {
  if ((Array.isArray(value))) {
    issues.later(value, 1);
  } else {
    issues.type(value, ["array"]);
  }
}

function issues3(value, issues) {
  if ((typeof value === "string")) {
    if (!(matches5f163c4d(value))) issues.add("format", "must match the pattern ^(pretty|json|ndjson|junit|sarif|github|gitlab)(=[\\s\\S]+)?$");
  } else if ((Array.isArray(value))) {
    if (!(value.length >= 1)) issues.add("min_items", "must have at least 1 item", { limit: 1 });
    issues.later(value, 2);
  } else {
    issues.type(value, ["string","array"]);
  }
}

const members0 = /* @__PURE__ */ createMembers([["$schema", issuesOf753231fa], ["files", issues1], ["schema", issuesOf753231fa], ["schemas", issuesOffbfda4d0], ["unknownEvents", issuesOf2c4e042c], ["generated", issuesOffbfda4d0], ["language", issuesOfcf8fd985], ["fixtures", issuesOffbfda4d0], ["schemaRules", issuesOf993e7fca], ["allow", issues2], ["maxBytes", issuesOfef49fa87], ["jobs", issuesOfef49fa87], ["strict", issuesOf9f6ac743], ["format", issues3], ["output", issuesOffbfda4d0], ["reportRoot", issuesOffbfda4d0], ["all", issuesOf9f6ac743], ["maxIssues", issuesOfef49fa87], ["maxResults", issuesOfb57a6d56], ["maxFindings", issuesOfef49fa87], ["quiet", issuesOf9f6ac743], ["summary", issuesOf9f6ac743], ["showSource", issuesOf9f6ac743], ["color", issuesOf9f6ac743]], (key) => {
  switch (key) {
    case "$schema": return 0;
    case "files": return 1;
    case "schema": return 2;
    case "schemas": return 3;
    case "unknownEvents": return 4;
    case "generated": return 5;
    case "language": return 6;
    case "fixtures": return 7;
    case "schemaRules": return 8;
    case "allow": return 9;
    case "maxBytes": return 10;
    case "jobs": return 11;
    case "strict": return 12;
    case "format": return 13;
    case "output": return 14;
    case "reportRoot": return 15;
    case "all": return 16;
    case "maxIssues": return 17;
    case "maxResults": return 18;
    case "maxFindings": return 19;
    case "quiet": return 20;
    case "summary": return 21;
    case "showSource": return 22;
    case "color": return 23;
  }
  return -1;
});

const unlisted0 = /* @__PURE__ */ unlistedKey(["$schema","files","schema","schemas","unknownEvents","generated","language","fixtures","schemaRules","allow","maxBytes","jobs","strict","format","output","reportRoot","all","maxIssues","maxResults","maxFindings","quiet","summary","showSource","color"]);

function issues0(value, issues) {
  if (isObject(value)) {
    const values = issues.read(value, members0);
    additionalMembers(value, issues, members0, unlisted0);
    issues.members(values, members0);
  } else {
    issues.type(value, ["object"]);
  }
}

const members1 = /* @__PURE__ */ createMembers([["schema", issuesOf753231fa], ["pointer", issuesOf753231fa], ["change", issuesOf753231fa], ["reason", issuesOffbfda4d0], ["until", issuesOf753231fa]], (key) => {
  switch (key) {
    case "schema": return 0;
    case "pointer": return 1;
    case "change": return 2;
    case "reason": return 3;
    case "until": return 4;
  }
  return -1;
});

const unlisted1 = /* @__PURE__ */ unlistedKey(["schema","pointer","change","reason","until"]);

function issues4(value, issues) {
  if (isObject(value)) {
    const values = issues.read(value, members1);
    additionalMembers(value, issues, members1, unlisted1);
    if (values[0] === undefined) issues.missing("schema");
    if (values[1] === undefined) issues.missing("pointer");
    if (values[2] === undefined) issues.missing("change");
    if (values[3] === undefined) issues.missing("reason");
    issues.members(values, members1);
  } else {
    issues.type(value, ["object"]);
  }
}

export function guard(object) {
  if (!(typeof object === "object" && object !== null && !Array.isArray(object))) return false;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "$schema":
      case "schema": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        break;
      }
      case "files": {
        const value = object[key];
        if (value === undefined) break;
        if (!((Array.isArray(value) && items0(value)))) return false;
        break;
      }
      case "schemas":
      case "generated":
      case "fixtures":
      case "output":
      case "reportRoot": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && value.length >= 1))) return false;
        break;
      }
      case "unknownEvents": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && (value === "allow" || value === "warn" || value === "forbid")))) return false;
        break;
      }
      case "language": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && (value === "ts" || value === "js")))) return false;
        break;
      }
      case "schemaRules": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && (value === "valid" || value === "strict")))) return false;
        break;
      }
      case "allow": {
        const value = object[key];
        if (value === undefined) break;
        if (!((Array.isArray(value) && items1(value)))) return false;
        break;
      }
      case "maxBytes":
      case "jobs":
      case "maxIssues":
      case "maxFindings": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "number" && (Number.isInteger(value) && !(value < 1))))) return false;
        break;
      }
      case "strict":
      case "all":
      case "quiet":
      case "summary":
      case "showSource":
      case "color": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "boolean"))) return false;
        break;
      }
      case "format": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && matches5f163c4d(value)) || (Array.isArray(value) && (value.length >= 1 && items2(value))))) return false;
        break;
      }
      case "maxResults": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "number" && (Number.isInteger(value) && !(value < 0))))) return false;
        break;
      }
      default: {
        const value = object[key];
        if (value === undefined) break;
        return false;
      }
    }
  }
  return true;
}

function guard1(value) {
  return (typeof value === "string" && value.length >= 1);
}

function guard2(value) {
  return (typeof value === "object" && value !== null && !Array.isArray(value) && object0(value));
}

function guard3(value) {
  return (typeof value === "string" && matches5f163c4d(value));
}

const compiled3: CompiledSchema = {
  guard: guard3,
  collectIssues: issuesOf319c5f1e,
  identifiers: [],
  advice: {},
  items: [],
};

const compiled2: CompiledSchema = {
  guard: guard2,
  collectIssues: issues4,
  members: members1,
  identifiers: [],
  advice: {},
  items: [],
};

const compiled1: CompiledSchema = {
  guard: guard1,
  collectIssues: issuesOffbfda4d0,
  identifiers: [],
  advice: {},
  items: [],
};

export const compiled: CompiledSchema = {
  title: "event-schema.config.json",
  guard,
  collectIssues: issues0,
  members: members0,
  identifiers: [],
  advice: {},
  items: [{ at: ["files"], compiled: compiled1 }, { at: ["allow"], compiled: compiled2 }, { at: ["format"], compiled: compiled3 }],
};

/** Defaults for the command line tool event-schema. Flags on the command line win. */
export const config: Validator<Config> = /* @__PURE__ */ createValidator("config", compiled);
