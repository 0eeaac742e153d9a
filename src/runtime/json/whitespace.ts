/** White space between the tokens of JSON (RFC 8259): blank, tab, LF, CR. */
export const isWhitespace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** How many bytes the UTF-8 byte order mark has at the beginning of a text: 3, or none. */
export const bomLength = (bytes: Uint8Array): 0 | 3 =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;

/** Whether a text may still begin with a byte order mark when more bytes follow these. */
export const isBomPrefix = (bytes: Uint8Array): boolean =>
  bytes.length < 3 && (bytes[0] ?? 0xef) === 0xef && (bytes[1] ?? 0xbb) === 0xbb;
