// @ts-nocheck
// Generated from schemas/common/point-in-time.json by `event-schema generate`. Do not edit: edit the schema.
import { type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { issuesOf546090f3 } from "../../collectors.ts";
import { matches8ede1b2c, matchesa9a45a02 } from "../../patterns.ts";
import type { PointInTime } from "../../types.ts";


export function guard(value) {
  return (!(typeof value === "string") || (matchesa9a45a02(value) && !(matches8ede1b2c(value)))) && (!(typeof value === "number") || !(value < 0));
}

export const compiled: CompiledSchema = {
  title: "point in time",
  guard,
  collectIssues: issuesOf546090f3,
  identifiers: [],
  advice: {},
  items: [],
};

/** The rule for a timestamp: a number counts milliseconds since 1970 and is not negative; a string is an RFC 3339 date-time. */
export const pointInTime: Validator<PointInTime> = /* @__PURE__ */ createValidator("common/point-in-time", compiled);
