// @ts-nocheck
// Generated from schemas/wire/track-request.json by `event-schema generate`. Do not edit: edit the schema.
import { type BytesValidator, createBytesValidator } from "../../../src/runtime/text/bytes.ts";
import { type Scan } from "../../../src/runtime/text/scan-state.ts";
import { asciiText, skipColon, skipText, skipValue, skipWhitespace } from "../../../src/runtime/json/skip.ts";
import { matches7e9b2bbe } from "../../patterns.ts";
import { compiled } from "../../validators/wire/track-request.ts";
import { scan as wirePayloadScan } from "../../scanners/wire/payload.ts";

function value3(bytes, at, state) {
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

function array0(bytes, start, state) {
  let at = start;
  if (bytes[at] <= 32 && (at = skipWhitespace(bytes, at)) < 0) return at;
  let length = 0;
  if (bytes[at] !== 93) {
    for (;;) {
      at = wirePayloadScan(bytes, at, state);
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
    return array0(bytes, at + 1, state);
  }
  return -2;
}

function value5(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 34) {
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
        case 110:
          if (bytes[at + 2] === 97 && bytes[at + 3] === 109 && bytes[at + 4] === 101 && bytes[at + 5] === 34) { key = 0; end = at + 6; }
          break;
        case 112:
          if (bytes[at + 2] === 97 && bytes[at + 3] === 121 && bytes[at + 4] === 108 && bytes[at + 5] === 111 && bytes[at + 6] === 97 && bytes[at + 7] === 100 && bytes[at + 8] === 34) { key = 1; end = at + 9; }
          break;
        case 116:
          if (bytes[at + 2] === 121 && bytes[at + 3] === 112 && bytes[at + 4] === 101 && bytes[at + 5] === 34) { key = 2; end = at + 6; }
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
          at = state.plan === undefined ? value3(bytes, at, state) : state.plan.name(bytes, at, state, value3);
          if (at < 0) return at;
          break;
        case 1:
          if ((bits0 & 2) !== 0) return -1;
          bits0 |= 2;
          at = state.plan === undefined ? value4(bytes, at, state) : state.plan.payload(bytes, at, state, value4);
          if (at < 0) return at;
          break;
        case 2:
          if ((bits0 & 4) !== 0) return -1;
          bits0 |= 4;
          at = value5(bytes, at, state);
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
  if (!(((bits0 & 3) === 3))) return -2;
  return at;
}

function value2(bytes, at, state) {
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
      at = value2(bytes, at, state);
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

function value1(bytes, at, state) {
  const byte = bytes[at];
  if (byte === 91) {
    return array1(bytes, at + 1, state);
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
        case 116:
          if (bytes[at + 2] === 114 && bytes[at + 3] === 97 && bytes[at + 4] === 99 && bytes[at + 5] === 107 && bytes[at + 6] === 34) { key = 0; end = at + 7; }
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
  if (!((bits0 & 1) !== 0)) return -2;
  state.kind = "request"; state.request++;
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

/** The body of `POST …/track` as the live service accepts it today. */
export const wireTrackRequestBytes: BytesValidator = /* @__PURE__ */ createBytesValidator({ name: "wire/track-request", scan, lines: "wire/track-request", compiledSchemaOf: () => compiled });
