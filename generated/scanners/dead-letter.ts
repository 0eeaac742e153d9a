// @ts-nocheck
// Generated from schemas/dead-letter.json by `event-schema generate`. Do not edit: edit the schema.
import { type BytesValidator, createBytesValidator } from "../../src/runtime/text/bytes.ts";
import { type Scan } from "../../src/runtime/text/scan-state.ts";
import { numberAt, skipColon, skipNumber, skipText, skipValue, skipWhitespace, skipWhole } from "../../src/runtime/json/skip.ts";
import { compiled } from "../validators/dead-letter.ts";

function value1(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 34) {
    return skipValue(bytes, at);
  }
  return -2;
}

function value2(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 45 || (byte >= 48 && byte <= 57)) {
    const plain = skipWhole(bytes, at);
    if (bytes[at] !== 48 && plain > 0) return plain;
    const end = skipNumber(bytes, at);
    if (end < 0) return end;
    const value = numberAt(bytes, at, end);
    return (Number.isInteger(value) && !(value < 1)) ? end : -2;
  }
  return -2;
}

function value3(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 45 || (byte >= 48 && byte <= 57)) {
    const plain = skipWhole(bytes, at);
    if (plain > 0) return plain;
    const end = skipNumber(bytes, at);
    if (end < 0) return end;
    const value = numberAt(bytes, at, end);
    return (Number.isInteger(value) && !(value < 0)) ? end : -2;
  }
  return -2;
}

function value6(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 45 || (byte >= 48 && byte <= 57)) {
    const plain = skipWhole(bytes, at);
    if (plain > 0) return plain;
    const end = skipNumber(bytes, at);
    if (end < 0) return end;
    const value = numberAt(bytes, at, end);
    return Number.isInteger(value) ? end : -2;
  }
  return -2;
}

function value8(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 34) {
    return skipValue(bytes, at);
  }
  if (byte === 45 || (byte >= 48 && byte <= 57)) {
    const plain = skipWhole(bytes, at);
    if (plain > 0) return plain;
    const end = skipNumber(bytes, at);
    if (end < 0) return end;
    const value = numberAt(bytes, at, end);
    return Number.isInteger(value) ? end : -2;
  }
  return -2;
}

function array0(bytes, start, state) {
  let at = start;
  if (bytes[at] <= 32 && (at = skipWhitespace(bytes, at)) < 0) return at;
  let length = 0;
  if (bytes[at] !== 93) {
    for (;;) {
      at = value8(bytes, at, state);
      if (at < 0) return at;
      length++;
      if (bytes[at] <= 32 && (at = skipWhitespace(bytes, at)) < 0) return at;
      if (bytes[at] === 93) break;
      if (bytes[at] !== 44) return -2;
      at++;
      if (bytes[at] <= 32 && (at = skipWhitespace(bytes, at)) < 0) return at;
    }
  }
  return at + 1;
}

function value7(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 91) {
    return array0(bytes, at + 1, state);
  }
  return -2;
}

function value9(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 123) {
    return skipValue(bytes, at);
  }
  return -2;
}

function object1(bytes, start, state) {
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
        case 99:
          if (bytes[at + 2] === 111 && bytes[at + 3] === 100 && bytes[at + 4] === 101 && bytes[at + 5] === 34) { key = 0; end = at + 6; }
          else if (bytes[at + 2] === 111 && bytes[at + 3] === 108 && bytes[at + 4] === 117 && bytes[at + 5] === 109 && bytes[at + 6] === 110 && bytes[at + 7] === 34) { key = 4; end = at + 8; }
          break;
        case 112:
          if (bytes[at + 2] === 111 && bytes[at + 3] === 105 && bytes[at + 4] === 110 && bytes[at + 5] === 116 && bytes[at + 6] === 101 && bytes[at + 7] === 114 && bytes[at + 8] === 34) { key = 1; end = at + 9; }
          else if (bytes[at + 2] === 97 && bytes[at + 3] === 116 && bytes[at + 4] === 104 && bytes[at + 5] === 34) { key = 5; end = at + 6; }
          else if (bytes[at + 2] === 97 && bytes[at + 3] === 114 && bytes[at + 4] === 97 && bytes[at + 5] === 109 && bytes[at + 6] === 115 && bytes[at + 7] === 34) { key = 7; end = at + 8; }
          break;
        case 109:
          if (bytes[at + 2] === 101 && bytes[at + 3] === 115 && bytes[at + 4] === 115 && bytes[at + 5] === 97 && bytes[at + 6] === 103 && bytes[at + 7] === 101 && bytes[at + 8] === 34) { key = 2; end = at + 9; }
          break;
        case 108:
          if (bytes[at + 2] === 105 && bytes[at + 3] === 110 && bytes[at + 4] === 101 && bytes[at + 5] === 34) { key = 3; end = at + 6; }
          break;
        case 104:
          if (bytes[at + 2] === 105 && bytes[at + 3] === 110 && bytes[at + 4] === 116 && bytes[at + 5] === 34) { key = 6; end = at + 6; }
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
          at = value1(bytes, at, state);
          if (at < 0) return at;
          break;
        case 1:
          if ((bits0 & 2) !== 0) return -1;
          bits0 |= 2;
          at = value1(bytes, at, state);
          if (at < 0) return at;
          break;
        case 2:
          if ((bits0 & 4) !== 0) return -1;
          bits0 |= 4;
          at = value1(bytes, at, state);
          if (at < 0) return at;
          break;
        case 3:
          if ((bits0 & 8) !== 0) return -1;
          bits0 |= 8;
          at = value6(bytes, at, state);
          if (at < 0) return at;
          break;
        case 4:
          if ((bits0 & 16) !== 0) return -1;
          bits0 |= 16;
          at = value6(bytes, at, state);
          if (at < 0) return at;
          break;
        case 5:
          if ((bits0 & 32) !== 0) return -1;
          bits0 |= 32;
          at = value7(bytes, at, state);
          if (at < 0) return at;
          break;
        case 6:
          if ((bits0 & 64) !== 0) return -1;
          bits0 |= 64;
          at = value1(bytes, at, state);
          if (at < 0) return at;
          break;
        case 7:
          if ((bits0 & 128) !== 0) return -1;
          bits0 |= 128;
          at = value9(bytes, at, state);
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
  if (!(((bits0 & 31) === 31))) return -2;
  return at;
}

function value5(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 123) {
    return object1(bytes, at + 1, state);
  }
  return -2;
}

function array1(bytes, start, state) {
  let at = start;
  if (bytes[at] <= 32 && (at = skipWhitespace(bytes, at)) < 0) return at;
  let length = 0;
  if (bytes[at] !== 93) {
    for (;;) {
      at = value5(bytes, at, state);
      if (at < 0) return at;
      length++;
      if (bytes[at] <= 32 && (at = skipWhitespace(bytes, at)) < 0) return at;
      if (bytes[at] === 93) break;
      if (bytes[at] !== 44) return -2;
      at++;
      if (bytes[at] <= 32 && (at = skipWhitespace(bytes, at)) < 0) return at;
    }
  }
  return length >= 1 ? at + 1 : -2;
}

function value4(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 91) {
    return array1(bytes, at + 1, state);
  }
  return -2;
}

function value10(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 34) {
    if (bytes[at + 1] === 117 && bytes[at + 2] === 116 && bytes[at + 3] === 102 && bytes[at + 4] === 45 && bytes[at + 5] === 56 && bytes[at + 6] === 34) return at + 7;
    if (bytes[at + 1] === 98 && bytes[at + 2] === 97 && bytes[at + 3] === 115 && bytes[at + 4] === 101 && bytes[at + 5] === 54 && bytes[at + 6] === 52 && bytes[at + 7] === 34) return at + 8;
    const end = skipText(bytes, at + 1);
    return end < 0 ? end : -2;
  }
  return -2;
}

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
        case 115:
          if (bytes[at + 2] === 111 && bytes[at + 3] === 117 && bytes[at + 4] === 114 && bytes[at + 5] === 99 && bytes[at + 6] === 101 && bytes[at + 7] === 34) { key = 0; end = at + 8; }
          else if (bytes[at + 2] === 99 && bytes[at + 3] === 104 && bytes[at + 4] === 101 && bytes[at + 5] === 109 && bytes[at + 6] === 97 && bytes[at + 7] === 86 && bytes[at + 8] === 101 && bytes[at + 9] === 114 && bytes[at + 10] === 115 && bytes[at + 11] === 105 && bytes[at + 12] === 111 && bytes[at + 13] === 110 && bytes[at + 14] === 34) { key = 4; end = at + 15; }
          else if (bytes[at + 2] === 101 && bytes[at + 3] === 115 && bytes[at + 4] === 115 && bytes[at + 5] === 105 && bytes[at + 6] === 111 && bytes[at + 7] === 110 && bytes[at + 8] === 73 && bytes[at + 9] === 100 && bytes[at + 10] === 34) { key = 13; end = at + 11; }
          break;
        case 108:
          if (bytes[at + 2] === 105 && bytes[at + 3] === 110 && bytes[at + 4] === 101 && bytes[at + 5] === 34) { key = 1; end = at + 6; }
          break;
        case 99:
          if (bytes[at + 2] === 111 && bytes[at + 3] === 108 && bytes[at + 4] === 117 && bytes[at + 5] === 109 && bytes[at + 6] === 110 && bytes[at + 7] === 34) { key = 2; end = at + 8; }
          break;
        case 111:
          if (bytes[at + 2] === 102 && bytes[at + 3] === 102 && bytes[at + 4] === 115 && bytes[at + 5] === 101 && bytes[at + 6] === 116 && bytes[at + 7] === 34) { key = 3; end = at + 8; }
          else if (bytes[at + 2] === 114 && bytes[at + 3] === 105 && bytes[at + 4] === 103 && bytes[at + 5] === 105 && bytes[at + 6] === 110 && bytes[at + 7] === 34) { key = 6; end = at + 8; }
          else if (bytes[at + 2] === 114 && bytes[at + 3] === 105 && bytes[at + 4] === 103 && bytes[at + 5] === 105 && bytes[at + 6] === 110 && bytes[at + 7] === 97 && bytes[at + 8] === 108 && bytes[at + 9] === 34) { key = 9; end = at + 10; }
          break;
        case 105:
          if (bytes[at + 2] === 115 && bytes[at + 3] === 115 && bytes[at + 4] === 117 && bytes[at + 5] === 101 && bytes[at + 6] === 115 && bytes[at + 7] === 34) { key = 5; end = at + 8; }
          break;
        case 110:
          if (bytes[at + 2] === 97 && bytes[at + 3] === 109 && bytes[at + 4] === 101 && bytes[at + 5] === 34) { key = 7; end = at + 6; }
          break;
        case 101:
          if (bytes[at + 2] === 110 && bytes[at + 3] === 99 && bytes[at + 4] === 111 && bytes[at + 5] === 100 && bytes[at + 6] === 105 && bytes[at + 7] === 110 && bytes[at + 8] === 103 && bytes[at + 9] === 34) { key = 8; end = at + 10; }
          else if (bytes[at + 2] === 118 && bytes[at + 3] === 101 && bytes[at + 4] === 110 && bytes[at + 5] === 116 && bytes[at + 6] === 73 && bytes[at + 7] === 100 && bytes[at + 8] === 34) { key = 11; end = at + 9; }
          break;
        case 116:
          if (bytes[at + 2] === 114 && bytes[at + 3] === 97 && bytes[at + 4] === 99 && bytes[at + 5] === 107 && bytes[at + 6] === 34) { key = 10; end = at + 7; }
          break;
        case 112:
          if (bytes[at + 2] === 114 && bytes[at + 3] === 111 && bytes[at + 4] === 102 && bytes[at + 5] === 105 && bytes[at + 6] === 108 && bytes[at + 7] === 101 && bytes[at + 8] === 73 && bytes[at + 9] === 100 && bytes[at + 10] === 34) { key = 12; end = at + 11; }
          else if (bytes[at + 2] === 97 && bytes[at + 3] === 103 && bytes[at + 4] === 101 && bytes[at + 5] === 73 && bytes[at + 6] === 100 && bytes[at + 7] === 34) { key = 15; end = at + 8; }
          else if (bytes[at + 2] === 114 && bytes[at + 3] === 111 && bytes[at + 4] === 100 && bytes[at + 5] === 117 && bytes[at + 6] === 99 && bytes[at + 7] === 116 && bytes[at + 8] === 73 && bytes[at + 9] === 100 && bytes[at + 10] === 34) { key = 16; end = at + 11; }
          break;
        case 97:
          if (bytes[at + 2] === 99 && bytes[at + 3] === 99 && bytes[at + 4] === 111 && bytes[at + 5] === 117 && bytes[at + 6] === 110 && bytes[at + 7] === 116 && bytes[at + 8] === 73 && bytes[at + 9] === 100 && bytes[at + 10] === 34) { key = 14; end = at + 11; }
          break;
        case 117:
          if (bytes[at + 2] === 115 && bytes[at + 3] === 101 && bytes[at + 4] === 114 && bytes[at + 5] === 73 && bytes[at + 6] === 100 && bytes[at + 7] === 34) { key = 17; end = at + 8; }
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
          at = value1(bytes, at, state);
          if (at < 0) return at;
          break;
        case 1:
          if ((bits0 & 2) !== 0) return -1;
          bits0 |= 2;
          at = value2(bytes, at, state);
          if (at < 0) return at;
          break;
        case 2:
          if ((bits0 & 4) !== 0) return -1;
          bits0 |= 4;
          at = value2(bytes, at, state);
          if (at < 0) return at;
          break;
        case 3:
          if ((bits0 & 8) !== 0) return -1;
          bits0 |= 8;
          at = value3(bytes, at, state);
          if (at < 0) return at;
          break;
        case 4:
          if ((bits0 & 16) !== 0) return -1;
          bits0 |= 16;
          at = value1(bytes, at, state);
          if (at < 0) return at;
          break;
        case 5:
          if ((bits0 & 32) !== 0) return -1;
          bits0 |= 32;
          at = value4(bytes, at, state);
          if (at < 0) return at;
          break;
        case 6:
          if ((bits0 & 64) !== 0) return -1;
          bits0 |= 64;
          at = value9(bytes, at, state);
          if (at < 0) return at;
          break;
        case 7:
          if ((bits0 & 128) !== 0) return -1;
          bits0 |= 128;
          at = value1(bytes, at, state);
          if (at < 0) return at;
          break;
        case 8:
          if ((bits0 & 256) !== 0) return -1;
          bits0 |= 256;
          at = value10(bytes, at, state);
          if (at < 0) return at;
          break;
        case 9:
          if ((bits0 & 512) !== 0) return -1;
          bits0 |= 512;
          at = value1(bytes, at, state);
          if (at < 0) return at;
          break;
        case 10:
          if ((bits0 & 1024) !== 0) return -1;
          bits0 |= 1024;
          at = skipValue(bytes, at, state);
          if (at < 0) return at;
          break;
        case 11:
          if ((bits0 & 2048) !== 0) return -1;
          bits0 |= 2048;
          at = skipValue(bytes, at, state);
          if (at < 0) return at;
          break;
        case 12:
          if ((bits0 & 4096) !== 0) return -1;
          bits0 |= 4096;
          at = skipValue(bytes, at, state);
          if (at < 0) return at;
          break;
        case 13:
          if ((bits0 & 8192) !== 0) return -1;
          bits0 |= 8192;
          at = skipValue(bytes, at, state);
          if (at < 0) return at;
          break;
        case 14:
          if ((bits0 & 16384) !== 0) return -1;
          bits0 |= 16384;
          at = skipValue(bytes, at, state);
          if (at < 0) return at;
          break;
        case 15:
          if ((bits0 & 32768) !== 0) return -1;
          bits0 |= 32768;
          at = skipValue(bytes, at, state);
          if (at < 0) return at;
          break;
        case 16:
          if ((bits0 & 65536) !== 0) return -1;
          bits0 |= 65536;
          at = skipValue(bytes, at, state);
          if (at < 0) return at;
          break;
        case 17:
          if ((bits0 & 131072) !== 0) return -1;
          bits0 |= 131072;
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
  if (!(((bits0 & 63) === 63 && !(((bits0 & 261120) !== 0))))) return -2;
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

/** A payload or a record that was rejected while events were routed: where it came from, why it was rejected, and its original, byte for byte. It contains payload content: restrict who can read it. */
export const deadLetterBytes: BytesValidator = /* @__PURE__ */ createBytesValidator({ name: "dead-letter", scan, lines: "dead-letter", compiledSchemaOf: () => compiled });
