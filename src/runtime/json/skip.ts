import { isPlaceholder } from "../validate/placeholders.ts";
import { characterLength } from "./characters.ts";
import { backslash, closeArray, closeObject, isDigit, openArray, openObject, quote } from "./tokens.ts";

/**
 * What a function that passes a part of a JSON text returns instead of the offset after it. `unsure`: take the exact path.
 * `invalid`: whatever follows, the text is no JSON in UTF-8, or not what the schema asks for.
 */
export const unsure = -1;
export const invalid = -2;

// No offset below 0 is ever read: one such reading makes every later one slow.

/** Objects and arrays deeper than this are looked at more closely: a bit for each level has to fit into an integer. */
const maxDepth = 31;

const table = (isIn: (byte: number) => boolean): Uint8Array => Uint8Array.from({ length: 256 }, (_, i) => +isIn(i));

/** The bytes that are characters of a string by themselves. */
const isPlain: Uint8Array = /* @__PURE__ */ table((i) => i >= 0x20 && i < 0x80 && i !== quote && i !== backslash);
const isPrintable: Uint8Array = /* @__PURE__ */ table((i) => isPlain[i] === 1 && i !== 0x7f);
const isHex: Uint8Array = /* @__PURE__ */ table((i) => /[0-9a-f]/i.test(String.fromCharCode(i)));
const isEscape: Uint8Array = /* @__PURE__ */ table((i) => '"\\/bfnrt'.includes(String.fromCharCode(i)));

/**
 * Passes white space, if there is any. After a line feed the scanners are unsure: so none runs on into the next line, and
 * lines need not be looked for before they are scanned.
 */
export function skipWhitespace(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === 0x20 || bytes[at] === 0x0d || bytes[at] === 0x09) at++;
  return bytes[at] === 0x0a ? unsure : at;
}

/** To the next byte that is no character of a string by itself. Four at a time: most of what a short loop costs is the turn itself. */
function skipPlain(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    if (isPlain[bytes[at] as number] !== 1) return at;
    if (isPlain[bytes[++at] as number] !== 1) return at;
    if (isPlain[bytes[++at] as number] !== 1) return at;
    if (isPlain[bytes[++at] as number] !== 1) return at;
    at++;
  }
}

/** From the byte after the opening quote to the byte after the closing one. */
export function skipString(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    at = skipPlain(bytes, at);
    const byte = bytes[at] as number;
    if (byte === quote) return at + 1;
    const length = byte === backslash ? escapeLength(bytes, at) : byte >= 0x80 ? characterLength(bytes, at) : 0;
    if (length === 0) return invalid;
    at += length;
  }
}

/** As `skipString`, for a text of nothing but printable ASCII characters without escapes; 0 for any other. */
export function skipAscii(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    if (isPrintable[bytes[at] as number] !== 1) break;
    if (isPrintable[bytes[++at] as number] !== 1) break;
    if (isPrintable[bytes[++at] as number] !== 1) break;
    if (isPrintable[bytes[++at] as number] !== 1) break;
    at++;
  }
  return bytes[at] === quote ? at + 1 : 0;
}

/** As `skipString`, for a text that has to be compared or looked at: one with an escape is unsure. */
export function skipText(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    at = skipPlain(bytes, at);
    const byte = bytes[at] as number;
    if (byte === quote) return at + 1;
    if (byte === backslash) return unsure;
    const length = byte >= 0x80 ? characterLength(bytes, at) : 0;
    if (length === 0) return invalid;
    at += length;
  }
}

function escapeLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at + 1] as number;
  if (isEscape[byte] === 1) return 2;
  if (byte !== 0x75) return 0;
  for (let i = at + 2; i < at + 6; i++) if (isHex[bytes[i] as number] !== 1) return 0;
  return 6;
}

/** From the first byte of a number. */
export function skipNumber(bytes: Uint8Array, start: number): number {
  let at = bytes[start] === 0x2d ? start + 1 : start;
  at = bytes[at] === 0x30 ? at + 1 : skipDigits(bytes, at);
  if (at >= 0 && bytes[at] === 0x2e) at = skipDigits(bytes, at + 1);
  if (at < 0) return at;
  if (bytes[at] === 0x65 || bytes[at] === 0x45) {
    const sign = bytes[at + 1];
    at = skipDigits(bytes, sign === 0x2b || sign === 0x2d ? at + 2 : at + 1);
  }
  return at;
}

/** As `skipNumber`, for one of digits alone; 0 for any other, and for one so long that it may not be finite. */
export function skipWhole(bytes: Uint8Array, start: number): number {
  let at = start;
  if (bytes[at] === 0x30) at++;
  else while (isDigit(bytes[at])) at++;
  const next = bytes[at];
  return next === 0x2e || next === 0x65 || next === 0x45 || at === start || at - start > mostDigits ? 0 : at;
}

/** As `skipWhole`, for a number that may have a fraction. */
export function skipDecimal(bytes: Uint8Array, start: number): number {
  let at = start;
  if (bytes[at] === 0x30) at++;
  else while (isDigit(bytes[at])) at++;
  if (at === start || at - start > mostDigits) return 0;
  if (bytes[at] === 0x2e) {
    if (!isDigit(bytes[++at])) return 0;
    while (isDigit(bytes[at])) at++;
  }
  return bytes[at] === 0x65 || bytes[at] === 0x45 ? 0 : at;
}

const mostDigits = 300;

function skipDigits(bytes: Uint8Array, start: number): number {
  if (!isDigit(bytes[start])) return invalid;
  let at = start + 1;
  while (isDigit(bytes[at])) at++;
  return at;
}

/** `true`, `false` or `null`. */
export function skipWord(bytes: Uint8Array, at: number): number {
  switch (bytes[at]) {
    case 0x74:
      return bytes[at + 1] === 0x72 && bytes[at + 2] === 0x75 && bytes[at + 3] === 0x65 ? at + 4 : invalid;
    case 0x66:
      return bytes[at + 1] === 0x61 && bytes[at + 2] === 0x6c && bytes[at + 3] === 0x73 && bytes[at + 4] === 0x65
        ? at + 5
        : invalid;
    case 0x6e:
      return bytes[at + 1] === 0x75 && bytes[at + 2] === 0x6c && bytes[at + 3] === 0x6c ? at + 4 : invalid;
    default:
      return invalid;
  }
}

/** From the byte after a key to the first byte of its value. */
export function skipColon(bytes: Uint8Array, start: number): number {
  const at = skipWhitespace(bytes, start);
  if (at < 0) return at;
  return bytes[at] === 0x3a ? skipWhitespace(bytes, at + 1) : invalid;
}

/** Any value, from its first byte: its grammar is checked, and nothing of it is built. */
export function skipValue(bytes: Uint8Array, start: number): number {
  let at = start;
  let depth = 0;
  // A bit for each level that is open, the innermost last: 1 for an object.
  let levels = 0;
  for (;;) {
    // A value begins here.
    const byte = bytes[at] as number;
    if (byte === quote) at = skipQuoted(bytes, at);
    else if (byte === openObject || byte === openArray) {
      const isObject = byte === openObject;
      at = skipBlank(bytes, at + 1);
      if (at < 0) return at;
      if (bytes[at] === (isObject ? closeObject : closeArray)) at++;
      else {
        if (depth === maxDepth) return unsure;
        depth++;
        levels = (levels << 1) | (isObject ? 1 : 0);
        if (isObject) at = skipKey(bytes, at);
        if (at < 0) return at;
        continue;
      }
    } else at = byte <= 0x39 ? skipNumber(bytes, at) : skipWord(bytes, at);
    // After a value.
    for (;;) {
      if (depth === 0 || at < 0) return at;
      at = skipBlank(bytes, at);
      if (at < 0) return at;
      const isObject = (levels & 1) === 1;
      const next = bytes[at];
      if (next === 0x2c) {
        at = skipBlank(bytes, at + 1);
        if (isObject && at >= 0) at = skipKey(bytes, at);
        if (at < 0) return at;
        break;
      }
      if (next !== (isObject ? closeObject : closeArray)) return invalid;
      at++;
      depth--;
      levels >>>= 1;
    }
  }
}

/** As `skipWhitespace`; white space is rare, so it is a call only where there is some. */
const skipBlank = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) > 0x20 ? at : skipWhitespace(bytes, at);

/** From the opening quote to the byte after the closing one. */
function skipQuoted(bytes: Uint8Array, start: number): number {
  const at = skipPlain(bytes, start + 1);
  return bytes[at] === quote ? at + 1 : skipString(bytes, at);
}

/** From the quote before a key to the first byte of the value. */
function skipKey(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== quote) return invalid;
  const at = skipQuoted(bytes, start);
  if (at < 0) return at;
  return bytes[at] === 0x3a ? skipBlank(bytes, at + 1) : skipColon(bytes, at);
}

/** The text between two offsets, of ASCII characters only and short; `undefined` for any other. */
export function asciiText(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (end - start > 64) return undefined;
  let text = "";
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte >= 0x80) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** The number of characters between two offsets: each has one byte that continues none. */
export function characterCount(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (((bytes[i] as number) & 0xc0) !== 0x80) count++;
  return count;
}

/** The number between two offsets, as `JSON.parse` reads it. */
export function numberAt(bytes: Uint8Array, start: number, end: number): number {
  // 15 digits are always exact, so is a power of ten, and their quotient is the nearest number.
  if (end - start <= 15) {
    let value = 0;
    let fraction = 0;
    let at = start;
    for (; at < end; at++) {
      const byte = bytes[at] as number;
      if (isDigit(byte)) value = value * 10 + byte - 0x30;
      else if (byte === 0x2e) fraction = end - at - 1;
      else break;
    }
    if (at === end) return value / (powersOfTen[fraction] as number);
  }
  let text = "";
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i] as number);
  return Number(text);
}

const powersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14];

/** Whether an identifier of printable ASCII may be a placeholder. */
export function mayBePlaceholder(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start];
  if (first === 0x7b || first === 0x24 || first === 0x3c) return true;
  if (end - start > 15 && (end - start !== 36 || first !== 0x30)) return false;
  return isPlaceholder(asciiText(bytes, start, end) ?? "");
}
