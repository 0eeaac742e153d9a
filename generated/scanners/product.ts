// @ts-nocheck
// Generated from schemas/product.json by `event-schema generate`. Do not edit: edit the schema.
import { type BytesValidator, createBytesValidator } from "../../src/runtime/text/bytes.ts";
import { type Scan } from "../../src/runtime/text/scan-state.ts";
import { asciiText, mayBePlaceholder, numberAt, skipAscii, skipColon, skipNumber, skipText, skipValue, skipWhitespace, skipWhole } from "../../src/runtime/json/skip.ts";
import { matches7e9b2bbe, matches8ede1b2c, matchesa9a45a02 } from "../patterns.ts";
import { compiled } from "../validators/product.ts";

function value1(bytes, at, state) {
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

function identifier0(bytes, at, state) {
  if (bytes[at] === 34 && bytes[at + 1] >= 33 && bytes[at + 1] <= 126) {
    const end = skipAscii(bytes, at + 1);
    if (end > at + 2 && bytes[end - 2] >= 33 && bytes[end - 2] <= 126) { return end; }
  }
  state.mayWarn = true;
  return value1(bytes, at, state);
}

function identifier1(bytes, at, state) {
  if (bytes[at] === 34 && bytes[at + 1] >= 33 && bytes[at + 1] <= 126) {
    const end = skipAscii(bytes, at + 1);
    if (end > at + 2 && bytes[end - 2] >= 33 && bytes[end - 2] <= 126) { if (state.mayBeNearMiss !== undefined && mayBePlaceholder(bytes, at + 1, end - 1)) state.mayWarn = true; return end; }
  }
  state.mayWarn = true;
  return value1(bytes, at, state);
}

function value2(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 123) {
    return skipValue(bytes, at);
  }
  return -2;
}

function value3(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 34) {
    const end = skipText(bytes, at + 1);
    if (end < 0) return end;
    const value = asciiText(bytes, at + 1, end - 1);
    if (value === undefined) return -1;
    return (matchesa9a45a02(value) && !(matches8ede1b2c(value))) ? end : -2;
  }
  if (byte === 45 || (byte >= 48 && byte <= 57)) {
    const plain = skipWhole(bytes, at);
    if (plain > 0) return plain;
    const end = skipNumber(bytes, at);
    if (end < 0) return end;
    const value = numberAt(bytes, at, end);
    return (!(value < 0) && Number.isInteger(value)) ? end : -2;
  }
  return -2;
}

function timestamp0(bytes, at, state) {
  const end = value3(bytes, at, state);
  if (state.mayBeNearMiss !== undefined && end >= 0 && bytes[at] !== 34) {
    const time = numberAt(bytes, at, end);
    if (time < 100000000000 || time > 100000000000000) state.mayWarn = true;
  }
  return end;
}

const identifiers0 = ["profileId","accountId","userId","anotherUserId","anotherAccountId","productId","eventId","sessionId","pageId"];

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
        case 101:
          if (bytes[at + 2] === 118 && bytes[at + 3] === 101 && bytes[at + 4] === 110 && bytes[at + 5] === 116 && bytes[at + 6] === 73 && bytes[at + 7] === 100 && bytes[at + 8] === 34) { key = 0; end = at + 9; }
          break;
        case 112:
          if (bytes[at + 2] === 114 && bytes[at + 3] === 111 && bytes[at + 4] === 102 && bytes[at + 5] === 105 && bytes[at + 6] === 108 && bytes[at + 7] === 101 && bytes[at + 8] === 73 && bytes[at + 9] === 100 && bytes[at + 10] === 34) { key = 1; end = at + 11; }
          else if (bytes[at + 2] === 97 && bytes[at + 3] === 103 && bytes[at + 4] === 101 && bytes[at + 5] === 73 && bytes[at + 6] === 100 && bytes[at + 7] === 34) { key = 4; end = at + 8; }
          else if (bytes[at + 2] === 114 && bytes[at + 3] === 111 && bytes[at + 4] === 100 && bytes[at + 5] === 117 && bytes[at + 6] === 99 && bytes[at + 7] === 116 && bytes[at + 8] === 73 && bytes[at + 9] === 100 && bytes[at + 10] === 34) { key = 11; end = at + 11; }
          break;
        case 115:
          if (bytes[at + 2] === 101 && bytes[at + 3] === 115 && bytes[at + 4] === 115 && bytes[at + 5] === 105 && bytes[at + 6] === 111 && bytes[at + 7] === 110 && bytes[at + 8] === 73 && bytes[at + 9] === 100 && bytes[at + 10] === 34) { key = 2; end = at + 11; }
          break;
        case 97:
          if (bytes[at + 2] === 99 && bytes[at + 3] === 99 && bytes[at + 4] === 111 && bytes[at + 5] === 117 && bytes[at + 6] === 110 && bytes[at + 7] === 116 && bytes[at + 8] === 73 && bytes[at + 9] === 100 && bytes[at + 10] === 34) { key = 3; end = at + 11; }
          else if (bytes[at + 2] === 110 && bytes[at + 3] === 111 && bytes[at + 4] === 116 && bytes[at + 5] === 104 && bytes[at + 6] === 101 && bytes[at + 7] === 114 && bytes[at + 8] === 85 && bytes[at + 9] === 115 && bytes[at + 10] === 101 && bytes[at + 11] === 114 && bytes[at + 12] === 73 && bytes[at + 13] === 100 && bytes[at + 14] === 34) { key = 6; end = at + 15; }
          else if (bytes[at + 2] === 110 && bytes[at + 3] === 111 && bytes[at + 4] === 116 && bytes[at + 5] === 104 && bytes[at + 6] === 101 && bytes[at + 7] === 114 && bytes[at + 8] === 65 && bytes[at + 9] === 99 && bytes[at + 10] === 99 && bytes[at + 11] === 111 && bytes[at + 12] === 117 && bytes[at + 13] === 110 && bytes[at + 14] === 116 && bytes[at + 15] === 73 && bytes[at + 16] === 100 && bytes[at + 17] === 34) { key = 7; end = at + 18; }
          else if (bytes[at + 2] === 99 && bytes[at + 3] === 99 && bytes[at + 4] === 111 && bytes[at + 5] === 117 && bytes[at + 6] === 110 && bytes[at + 7] === 116 && bytes[at + 8] === 65 && bytes[at + 9] === 116 && bytes[at + 10] === 116 && bytes[at + 11] === 114 && bytes[at + 12] === 105 && bytes[at + 13] === 98 && bytes[at + 14] === 117 && bytes[at + 15] === 116 && bytes[at + 16] === 101 && bytes[at + 17] === 115 && bytes[at + 18] === 34) { key = 10; end = at + 19; }
          break;
        case 117:
          if (bytes[at + 2] === 115 && bytes[at + 3] === 101 && bytes[at + 4] === 114 && bytes[at + 5] === 73 && bytes[at + 6] === 100 && bytes[at + 7] === 34) { key = 5; end = at + 8; }
          else if (bytes[at + 2] === 115 && bytes[at + 3] === 101 && bytes[at + 4] === 114 && bytes[at + 5] === 65 && bytes[at + 6] === 116 && bytes[at + 7] === 116 && bytes[at + 8] === 114 && bytes[at + 9] === 105 && bytes[at + 10] === 98 && bytes[at + 11] === 117 && bytes[at + 12] === 116 && bytes[at + 13] === 101 && bytes[at + 14] === 115 && bytes[at + 15] === 34) { key = 9; end = at + 16; }
          break;
        case 100:
          if (bytes[at + 2] === 97 && bytes[at + 3] === 116 && bytes[at + 4] === 97 && bytes[at + 5] === 34) { key = 8; end = at + 6; }
          break;
        case 116:
          if (bytes[at + 2] === 105 && bytes[at + 3] === 109 && bytes[at + 4] === 101 && bytes[at + 5] === 115 && bytes[at + 6] === 116 && bytes[at + 7] === 97 && bytes[at + 8] === 109 && bytes[at + 9] === 112 && bytes[at + 10] === 34) { key = 12; end = at + 11; }
          break;
      }
      if (key < 0) {
        end = skipText(bytes, at + 1);
        if (end < 0) return end;
      }
      if (key < 0 && state.mayBeNearMiss !== undefined && !state.mayWarn) state.mayWarn = state.mayBeNearMiss(bytes, at + 1, end - 1, identifiers0);
      at = bytes[end] === 58 ? end + 1 : skipColon(bytes, end);
      if (at < 0) return at;
      if (bytes[at] <= 32 && (at = skipWhitespace(bytes, at)) < 0) return at;
      switch (key) {
        case 0:
          if ((bits0 & 1) !== 0) return -1;
          bits0 |= 1;
          at = identifier0(bytes, at, state);
          if (at < 0) return at;
          break;
        case 1:
          if ((bits0 & 2) !== 0) return -1;
          bits0 |= 2;
          at = identifier1(bytes, at, state);
          if (at < 0) return at;
          break;
        case 2:
          if ((bits0 & 4) !== 0) return -1;
          bits0 |= 4;
          at = identifier0(bytes, at, state);
          if (at < 0) return at;
          break;
        case 3:
          if ((bits0 & 8) !== 0) return -1;
          bits0 |= 8;
          at = identifier1(bytes, at, state);
          if (at < 0) return at;
          break;
        case 4:
          if ((bits0 & 16) !== 0) return -1;
          bits0 |= 16;
          at = identifier0(bytes, at, state);
          if (at < 0) return at;
          break;
        case 5:
          if ((bits0 & 32) !== 0) return -1;
          bits0 |= 32;
          at = identifier1(bytes, at, state);
          if (at < 0) return at;
          break;
        case 6:
          if ((bits0 & 64) !== 0) return -1;
          bits0 |= 64;
          at = identifier1(bytes, at, state);
          if (at < 0) return at;
          break;
        case 7:
          if ((bits0 & 128) !== 0) return -1;
          bits0 |= 128;
          at = identifier1(bytes, at, state);
          if (at < 0) return at;
          break;
        case 8:
          if ((bits0 & 256) !== 0) return -1;
          bits0 |= 256;
          at = state.plan === undefined ? value2(bytes, at, state) : state.plan.data(bytes, at, state, value2);
          if (at < 0) return at;
          break;
        case 9:
          if ((bits0 & 512) !== 0) return -1;
          bits0 |= 512;
          at = state.plan === undefined ? value2(bytes, at, state) : state.plan.userAttributes(bytes, at, state, value2);
          if (at < 0) return at;
          break;
        case 10:
          if ((bits0 & 1024) !== 0) return -1;
          bits0 |= 1024;
          at = state.plan === undefined ? value2(bytes, at, state) : state.plan.accountAttributes(bytes, at, state, value2);
          if (at < 0) return at;
          break;
        case 11:
          if ((bits0 & 2048) !== 0) return -1;
          bits0 |= 2048;
          at = identifier0(bytes, at, state);
          if (at < 0) return at;
          break;
        case 12:
          if ((bits0 & 4096) !== 0) return -1;
          bits0 |= 4096;
          at = timestamp0(bytes, at, state);
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
  if (!((bits0 & 2048) !== 0)) return -2;
  state.kind = "product"; state.product++;
  if (state.plan !== undefined) return state.plan.end(bytes, at, state);
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

/** A payload with `productId`: a catalog item. It is not a behavioral event, needs no `profileId` and creates no anonymous user. */
export const productBytes: BytesValidator = /* @__PURE__ */ createBytesValidator({ name: "product", scan, lines: "product", compiledSchemaOf: () => compiled });
