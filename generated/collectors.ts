// @ts-nocheck
// Generated from schemas/ by `event-schema generate`. Do not edit: edit the schema.
import { isObject } from "../src/runtime/validate/presence.ts";
import { matches7e9b2bbe, matches8ede1b2c, matchesa9a45a02 } from "./patterns.ts";


export function issuesOf05ec8801(value, issues) {
  if ((typeof value === "string")) {
    if (!((matchesa9a45a02(value) && !(matches8ede1b2c(value))))) issues.add("format", /^[+-]?[0-9]+(?:[.][0-9]+)?$/u.test(value) ? "is a number in a string: send epoch milliseconds without quotes" : /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u.test(value) ? "has no time: add one, such as T09:30:00Z" : /^[0-9-]{10} /u.test(value) ? "must have a T between date and time, not a space" : /^[0-9-]{10}[Tt][0-9]{2}:[0-9]{2}(?:[Zz+-]|$)/u.test(value) ? "has no seconds: add them, such as :00" : /^[0-9-]{10}[Tt][0-9:.]+$/u.test(value) ? "has no offset from UTC: end it with Z, or with one such as +05:30" : /^[0-9-]{10}[Tt][0-9:.]+[+-][0-9]{2}(?:[0-9]{2})?$/u.test(value) ? "must have hours and minutes in its offset and a colon between them, such as +05:30" : /^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$/u.test(value) ? "must be a date and time that exist: a month, day, hour, minute, second or offset is out of range" : "must be an RFC 3339 date-time such as 2026-01-31T09:30:00Z, or epoch milliseconds as a number");
  } else if (((typeof value === "number")) && (Number.isFinite(value))) {
    if (!(!(value < 0))) issues.add("minimum", "must be at least 0", { limit: 0 });
  } else {
    issues.type(value, ["number","string"]);
  }
}

export function issuesOf2753d664(value, issues) {
  if ((typeof value === "string")) {
  } else if (((typeof value === "number")) && (Number.isInteger(value))) {
  } else {
    issues.type(value, ["string","integer"]);
  }
}

export function issuesOf27e96265(value, issues) {
    issues.add("forbidden", "must be absent here");
}

export function issuesOf2c3efa20(value, issues) {
  if (((typeof value === "number")) && (Number.isInteger(value))) {
    if (!(!(value < 1))) issues.add("minimum", "must be 1 or more", { limit: 1 });
  } else {
    issues.type(value, ["integer"]);
  }
}

export function issuesOf2c819652(value, issues) {
  if ((Array.isArray(value))) {
    if (!(value.length >= 1)) issues.add("min_items", "must have at least 1 item", { limit: 1 });
  } else {
    issues.type(value, ["array"]);
  }
}

export function issuesOf34b72285(value, issues) {
  if (!(((typeof value === "number")) && (Number.isInteger(value)))) issues.type(value, ["integer"]);
}

export function issuesOf546090f3(value, issues) {
  if ((typeof value === "string")) {
    if (!((matchesa9a45a02(value) && !(matches8ede1b2c(value))))) issues.add("format", /^[+-]?[0-9]+(?:[.][0-9]+)?$/u.test(value) ? "is a number in a string: send epoch milliseconds without quotes" : /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u.test(value) ? "has no time: add one, such as T09:30:00Z" : /^[0-9-]{10} /u.test(value) ? "must have a T between date and time, not a space" : /^[0-9-]{10}[Tt][0-9]{2}:[0-9]{2}(?:[Zz+-]|$)/u.test(value) ? "has no seconds: add them, such as :00" : /^[0-9-]{10}[Tt][0-9:.]+$/u.test(value) ? "has no offset from UTC: end it with Z, or with one such as +05:30" : /^[0-9-]{10}[Tt][0-9:.]+[+-][0-9]{2}(?:[0-9]{2})?$/u.test(value) ? "must have hours and minutes in its offset and a colon between them, such as +05:30" : /^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$/u.test(value) ? "must be a date and time that exist: a month, day, hour, minute, second or offset is out of range" : "must be an RFC 3339 date-time such as 2026-01-31T09:30:00Z, or epoch milliseconds as a number");
  } else if ((typeof value === "number")) {
    if (!(!(value < 0))) issues.add("minimum", "must be at least 0", { limit: 0 });
  }
}

export function issuesOf66f2bbd4(value, issues) {
  if (((typeof value === "number")) && (Number.isInteger(value))) {
    if (!(!(value < 0))) issues.add("minimum", "must not be negative", { limit: 0 });
  } else {
    issues.type(value, ["integer"]);
  }
}

export function issuesOf753231fa(value, issues) {
  if (!((typeof value === "string"))) {
    issues.type(value, ["string"]);
  }
}

export function issuesOfcb937c92(value, issues) {
  if ((typeof value === "string")) {
    if (!((value === "utf-8" || value === "base64"))) issues.add("enum", "must be \"utf-8\" or \"base64\"", { allowed: ["utf-8","base64"] });
  } else {
    issues.type(value, ["string"]);
  }
}

export function issuesOfe1501d80(value, issues) {
  if ((typeof value === "string")) {
    if (!((matchesa9a45a02(value) && !(matches8ede1b2c(value))))) issues.add("format", /^[+-]?[0-9]+(?:[.][0-9]+)?$/u.test(value) ? "is a number in a string: send epoch milliseconds without quotes" : /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u.test(value) ? "has no time: add one, such as T09:30:00Z" : /^[0-9-]{10} /u.test(value) ? "must have a T between date and time, not a space" : /^[0-9-]{10}[Tt][0-9]{2}:[0-9]{2}(?:[Zz+-]|$)/u.test(value) ? "has no seconds: add them, such as :00" : /^[0-9-]{10}[Tt][0-9:.]+$/u.test(value) ? "has no offset from UTC: end it with Z, or with one such as +05:30" : /^[0-9-]{10}[Tt][0-9:.]+[+-][0-9]{2}(?:[0-9]{2})?$/u.test(value) ? "must have hours and minutes in its offset and a colon between them, such as +05:30" : /^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$/u.test(value) ? "must be a date and time that exist: a month, day, hour, minute, second or offset is out of range" : "must be an RFC 3339 date-time such as 2026-01-31T09:30:00Z, or epoch milliseconds as a number");
  } else if (((typeof value === "number")) && (Number.isInteger(value))) {
    if (!(!(value < 0))) issues.add("minimum", "must be at least 0", { limit: 0 });
  } else {
    issues.type(value, ["integer","string"]);
  }
}

export function issuesOfe2439afc(value, issues) {
  if (!(isObject(value))) {
    issues.type(value, ["object"]);
  }
}

export function issuesOff33d4d27(value, issues) {
  if ((typeof value === "string")) {
    if (!(matches7e9b2bbe(value))) issues.add("blank", "must hold at least one visible character");
  } else {
    issues.type(value, ["string"]);
  }
}
