// @ts-nocheck
// Generated from schemas/common/timestamp.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { issuesOfe1501d80 } from "../../collectors.ts";
import { matches8ede1b2c, matchesa9a45a02 } from "../../patterns.ts";
import type { Timestamp } from "../../types.ts";


export function guard(value) {
  return (typeof value === "string" && (matchesa9a45a02(value) && !(matches8ede1b2c(value)))) || (typeof value === "number" && (!(value < 0) && Number.isInteger(value)));
}

export const compiled: CompiledSchema = {
  title: "timestamp",
  guard,
  collectIssues: issuesOfe1501d80,
  identifiers: [],
  advice: {},
  items: [],
};

/** When it happened: integer epoch milliseconds, or an RFC 3339 date-time. */
export const timestamp: Validator<Timestamp> = /* @__PURE__ */ createValidator("common/timestamp", compiled);
