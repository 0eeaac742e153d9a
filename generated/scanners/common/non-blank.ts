// @ts-nocheck
// Generated from schemas/common/non-blank.json by `npm run generate`. Do not edit: edit the schema.
import { type Scan } from "../../../src/runtime/text/scan-state.ts";
import { asciiText, skipText } from "../../../src/runtime/json/skip.ts";
import { matches7e9b2bbe } from "../../patterns.ts";

function value0(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 34) {
    const end = skipText(bytes, at + 1);
    if (end < 0) return end;
    if (bytes[at + 1] >= 33 && bytes[at + 1] <= 126 && end - at > 2) return end;
    const value = asciiText(bytes, at + 1, end - 1);
    if (value === undefined) return -1;
    return matches7e9b2bbe(value) ? end : -2;
  }
  return -2;
}

export const scan: Scan = value0;
