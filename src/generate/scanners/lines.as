// AssemblyScript: the same as src/runtime/json/skip.ts, over the memory of a WebAssembly module and sixteen bytes at a time. The
// generator appends its scanners, so that all is one module. A line feed follows the bytes that are scanned.

const unsure: i32 = -1;
const invalid: i32 = -2;

/** Objects and arrays deeper than this are left to the exact path. */
const maxDepth: i32 = 31;

// @ts-ignore: decorator
@inline function byteAt(at: i32): i32 {
  return <i32>load<u8>(at);
}

/** Passes white space, if any; after a line feed it is unsure. */
function skipWhitespace(start: i32): i32 {
  let at = start;
  while (byteAt(at) == 0x20 || byteAt(at) == 0x0d || byteAt(at) == 0x09) at++;
  return byteAt(at) == 0x0a ? unsure : at;
}

// @ts-ignore: decorator
@inline function skipBlank(at: i32): i32 {
  return byteAt(at) > 0x20 ? at : skipWhitespace(at);
}

/** The next byte that is special in a string: a quote, a backslash, a control character, or a byte beyond ASCII. */
// @ts-ignore: decorator
@inline function skipPlain(start: i32): i32 {
  let at = start;
  while (true) {
    const bytes = v128.load(at);
    // As signed numbers, bytes beyond ASCII are below those of control characters.
    const special = v128.or(
      v128.or(i8x16.lt_s(bytes, i8x16.splat(0x20)), i8x16.eq(bytes, i8x16.splat(0x22))),
      i8x16.eq(bytes, i8x16.splat(0x5c)),
    );
    const mask = i8x16.bitmask(special);
    if (mask != 0) return at + <i32>ctz<i32>(mask);
    at += 16;
  }
}

function isHex(byte: i32): bool {
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}

function escapeLength(at: i32): i32 {
  const byte = byteAt(at + 1);
  if (byte == 0x22 || byte == 0x5c || byte == 0x2f || byte == 0x62 || byte == 0x66) return 2;
  if (byte == 0x6e || byte == 0x72 || byte == 0x74) return 2;
  if (byte != 0x75) return 0;
  for (let i = at + 2; i < at + 6; i++) if (!isHex(byteAt(i))) return 0;
  return 6;
}

function isBetween(byte: i32, low: i32, high: i32): bool {
  return byte >= low && byte <= high;
}

/** The length in bytes of the character beyond ASCII that begins here, 0 if none does. */
function characterLength(at: i32): i32 {
  const lead = byteAt(at);
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  const high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  let isWell = lead >= 0xc2 && lead <= 0xf4 && isBetween(byteAt(at + 1), low, high);
  for (let i = 2; i < length; i++) isWell = isWell && isBetween(byteAt(at + i), 0x80, 0xbf);
  return isWell ? length : 0;
}

/** Passes a string, from the byte after its opening quote to the byte after its closing one. */
function skipString(start: i32): i32 {
  let at = start;
  while (true) {
    at = skipPlain(at);
    const byte = byteAt(at);
    if (byte == 0x22) return at + 1;
    const length = byte == 0x5c ? escapeLength(at) : byte >= 0x80 ? characterLength(at) : 0;
    if (length == 0) return invalid;
    at += length;
  }
}

/** As `skipString`; a string with an escape is unsure. */
function skipText(start: i32): i32 {
  let at = start;
  while (true) {
    at = skipPlain(at);
    const byte = byteAt(at);
    if (byte == 0x22) return at + 1;
    if (byte == 0x5c) return unsure;
    const length = byte >= 0x80 ? characterLength(at) : 0;
    if (length == 0) return invalid;
    at += length;
  }
}

/** As `skipString`, for a string of printable ASCII characters without escapes; 0 for any other. */
function skipAscii(start: i32): i32 {
  let at = start;
  while (true) {
    const bytes = v128.load(at);
    const special = v128.or(
      v128.or(i8x16.lt_s(bytes, i8x16.splat(0x20)), i8x16.eq(bytes, i8x16.splat(0x22))),
      v128.or(i8x16.eq(bytes, i8x16.splat(0x5c)), i8x16.eq(bytes, i8x16.splat(0x7f))),
    );
    const mask = i8x16.bitmask(special);
    if (mask != 0) {
      at += <i32>ctz<i32>(mask);
      return byteAt(at) == 0x22 ? at + 1 : 0;
    }
    at += 16;
  }
}

// @ts-ignore: decorator
@inline function isDigit(byte: i32): bool {
  return <u32>(byte - 0x30) <= 9;
}

function skipDigits(start: i32): i32 {
  let at = start;
  while (true) {
    const others = i8x16.bitmask(i8x16.ge_u(i8x16.sub(v128.load(at), i8x16.splat(0x30)), i8x16.splat(10)));
    if (others != 0) {
      at += <i32>ctz<i32>(others);
      return at == start ? invalid : at;
    }
    at += 16;
  }
}

/** Passes a number, from its first byte. */
function skipNumber(start: i32): i32 {
  let at = byteAt(start) == 0x2d ? start + 1 : start;
  at = byteAt(at) == 0x30 ? at + 1 : skipDigits(at);
  if (at >= 0 && byteAt(at) == 0x2e) at = skipDigits(at + 1);
  if (at < 0) return at;
  const exponent = byteAt(at);
  if (exponent != 0x65 && exponent != 0x45) return at;
  const sign = byteAt(at + 1);
  return skipDigits(sign == 0x2b || sign == 0x2d ? at + 2 : at + 1);
}

/** Whether a number consists of a few digits. */
function isFewDigits(start: i32, end: i32): bool {
  return end - start <= 15 && skipDigits(start) == end;
}

/** The number between two offsets, if it consists of a few digits; -1 for any other. */
function numberAt(start: i32, end: i32): i64 {
  if (end - start > 15) return -1;
  let value: i64 = 0;
  for (let at = start; at < end; at++) {
    const byte = byteAt(at);
    if (!isDigit(byte)) return -1;
    value = value * 10 + <i64>(byte - 0x30);
  }
  return value;
}

/** Passes `true`, `false` or `null`. */
function skipWord(at: i32): i32 {
  const word = load<u32>(at);
  if (word == 0x65757274 || word == 0x6c6c756e) return at + 4;
  return word == 0x736c6166 && byteAt(at + 4) == 0x65 ? at + 5 : invalid;
}

/** Passes from the byte after a key to the first byte of its value. */
function skipColon(start: i32): i32 {
  const at = skipWhitespace(start);
  if (at < 0) return at;
  return byteAt(at) == 0x3a ? skipWhitespace(at + 1) : invalid;
}

// @ts-ignore: decorator
@inline function skipQuoted(start: i32): i32 {
  const at = skipPlain(start + 1);
  return byteAt(at) == 0x22 ? at + 1 : skipString(at);
}

// @ts-ignore: decorator
@inline function skipKey(start: i32): i32 {
  if (byteAt(start) != 0x22) return invalid;
  const at = skipQuoted(start);
  if (at < 0) return at;
  return byteAt(at) == 0x3a ? skipBlank(at + 1) : skipColon(at);
}

/** Passes any value, from its first byte. */
function skipValue(start: i32): i32 {
  let at = start;
  let depth = 0;
  // A bit for each level that is open, the innermost last: 1 for an object.
  let levels: u32 = 0;
  while (true) {
    // A value begins here.
    const byte = byteAt(at);
    if (byte == 0x22) at = skipQuoted(at);
    else if (byte == 0x7b || byte == 0x5b) {
      const isObject = byte == 0x7b;
      at = skipBlank(at + 1);
      if (at < 0) return at;
      if (byteAt(at) == byte + 2) at++;
      else {
        if (depth == maxDepth) return unsure;
        depth++;
        levels = (levels << 1) | <u32>isObject;
        if (isObject) at = skipKey(at);
        if (at < 0) return at;
        continue;
      }
    } else at = byte <= 0x39 ? skipNumber(at) : skipWord(at);
    // After a value.
    while (true) {
      if (depth == 0 || at < 0) return at;
      at = skipBlank(at);
      if (at < 0) return at;
      const isObject = (levels & 1) == 1;
      const next = byteAt(at);
      if (next == 0x2c) {
        at = skipBlank(at + 1);
        if (isObject && at >= 0) at = skipKey(at);
        if (at < 0) return at;
        break;
      }
      if (next != (isObject ? 0x7d : 0x5d)) return invalid;
      at++;
      depth--;
      levels >>= 1;
    }
  }
}

/** Whether a key may be a near miss of an identifier in a list. */
// @ts-ignore: decorator
@external("env", "mayBeNearMiss")
declare function mayBeNearMiss(start: i32, end: i32, list: i32): bool;

/** Does what `ask` does. `isFirst` says that nothing has been asked about the line before. */
// @ts-ignore: decorator
@external("env", "askPlan")
declare function askPlan(key: i32, at: i32, end: i32, isFirst: bool): i32;

/**
 * Asks a tracking plan about a value from its first byte, by the number of its key. Returns the offset after it, 0 for a value of
 * which the plan says nothing more, or `invalid`. What `end` is, `PlanQuestions` says.
 */
// @ts-ignore: decorator
@inline function ask(key: i32, at: i32, end: i32): i32 {
  const isFirst = !isAsked;
  isAsked = true;
  return askPlan(key, at, end, isFirst);
}

/** As `ask`; 0 where there is no plan. */
// @ts-ignore: decorator
@inline function passPlanned(key: i32, at: i32): i32 {
  return isPlanned ? ask(key, at, 0) : 0;
}

/** As `ask`, about the name of an entry, which has been passed. */
// @ts-ignore: decorator
@inline function passedName(key: i32, at: i32, end: i32): i32 {
  isNamed = true;
  return isPlanned && end >= 0 ? ask(key, at, end) : end;
}

/** Whether the payloads of an entry can be passed: by a plan, its name chooses what they are, and so comes first. */
// @ts-ignore: decorator
@inline function mayPassPayloads(): bool {
  const isFound = isNamed || !isPlanned;
  isNamed = false;
  return isFound;
}

/** Whether an identifier of printable ASCII may be a placeholder (src/runtime/validate/placeholders.ts). */
function mayBePlaceholder(start: i32, end: i32): bool {
  const first = byteAt(start);
  if (first == 0x7b || first == 0x24 || first == 0x3c) return true;
  if (end - start > 15 && (end - start != 36 || first != 0x30)) return false;
  let hash: u32 = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    const byte = byteAt(at);
    hash = (hash ^ <u32>(byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte)) * 0x01000193;
  }
  return isHashOfPlaceholder(hash);
}

let isLinting: bool = false;
let isPlanned: bool = false;
let isAsked: bool = false;
let isNamed: bool = false;
let mayWarn: bool = false;
let kind: i32 = 0;
let passed: i32 = 0;
let refused: bool = false;

/** How many lines the last call has passed. */
export function linesPassed(): i32 {
  return passed;
}

/** Whether no other scanner would pass the line that stopped the last call either. */
export function isRefused(): bool {
  return refused;
}

/**
 * Passes lines from `start` on that are valid on the fast path and, if `lint` is set, have no warnings. Each becomes a row of the
 * table at `table`: its offset, its length and its kind. If `plan` is set, a tracking plan is asked about them. Returns the offset of
 * the first line that it does not pass, or `end`, which follows a line feed.
 */
export function passLines(schema: i32, start: i32, end: i32, maxBytes: i32, table: i32, lint: bool, plan: bool): i32 {
  isLinting = lint;
  isPlanned = plan;
  passed = 0;
  resetCounts();
  let at = start;
  let row = table;
  while (at < end) {
    mayWarn = false;
    kind = 0;
    isAsked = false;
    isNamed = false;
    keepCounts();
    const stop = scan(schema, at);
    let next = stop;
    refused = stop != unsure;
    if (next >= 0) {
      while (byteAt(next) == 0x0d || byteAt(next) == 0x20 || byteAt(next) == 0x09) next++;
      if (byteAt(next) != 0x0a || (lint && mayWarn) || stop - at > maxBytes) next = -1;
    }
    if (next < 0) {
      restoreCounts();
      break;
    }
    store<i32>(row, at);
    store<i32>(row, stop - at, 4);
    store<i32>(row, kind, 8);
    row += 12;
    passed++;
    at = next + 1;
  }
  return at;
}
