// @ts-nocheck
// Generated from schemas/ by `npm run generate`. Do not edit: edit the schema.
import { isObject } from "../src/runtime/validate/presence.ts";
import { matches7e9b2bbe, matches8ede1b2c, matchesa9a45a02 } from "./patterns.ts";


export function issuesOf2753d664(value, issues) {
  if ((typeof value === "string")) {
  } else if ((typeof value === "number")) {
    if (!(Number.isInteger(value))) issues.type(value, "a string or an integer");
  } else {
    issues.type(value, "a string or an integer");
  }
}

export function issuesOf27e96265(value, issues) {
    issues.add("forbidden", "must be absent here");
}

export function issuesOf2c819652(value, issues) {
  if ((Array.isArray(value))) {
    if (!(value.length >= 1)) issues.add("min_items", "must have at least 1 item");
  } else {
    issues.type(value, "an array");
  }
}

export function issuesOf34b72285(value, issues) {
  if ((typeof value === "number")) {
    if (!(Number.isInteger(value))) issues.type(value, "an integer");
  } else {
    issues.type(value, "an integer");
  }
}

export function issuesOf5654780b(value, issues) {
  if ((typeof value === "string")) {
    if (!((matchesa9a45a02(value) && !(matches8ede1b2c(value))))) issues.add("format", "must be an RFC 3339 date-time such as 2026-01-31T09:30:00Z, or epoch milliseconds as a number");
  } else if ((typeof value === "number")) {
    if (!(Number.isFinite(value))) issues.type(value, "a number or a string");
    if (!(!(value < 0))) issues.add("minimum", "must be at least 0");
  } else {
    issues.type(value, "a number or a string");
  }
}

export function issuesOf753231fa(value, issues) {
  if (!((typeof value === "string"))) {
    issues.type(value, "a string");
  }
}

export function issuesOf788a7f75(value, issues) {
  if ((typeof value === "number")) {
    if (!(Number.isInteger(value))) issues.type(value, "an integer");
    if (!(!(value < 0))) issues.add("minimum", "must not be negative");
  } else {
    issues.type(value, "an integer");
  }
}

export function issuesOf80311ed6(value, issues) {
  if ((typeof value === "string")) {
    if (!((matchesa9a45a02(value) && !(matches8ede1b2c(value))))) issues.add("format", "must be an RFC 3339 date-time such as 2026-01-31T09:30:00Z, or epoch milliseconds as a number");
  } else if ((typeof value === "number")) {
    if (!(Number.isInteger(value))) issues.type(value, "an integer or a string");
    if (!(!(value < 0))) issues.add("minimum", "must be at least 0");
  } else {
    issues.type(value, "an integer or a string");
  }
}

export function issuesOfab359cc1(value, issues) {
  if ((typeof value === "number")) {
    if (!(Number.isInteger(value))) issues.type(value, "an integer");
    if (!(!(value < 1))) issues.add("minimum", "must be 1 or more");
  } else {
    issues.type(value, "an integer");
  }
}

export function issuesOfcb937c92(value, issues) {
  if ((typeof value === "string")) {
    if (!((value === "utf-8" || value === "base64"))) issues.add("enum", "must be \"utf-8\" or \"base64\"");
  } else {
    issues.type(value, "a string");
  }
}

export function issuesOfe2439afc(value, issues) {
  if (!(isObject(value))) {
    issues.type(value, "an object");
  }
}

export function issuesOfebe836c9(value, issues) {
  if ((typeof value === "string")) {
    if (!((matchesa9a45a02(value) && !(matches8ede1b2c(value))))) issues.add("format", "must be an RFC 3339 date-time such as 2026-01-31T09:30:00Z, or epoch milliseconds as a number");
  } else if ((typeof value === "number")) {
    if (!(!(value < 0))) issues.add("minimum", "must be at least 0");
  }
}

export function issuesOffc70d034(value, issues) {
  if ((typeof value === "string")) {
    if (!(matches7e9b2bbe(value))) issues.add("blank", "must hold at least one visible character");
  } else {
    issues.type(value, "a string");
  }
}
