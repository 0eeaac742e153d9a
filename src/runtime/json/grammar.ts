import { characterLength } from "./characters.ts";
import { otherEncoding } from "./encodings.ts";
import { endOfText, messagesByByte, notJson } from "./syntax-errors.ts";
import { backslash, closeArray, closeObject, colon, comma, isDigit, openArray, openObject, quote } from "./tokens.ts";
import { bomLength, isWhitespace } from "./whitespace.ts";

/** Why bytes are no JSON text in UTF-8, and where. Nothing of the text itself is in it. */
export interface JsonSyntaxError {
  readonly code: "syntax" | "encoding";
  /** In bytes from the beginning. */
  readonly at: number;
  readonly what: string;
}

/** Receives the values that a scan passes, in the order of the text. */
export interface Visitor {
  /** A member's key: the bytes between its quotes, escapes and all. */
  key(start: number, end: number): void;
  /** A value begins. */
  value(at: number): void;
  /** The innermost value that has begun ends; the offset is the one after its last byte. */
  end(at: number): void;
}

/**
 * Reads one JSON document (RFC 8259) in UTF-8 and says what is wrong with it, `undefined` if nothing is. It accepts exactly
 * what a strict UTF-8 decoder and `JSON.parse` together accept, a leading byte order mark included. It keeps one byte for
 * each level, so no depth is too deep.
 */
export function scan(bytes: Uint8Array, visitor?: Visitor): JsonSyntaxError | undefined {
  try {
    new Scanner(bytes, visitor).document();
    return undefined;
  } catch (error) {
    if (error instanceof Stop) return { code: error.code, at: error.at, what: error.what };
    throw error;
  }
}

/** Thrown and caught here; no Error, because a stack trace would cost more than the scan. */
class Stop {
  readonly code: JsonSyntaxError["code"];
  readonly at: number;
  readonly what: string;
  constructor(code: JsonSyntaxError["code"], at: number, what: string) {
    this.code = code;
    this.at = at;
    this.what = what;
  }
}

const minus = 0x2d;
const dot = 0x2e;
const zero = 0x30;

/** The byte after the end of the text. */
const noByte = -1;

const isHexDigit = (byte: number): boolean =>
  isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66 && byte !== noByte);

class Scanner {
  readonly #bytes: Uint8Array;
  readonly #visitor: Visitor | undefined;
  /** The closing brackets that the open objects and arrays wait for, a byte each. */
  #open = new Uint8Array(32);
  #depth = 0;
  #at = 0;

  constructor(bytes: Uint8Array, visitor: Visitor | undefined) {
    this.#bytes = bytes;
    this.#visitor = visitor;
  }

  /** Never reads beyond the end: a single such reading would make all others slow. */
  #byte(at: number): number {
    return at < this.#bytes.length ? (this.#bytes[at] as number) : noByte;
  }

  #push(close: number): void {
    if (this.#depth === this.#open.length) {
      const larger = new Uint8Array(2 * this.#depth);
      larger.set(this.#open);
      this.#open = larger;
    }
    this.#open[this.#depth++] = close;
  }

  document(): void {
    const bytes = this.#bytes;
    this.#at = bomLength(bytes);
    const encoding = otherEncoding(bytes);
    if (encoding !== undefined) throw new Stop("encoding", 0, `this is ${encoding}; save the file as UTF-8`);
    this.#value();
    while (this.#depth > 0) if (this.#afterValue()) this.#value();
    const end = this.#at;
    this.#white();
    if (this.#at < bytes.length) this.#failAfterDocument(bytes.subarray(end, this.#at).includes(0x0a));
  }

  /** Reads a scalar, an empty object or array, or the beginning of another up to its first value. */
  #value(): void {
    for (;;) {
      this.#white();
      const byte = this.#byte(this.#at);
      const isObject = byte === openObject;
      this.#visitor?.value(this.#at);
      if (!isObject && byte !== openArray) {
        this.#scalar(byte);
        this.#visitor?.end(this.#at);
        return;
      }
      const close = isObject ? closeObject : closeArray;
      this.#at++;
      this.#white();
      if (this.#byte(this.#at) === close) {
        this.#at++;
        this.#visitor?.end(this.#at);
        return;
      }
      this.#push(close);
      if (isObject) this.#key();
    }
  }

  /** Reads on after a value: whether another one follows. */
  #afterValue(): boolean {
    this.#white();
    const close = this.#open[this.#depth - 1];
    const byte = this.#byte(this.#at);
    if (byte === close) {
      this.#at++;
      this.#depth--;
      this.#visitor?.end(this.#at);
      return false;
    }
    const isObject = close === closeObject;
    if (byte !== comma) this.#failAfterValue(isObject);
    this.#at++;
    this.#white();
    if (this.#byte(this.#at) === close) this.#fail("trailing comma before the closing bracket; remove it");
    if (isObject) this.#key();
    return true;
  }

  #key(): void {
    if (this.#byte(this.#at) !== quote) this.#failAtKey();
    const start = this.#at + 1;
    this.#string();
    this.#visitor?.key(start, this.#at - 1);
    this.#white();
    if (this.#byte(this.#at) !== colon) this.#fail("a colon must follow the key");
    this.#at++;
  }

  #scalar(byte: number): void {
    if (byte === quote) this.#string();
    else if (byte === minus || isDigit(byte)) this.#number();
    else if (!this.#word("true") && !this.#word("false") && !this.#word("null")) this.#failAtValue();
  }

  #word(word: string): boolean {
    for (let i = 0; i < word.length; i++) if (this.#byte(this.#at + i) !== word.charCodeAt(i)) return false;
    this.#at += word.length;
    return true;
  }

  #number(): void {
    if (this.#byte(this.#at) === minus) this.#at++;
    if (this.#byte(this.#at) === zero) {
      this.#at++;
      if (isDigit(this.#byte(this.#at))) this.#fail("leading zeros are not allowed");
    } else this.#digits();
    if (this.#byte(this.#at) === dot) {
      this.#at++;
      this.#digits();
    }
    const byte = this.#byte(this.#at);
    if (byte !== 0x65 && byte !== 0x45) return; // e, E
    this.#at++;
    const sign = this.#byte(this.#at);
    if (sign === 0x2b || sign === minus) this.#at++;
    this.#digits();
  }

  #digits(): void {
    if (!isDigit(this.#byte(this.#at))) {
      if (this.#byte(this.#at - 1) === minus && this.#word("Infinity"))
        this.#failAt(this.#at - "-Infinity".length, notJson("-Infinity"));
      this.#fail("a digit must follow in this number");
    }
    do this.#at++;
    while (isDigit(this.#byte(this.#at)));
  }

  #string(): void {
    const bytes = this.#bytes;
    let at = this.#at + 1;
    for (; at < bytes.length; ) {
      const byte = bytes[at] as number;
      if (byte === quote) {
        this.#at = at + 1;
        return;
      }
      if (byte === backslash) at += this.#escapeLength(at);
      else if (byte >= 0x80) at += this.#characterLength(at);
      else if (byte >= 0x20) at++;
      else this.#failAt(at, "unescaped control character in a string; write it with an escape, such as \\n");
    }
    this.#failAt(at, "unexpected end of input inside a string: its closing quote is missing");
  }

  #escapeLength(at: number): number {
    const byte = this.#byte(at + 1);
    if (byte === noByte) this.#failAt(at + 1, "unexpected end of input inside a string: its closing quote is missing");
    if (byte !== 0x75) {
      if (!'"\\/bfnrt'.includes(String.fromCharCode(byte)))
        this.#failAt(at, "JSON has no such escape; a backslash itself is written as two");
      return 2;
    }
    for (let i = at + 2; i < at + 6; i++) {
      if (!isHexDigit(this.#byte(i))) this.#failAt(at, "four hexadecimal digits must follow \\u");
    }
    return 6;
  }

  #characterLength(at: number): number {
    const length = characterLength(this.#bytes, at);
    if (length === 0) throw new Stop("encoding", at, "invalid UTF-8 byte; save the file as UTF-8");
    return length;
  }

  #white(): void {
    while (isWhitespace(this.#byte(this.#at))) this.#at++;
  }

  #failAtValue(): never {
    const at = this.#at;
    const byte = this.#byte(at);
    if (byte === comma || byte === closeObject || byte === closeArray) this.#fail("a value is missing here");
    for (const word of ["NaN", "Infinity"]) if (this.#word(word)) this.#failAt(at, notJson(word));
    for (const word of ["True", "TRUE", "False", "FALSE", "None", "Null", "NULL", "nil", "undefined"])
      if (this.#word(word)) this.#failAt(at, `JSON has no \`${word}\`; it writes true, false and null`);
    this.#fail("a value is expected here");
  }

  #failAtKey(): never {
    this.#fail(
      this.#byte(this.#at) === comma
        ? "a key and its value are missing here"
        : "a key in double quotes is expected here",
    );
  }

  #failAfterValue(isObject: boolean): never {
    const byte = this.#byte(this.#at);
    if (byte === closeObject || byte === closeArray) this.#fail("mismatched closing bracket");
    this.#fail(`a comma or the closing ${isObject ? "}" : "]"} must follow the value`);
  }

  #failAfterDocument(isOnNewLine: boolean): never {
    const byte = this.#byte(this.#at);
    if (byte === comma) this.#fail("unexpected comma after the JSON value; remove it");
    if (byte !== openObject && byte !== openArray && byte !== quote)
      this.#fail("unexpected content after the JSON value");
    const missing = isOnNewLine ? "a comma" : "a line break or a comma";
    this.#fail(`another value follows the JSON value; is ${missing} missing?`);
  }

  /** Fails here: what the byte itself says goes before what the caller expected. */
  #fail(what: string): never {
    const at = this.#at;
    const byte = this.#byte(at);
    if (byte === noByte) this.#failAt(at, endOfText(this.#waitedFor(), this.#isBlank()));
    if (byte >= 0x80) this.#failAtCharacter(at);
    this.#failAt(at, messagesByByte[String.fromCharCode(byte)] ?? what);
  }

  /** No character beyond ASCII is allowed outside of strings. */
  #failAtCharacter(at: number): never {
    const bytes = this.#bytes.subarray(at, at + this.#characterLength(at));
    const character = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    if (/[\u2018-\u201f]/.test(character)) this.#failAt(at, "strings need plain double quotes, not typographic ones");
    if (character === "\ufeff")
      this.#failAt(at, "unexpected byte order mark; only the beginning of the input may have one");
    this.#failAt(at, "unexpected character outside of a string");
  }

  #failAt(at: number, what: string): never {
    throw new Stop("syntax", at, what);
  }

  /** The bracket that closes the innermost object or array. */
  #waitedFor(): string | undefined {
    const close = this.#depth === 0 ? undefined : this.#open[this.#depth - 1];
    return close === undefined ? undefined : String.fromCharCode(close);
  }

  #isBlank(): boolean {
    return this.#bytes.every((byte, i) => byte <= 0x20 || (i < 3 && byte >= 0x80));
  }
}
