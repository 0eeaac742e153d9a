// @ts-nocheck
// Generated from src/cli/io/config.schema.json and src/cli/report/report.schema.json by `event-schema generate`. Do not edit: edit the schema.
import { matches5f163c4d } from "../tool/patterns.ts";


export function issuesOf2c4e042c(value, issues) {
  if ((typeof value === "string")) {
    if (!((value === "allow" || value === "warn" || value === "forbid"))) issues.add("enum", "must be \"allow\", \"warn\" or \"forbid\"", { allowed: ["allow","warn","forbid"] });
  } else {
    issues.type(value, ["string"]);
  }
}

export function issuesOf319c5f1e(value, issues) {
  if ((typeof value === "string")) {
    if (!(matches5f163c4d(value))) issues.add("format", "must match the pattern ^(pretty|json|ndjson|junit|sarif|github|gitlab)(=[\\s\\S]+)?$");
  } else {
    issues.type(value, ["string"]);
  }
}

export function issuesOf753231fa(value, issues) {
  if (!((typeof value === "string"))) {
    issues.type(value, ["string"]);
  }
}

export function issuesOf993e7fca(value, issues) {
  if ((typeof value === "string")) {
    if (!((value === "valid" || value === "strict"))) issues.add("enum", "must be \"valid\" or \"strict\"", { allowed: ["valid","strict"] });
  } else {
    issues.type(value, ["string"]);
  }
}

export function issuesOf9f6ac743(value, issues) {
  if (!((typeof value === "boolean"))) {
    issues.type(value, ["boolean"]);
  }
}

export function issuesOfb57a6d56(value, issues) {
  if (((typeof value === "number")) && (Number.isInteger(value))) {
    if (!(!(value < 0))) issues.add("minimum", "must be at least 0", { limit: 0 });
  } else {
    issues.type(value, ["integer"]);
  }
}

export function issuesOfcf8fd985(value, issues) {
  if ((typeof value === "string")) {
    if (!((value === "ts" || value === "js"))) issues.add("enum", "must be \"ts\" or \"js\"", { allowed: ["ts","js"] });
  } else {
    issues.type(value, ["string"]);
  }
}

export function issuesOfef49fa87(value, issues) {
  if (((typeof value === "number")) && (Number.isInteger(value))) {
    if (!(!(value < 1))) issues.add("minimum", "must be at least 1", { limit: 1 });
  } else {
    issues.type(value, ["integer"]);
  }
}

export function issuesOffbfda4d0(value, issues) {
  if ((typeof value === "string")) {
    if (!(value.length >= 1)) issues.add("min_length", "must not be empty", { limit: 1 });
  } else {
    issues.type(value, ["string"]);
  }
}
