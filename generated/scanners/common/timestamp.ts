// @ts-nocheck
// Generated from schemas/common/timestamp.json by `npm run generate`. Do not edit: edit the schema.
import { type Scan } from "../../../src/runtime/text/scan-state.ts";
import { asciiText, numberAt, skipNumber, skipText } from "../../../src/runtime/json/skip.ts";
import { matches8ede1b2c, matchesa9a45a02 } from "../../patterns.ts";

function value0(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 34) {
    const end = skipText(bytes, at + 1);
    if (end < 0) return end;
    const value = asciiText(bytes, at + 1, end - 1);
    if (value === undefined) return -1;
    return (matchesa9a45a02(value) && !(matches8ede1b2c(value))) ? end : -2;
  }
  if (byte === 45 || (byte >= 48 && byte <= 57)) {
    const end = skipNumber(bytes, at);
    if (end < 0) return end;
    const value = numberAt(bytes, at, end);
    return (value >= 0 && Number.isInteger(value)) ? end : -2;
  }
  return -2;
}

export const scan: Scan = value0;
