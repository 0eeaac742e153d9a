// @ts-nocheck
// Generated from schemas/common/attributes.json by `npm run generate`. Do not edit: edit the schema.
import { type Scan } from "../../../src/runtime/text/scan-state.ts";
import { skipValue } from "../../../src/runtime/json/skip.ts";

function value0(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 123) {
    return skipValue(bytes, at);
  }
  return -2;
}

export const scan: Scan = value0;
