/** The zeros, and bytes that are none, that the first two ASCII characters of a text have in each encoding. */
const patterns = [
  ["UTF-32", "x000x000"],
  ["UTF-32", "000x000x"],
  ["UTF-16", "x0x0"],
  ["UTF-16", "0x0x"],
] as const;

/**
 * The encoding of a text that is not in UTF-8, by its byte order mark or by the zeros in its first two characters, which are
 * ASCII in a JSON text that is an object or an array (RFC 4627, section 3).
 */
export function otherEncoding(bytes: Uint8Array): "UTF-16" | "UTF-32" | undefined {
  const [a, b] = [bytes[0], bytes[1]];
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return "UTF-16";
  if (a !== 0 && b !== 0) return undefined;
  return patterns.find(([, pattern]) => [...pattern].every((one, i) => (one === "0" ? bytes[i] === 0 : bytes[i])))?.[0];
}
