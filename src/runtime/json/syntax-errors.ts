/** A word that some writers of JSON use and JSON does not have. */
export const notJson = (word: string): string => `JSON has no \`${word}\`; write null, or omit the key`;

/** The message for a byte that is unexpected, whatever is expected in its place. */
export const messagesByByte: Readonly<Record<string, string>> = {
  "'": "strings need double quotes, not single ones",
  "/": "JSON has no comments",
  "#": "JSON has no comments",
  "+": "a number must not begin with +",
  ".": "a digit is required before the decimal point",
  "<": "this looks like HTML, XML or a merge conflict",
  "\0": "unexpected NUL byte",
  "\x1e": "JSON has no record separators (U+001E, RFC 7464); remove them",
};

/** The message for an input that ends too early. `close` is the closing bracket that is missing. */
export function endOfText(close: string | undefined, isBlank: boolean): string {
  if (close === "}") return "unexpected end of input inside an object: its closing } is missing";
  if (close === "]") return "unexpected end of input inside an array: its closing ] is missing";
  return isBlank ? "the input is empty" : "unexpected end of input: a value is missing";
}
