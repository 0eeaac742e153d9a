import { createIssue, type Issue } from "../runtime/issue.ts";
import { isObject } from "../runtime/own.ts";

/** One JSON document: a file, an element of a top-level array, or a line of NDJSON. */
export type JsonRecord = { readonly value: unknown } | { readonly issue: Issue };

/** The records of an input, told apart by its name's ending and its content. Blank lines are none. */
export function recordsOf(name: string, bytes: Uint8Array): readonly JsonRecord[] {
  if (/\.(ndjson|jsonl)$/i.test(name)) return linesOf(bytes).map(parseRecord);
  if (isBlank(bytes)) return [];
  const whole = parseRecord(bytes);
  if ("value" in whole) return Array.isArray(whole.value) ? whole.value.map((value: unknown) => ({ value })) : [whole];
  const lines = linesOf(bytes).map(parseRecord);
  return isNdjson(lines) ? lines : [whole];
}

/** Text that is no JSON document is taken for NDJSON where its first line is a document, or half of its lines are objects. */
function isNdjson(lines: readonly JsonRecord[]): boolean {
  const [first] = lines;
  if (first === undefined || lines.length === 1) return false;
  const objects = lines.filter((line) => "value" in line && isObject(line.value));
  return "value" in first || 2 * objects.length >= lines.length;
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(lineFeed, start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (!isBlank(line)) lines.push(line);
    start += line.length + 1;
  }
  return lines;
}

const lineFeed = 0x0a;
const white = new Set([0x20, 0x09, 0x0a, 0x0d]);

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => white.has(byte));

/** Messages of `JSON.parse` quote the text, which may hold anybody's personal data, so they are not passed on. */
function parseRecord(bytes: Uint8Array): JsonRecord {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    const isEncoding = (error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA";
    if (!isEncoding) return { issue: createIssue("too_large", [], "the text is too large to read") };
    return { issue: createIssue("encoding", [], "the text is not UTF-8") };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { issue: createIssue("syntax", [], "the text is not JSON") };
  }
}
