// @ts-nocheck
// Generated from schemas/common/point-in-time.json by `npm run generate`. Do not edit: edit the schema.
import { type Scan } from "../../../src/runtime/text/scan-state.ts";
import { asciiText, numberAt, skipNumber, skipText, skipValue } from "../../../src/runtime/json/skip.ts";
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
  if (byte === 123) {
    return skipValue(bytes, at);
  }
  if (byte === 45 || (byte >= 48 && byte <= 57)) {
    const end = skipNumber(bytes, at);
    if (end < 0) return end;
    const value = numberAt(bytes, at, end);
    return value >= 0 ? end : -2;
  }
  if (byte === 91) {
    return skipValue(bytes, at);
  }
  if (byte === 116 || byte === 102) {
    return skipValue(bytes, at);
  }
  if (byte === 110) {
    return skipValue(bytes, at);
  }
  return -2;
}

export const scan: Scan = value0;
