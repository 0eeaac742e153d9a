/** A word that some writers of JSON use and JSON has not. */
export const notJson = (word: string): string => `JSON has no \`${word}\`; write null, or leave the key out`;

/** What a byte says by itself, wherever it is not expected. */
export const messagesByByte: Readonly<Record<string, string>> = {
  "'": "strings stand in double quotes, not single ones",
  "/": "JSON has no comments",
  "#": "JSON has no comments",
  "+": "a number has no + before it",
  ".": "a digit must stand before the point",
  "<": "this looks like HTML, XML or a merge conflict",
  "\0": "there is a NUL byte",
};

/** Where the text ends too early. `close` is the bracket that it should have ended with. */
export function endOfText(close: string | undefined, isBlank: boolean): string {
  if (close === "}") return "the text ends inside an object: its closing } is missing";
  if (close === "]") return "the text ends inside an array: its closing ] is missing";
  return isBlank ? "the text is empty" : "the text ends where a value must stand";
}
