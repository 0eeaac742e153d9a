/** Writes every UTF-16 unit that is not printable ASCII as an escape: invisible characters do not belong into code. */
export const asciiOnly = (text: string): string =>
  text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
