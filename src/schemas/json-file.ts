import { positionsOf } from "../runtime/json/position.ts";
import { parseStrictly } from "../runtime/json/strict.ts";
import { toPointer } from "../runtime/validate/path.ts";
import { positionOfPointer } from "./position.ts";
import type { FileFormat, ParsedFile } from "./schema-file.ts";

/** Schema files in JSON. */
export const jsonFormat: FileFormat = {
  parsed: parsedJson,
  positionsIn: (bytes) => (pointer) => positionOfPointer(bytes, pointer),
};

/** Why a text has no value, as the beginning of a sentence. A repeated key says enough by itself. */
const beginnings = { syntax: "this is not JSON: ", encoding: "this is not UTF-8: ", repeated_key: "", too_deep: "" };

function parsedJson(bytes: Uint8Array): ParsedFile {
  const parsed = parseStrictly(bytes);
  if ("value" in parsed) return parsed;
  const { code, at, what, path } = parsed.error;
  const [position] = positionsOf(bytes, [at]);
  return { problem: beginnings[code] + what, pointer: toPointer(path), position };
}
