/** The number of Unicode code points of a string; a surrogate without its other half counts as one. */
export function codePointCount(text: string): number {
  let count = text.length;
  for (let i = 1; i < text.length; i++) {
    if (isSurrogate(text.charCodeAt(i), 0xdc00) && isSurrogate(text.charCodeAt(i - 1), 0xd800)) count--;
  }
  return count;
}

/** Whether a UTF-16 unit is one of the half that begins there. */
const isSurrogate = (unit: number, from: number): boolean => unit >= from && unit < from + 0x400;
