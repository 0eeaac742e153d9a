// @ts-nocheck
// Generated from schemas/common/timestamp.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type CompiledSchema } from "../../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../../src/runtime/validate/validator.ts";
import { matches8ede1b2c, matchesa9a45a02 } from "../../patterns.ts";
import type { Timestamp } from "../../types.ts";
import { full as pointInTimeFull } from "../../validators/common/point-in-time.ts";


export function guard(value) {
  return (typeof value === "string" && (matchesa9a45a02(value) && !(matches8ede1b2c(value)))) || (typeof value === "number" && (value >= 0 && Number.isInteger(value)));
}

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if((!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))) && (typeof data !== "string")){
vErrors = addError(vErrors, {instancePath,keyword:"type",params:{type: ["integer","string"]}});
errors++;
}
if(!(pointInTimeFull(data, {instancePath}))){
vErrors = vErrors === null ? pointInTimeFull.errors : vErrors.concat(pointInTimeFull.errors);
errors = vErrors.length;
}
validate21.errors = vErrors;
return errors === 0;
}

export { validate21 as full };

export const compiled: CompiledSchema = {
  title: "timestamp",
  guard: guard,
  full: validate21,
  identifiers: [],
  missing: {},
  items: [],
};

/** When it happened: integer epoch milliseconds, or an RFC 3339 date-time. */
export const timestamp: Validator<Timestamp> = /* @__PURE__ */ createValidator("common/timestamp", compiled);
