// @ts-nocheck
// Generated from schemas/common/timestamp.json by `npm run generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { matches8ede1b2c, matchesa9a45a02 } from "../../patterns.ts";
import type { Timestamp } from "../../types.ts";


function issues0(value, issues) {
  if ((typeof value === "string")) {
    if (!((matchesa9a45a02(value) && !(matches8ede1b2c(value))))) issues.add("format", "must be an RFC 3339 date-time such as 2026-01-31T09:30:00Z, or epoch milliseconds as a number");
  } else if ((typeof value === "number")) {
    if (!(Number.isInteger(value))) issues.type(value, "an integer or a string");
    if (!(value >= 0)) issues.add("minimum", "must be at least 0");
  } else {
    issues.type(value, "an integer or a string");
  }
}

export function guard(value) {
  return (typeof value === "string" && (matchesa9a45a02(value) && !(matches8ede1b2c(value)))) || (typeof value === "number" && (value >= 0 && Number.isInteger(value)));
}

export const compiled: CompiledSchema = {
  title: "timestamp",
  guard,
  collectIssues: issues0,
  identifiers: [],
  advice: {},
  items: [],
};

/** When it happened: integer epoch milliseconds, or an RFC 3339 date-time. */
export const timestamp: Validator<Timestamp> = /* @__PURE__ */ createValidator("common/timestamp", compiled);
