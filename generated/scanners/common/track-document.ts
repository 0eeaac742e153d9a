// @ts-nocheck
// Generated from schemas/common/track-document.json by `npm run generate`. Do not edit: edit the schema.
import { type Scan } from "../../../src/runtime/text/scan-state.ts";
import { skipColon, skipText, skipValue, skipWhitespace } from "../../../src/runtime/json/skip.ts";

function object0(bytes, start, state) {
  let bits0 = 0;
  let at = start;
  if (bytes[at] <= 32 && (at = skipWhitespace(bytes, at)) < 0) return at;
  if (bytes[at] === 125) at++;
  else {
    for (;;) {
      if (bytes[at] !== 34) return -2;
      let key = -1;
      let end = at;
      switch (bytes[at + 1]) {
        case 116:
          if (bytes[at + 2] === 114 && bytes[at + 3] === 97 && bytes[at + 4] === 99 && bytes[at + 5] === 107 && bytes[at + 6] === 34) { key = 0; end = at + 7; }
          break;
        case 101:
          if (bytes[at + 2] === 118 && bytes[at + 3] === 101 && bytes[at + 4] === 110 && bytes[at + 5] === 116 && bytes[at + 6] === 73 && bytes[at + 7] === 100 && bytes[at + 8] === 34) { key = 1; end = at + 9; }
          break;
        case 112:
          if (bytes[at + 2] === 114 && bytes[at + 3] === 111 && bytes[at + 4] === 102 && bytes[at + 5] === 105 && bytes[at + 6] === 108 && bytes[at + 7] === 101 && bytes[at + 8] === 73 && bytes[at + 9] === 100 && bytes[at + 10] === 34) { key = 2; end = at + 11; }
          else if (bytes[at + 2] === 97 && bytes[at + 3] === 103 && bytes[at + 4] === 101 && bytes[at + 5] === 73 && bytes[at + 6] === 100 && bytes[at + 7] === 34) { key = 5; end = at + 8; }
          else if (bytes[at + 2] === 114 && bytes[at + 3] === 111 && bytes[at + 4] === 100 && bytes[at + 5] === 117 && bytes[at + 6] === 99 && bytes[at + 7] === 116 && bytes[at + 8] === 73 && bytes[at + 9] === 100 && bytes[at + 10] === 34) { key = 6; end = at + 11; }
          break;
        case 115:
          if (bytes[at + 2] === 101 && bytes[at + 3] === 115 && bytes[at + 4] === 115 && bytes[at + 5] === 105 && bytes[at + 6] === 111 && bytes[at + 7] === 110 && bytes[at + 8] === 73 && bytes[at + 9] === 100 && bytes[at + 10] === 34) { key = 3; end = at + 11; }
          break;
        case 97:
          if (bytes[at + 2] === 99 && bytes[at + 3] === 99 && bytes[at + 4] === 111 && bytes[at + 5] === 117 && bytes[at + 6] === 110 && bytes[at + 7] === 116 && bytes[at + 8] === 73 && bytes[at + 9] === 100 && bytes[at + 10] === 34) { key = 4; end = at + 11; }
          break;
      }
      if (key < 0) {
        end = skipText(bytes, at + 1);
        if (end < 0) return end;
      }
      at = bytes[end] === 58 ? end + 1 : skipColon(bytes, end);
      if (at < 0) return at;
      if (bytes[at] <= 32 && (at = skipWhitespace(bytes, at)) < 0) return at;
      switch (key) {
        case 0:
          if ((bits0 & 1) !== 0) return -1;
          bits0 |= 1;
          at = skipValue(bytes, at, state);
          if (at < 0) return at;
          break;
        case 1:
          if ((bits0 & 2) !== 0) return -1;
          bits0 |= 2;
          at = skipValue(bytes, at, state);
          if (at < 0) return at;
          break;
        case 2:
          if ((bits0 & 4) !== 0) return -1;
          bits0 |= 4;
          at = skipValue(bytes, at, state);
          if (at < 0) return at;
          break;
        case 3:
          if ((bits0 & 8) !== 0) return -1;
          bits0 |= 8;
          at = skipValue(bytes, at, state);
          if (at < 0) return at;
          break;
        case 4:
          if ((bits0 & 16) !== 0) return -1;
          bits0 |= 16;
          at = skipValue(bytes, at, state);
          if (at < 0) return at;
          break;
        case 5:
          if ((bits0 & 32) !== 0) return -1;
          bits0 |= 32;
          at = skipValue(bytes, at, state);
          if (at < 0) return at;
          break;
        case 6:
          if ((bits0 & 64) !== 0) return -1;
          bits0 |= 64;
          at = skipValue(bytes, at, state);
          if (at < 0) return at;
          break;
        default:
          at = skipValue(bytes, at);
          if (at < 0) return at;
      }
      if (bytes[at] <= 32 && (at = skipWhitespace(bytes, at)) < 0) return at;
      const next = bytes[at];
      at++;
      if (next === 125) break;
      if (next !== 44) return -2;
      if (bytes[at] <= 32 && (at = skipWhitespace(bytes, at)) < 0) return at;
    }
  }
  if (!(((bits0 & 1) === 1 && !(((bits0 & 126) !== 0))))) return -2;
  return at;
}

function value0(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 123) {
    return object0(bytes, at + 1, state);
  }
  return -2;
}

export const scan: Scan = value0;
