import { otherEncoding } from "../json/encodings.ts";
import { scan } from "../json/grammar.ts";
import { isNdjsonName } from "./read.ts";

/** In bytes. */
export const beginningSize: number = 64 * 1024;

/** The beginning of an input: as many bytes as `beginningSize` says, or fewer. */
export interface Beginning {
  readonly bytes: Uint8Array;
  /** Whether the input ends here. */
  readonly isWhole: boolean;
}

/** What a file as a whole is in place of JSON or NDJSON, and what to do about it. */
export interface FileDiagnosis {
  readonly code: "syntax" | "encoding";
  readonly message: string;
  readonly hint: string;
}

/** The diagnosis of a file by its beginning, if it holds nothing that can be read as a record. */
export function diagnosisOf(name: string, { bytes, isWhole }: Beginning): FileDiagnosis | undefined {
  if (hasNoDiagnosis(name, bytes)) return undefined;
  const encoding = otherEncoding(bytes);
  if (encoding !== undefined) return encodingDiagnosis(encoding);
  const signature = Array.from(bytes.subarray(0, 512), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const format = binaryFormats.find(([pattern]) => pattern.test(signature));
  if (format !== undefined) return { code: "syntax", message: notJson(format[1]), hint: format[2] };
  const text = textIn(bytes);
  const lines = (isWhole ? text : text.slice(0, text.lastIndexOf("\n") + 1)).split("\n").filter((line) => line.trim());
  const beginning = { text, lines, isWhole, isNdjson: isNdjsonName(name) };
  const found = notations.find(({ matches }) => matches(beginning));
  return found && { code: "syntax", message: found.message, hint: found.hint };
}

/** Whether the beginning of a file is enough to know that it has no diagnosis. */
export function hasNoDiagnosis(name: string, bytes: Uint8Array): boolean {
  const text = textIn(bytes);
  // In another encoding, a zero would follow.
  if (!startOfJson.test(text) || text[1] === "\0") return false;
  const isNdjson = isNdjsonName(name);
  if (!isNdjson && startOfArray.test(text)) return true;
  const end = text.indexOf("\n");
  if (end < 0) return false;
  // In place of an array it may be the prefix of a line in a log.
  return (!isNdjson && !text.startsWith("[")) || isDocument(text.slice(0, end));
}

const startOfJson = /^[{["]./s;
const startOfArray = /^\[\s*[{["\]]/;

const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });

/** The text without a byte order mark and white space before it. */
const textIn = (bytes: Uint8Array): string => decoder.decode(bytes).trimStart();

const notJson = (what: string): string => `this is not JSON: it is ${what}`;

const encodingDiagnosis = (encoding: string): FileDiagnosis => ({
  code: "encoding",
  message: `the input is not UTF-8, at byte offset 0: this is ${encoding}; save the file as UTF-8`,
  hint: "PowerShell writes it with `Out-File -Encoding utf8`, other systems with `iconv -t UTF-8`",
});

const unpackedBy = (command: string): string => `unpack it first, as \`${command}\` does`;

/** Binary formats by their first bytes, in hexadecimal. */
const binaryFormats: readonly (readonly [signature: RegExp, what: string, hint: string])[] = [
  [/^1f8b/, "a gzip file inside of a gzip file", unpackedBy("gzip -d")],
  [/^28b52ffd/, "a Zstandard file", unpackedBy("zstd -d")],
  [/^425a683[1-9](?:314159265359|177245385090)/, "a bzip2 file", unpackedBy("bzip2 -d")],
  [/^fd377a585a00/, "an xz file", unpackedBy("xz -d")],
  [/^04224d18/, "an LZ4 file", unpackedBy("lz4 -d")],
  [/^504b(?:0304|0506)/, "a zip archive", unpackedBy("unzip")],
  [/^377abcaf271c/, "a 7z archive", unpackedBy("7z x")],
  [/^(?!22|5b|7b).{514}7573746172/, "a tar archive", unpackedBy("tar -x")],
  [/^50415231/, "a Parquet file", "export its rows as NDJSON"],
  [/^4f626a01/, "an Avro file", "export its records as NDJSON, as `avro-tools tojson` does"],
];

/** The beginning of a file as a string. */
interface TextBeginning {
  readonly text: string;
  /** The lines that are complete and not blank. */
  readonly lines: readonly string[];
  readonly isWhole: boolean;
  readonly isNdjson: boolean;
}

/** Notations that are not JSON, or not NDJSON in a file of that name. */
const notations: readonly (Pick<FileDiagnosis, "message" | "hint"> & { matches(beginning: TextBeginning): boolean })[] =
  [
    {
      matches: ({ text, lines, isWhole, isNdjson }) => isNdjson && isWhole && lines.length > 1 && isDocument(text),
      message: "this is not NDJSON: the file holds one JSON document, not one a line",
      hint: "name the file .json, or write the document on one line, as `jq -c .` does",
    },
    {
      matches: ({ lines, isNdjson }) =>
        isNdjson && lines.length > 1 && /^[{[]\s*$/.test(lines[0] ?? "") && !hasRecord(lines),
      message: "this is not NDJSON: the file holds JSON documents of several lines, not one a line",
      hint: "write each document on one line, as `jq -c .` does; if it is only one, name the file .json",
    },
    {
      matches: ({ text }) => !text.includes("\n") && hasRecord(text.split("\r").slice(0, 1)) && /\r\s*\S/.test(text),
      message: "this is not NDJSON: its lines end with a carriage return (CR) alone, not with a line feed (LF)",
      hint: "convert the line ends, as `tr '\\r' '\\n'` does",
    },
    {
      matches: ({ lines }) => !hasRecord(lines) && 2 * lines.filter(hasPrefix).length > lines.length,
      message: notJson("JSON with a prefix on each line, such as the time and the level in a log"),
      hint: "remove the prefix, or let the logger write JSON alone, one document a line",
    },
    {
      matches: ({ text, lines }) => text.startsWith("\x1e") && !hasRecord(lines),
      message: notJson("a JSON text sequence (RFC 7464), whose records begin with the character U+001E"),
      hint: "remove that character, as `tr -d '\\036'` does; what is left is NDJSON",
    },
    {
      matches: ({ text, lines }) => /^<[!?a-z]/i.test(text) && !hasRecord(lines),
      message: notJson("HTML or XML"),
      hint: "it may be the error page of a server: see what it says, and download the file again",
    },
    {
      matches: ({ text, lines, isNdjson }) => isNdjson && /^[{[]\s*'/.test(text) && !hasRecord(lines),
      message: "this is not JSON: strings need double quotes, not single ones",
      hint: "Python writes dictionaries like this; write them with `json.dumps`, one a line",
    },
  ];

const hasRecord = (lines: readonly string[]): boolean =>
  lines.some((line) => /^\s*\{\s*"/.test(line) && isDocument(line));

/** Whether a line is an object after a prefix with letters or digits, which is not itself the beginning of JSON. */
function hasPrefix(line: string): boolean {
  const at = line.indexOf("{");
  const prefix = line.slice(0, Math.max(at, 0));
  const isJson = /^\s*\[?\s*"/.test(prefix) || prefix.split("[").length !== prefix.split("]").length;
  return /[\p{L}\p{N}]/u.test(prefix) && !isJson && isDocument(line.slice(at));
}

const encoder = /* @__PURE__ */ new TextEncoder();

const isDocument = (text: string): boolean => scan(encoder.encode(text)) === undefined;
