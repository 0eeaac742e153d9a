import type { Beginning } from "../../runtime/records/diagnosis.ts";

/** How the reports begin that are JSON, by format. Each is written by a function in this folder. */
const beginnings: readonly RegExp[] = [
  // json
  /^\{\s*"summary":\s*\{\s*"files":\s*\d+,\s*"records":\s*\d+,\s*"valid":/,
  // sarif
  /^\{\s*"\$schema":[^,]*,\s*"version":[^,]*,\s*"runs":\s*\[\s*\{\s*"tool":\s*\{\s*"driver":\s*\{\s*"name":\s*"event-schema"/,
  // gitlab
  /^\[\s*\{\s*"description":\s*"(?:[^"\\]|\\.)*",\s*"check_name":\s*"[a-z_]*",\s*"fingerprint":\s*"[0-9a-f]{32}"/,
];

const ndjsonLine = /^\{"file":"(?:[^"\\]|\\.)*","record":\d+,"line":\d+,"column":\d+,"offset":\d+,"kind":/;

/** Whether an input that begins like this is a report of this tool. Of NDJSON, each line must look like one. */
export function isOwnReport({ bytes, isWhole }: Beginning): boolean {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  if (beginnings.some((pattern) => pattern.test(text))) return true;
  if (!ndjsonLine.test(text)) return false;
  const end = isWhole ? text.length : text.lastIndexOf("\n");
  const lines = text.slice(0, Math.max(end, 0)).split("\n");
  return lines.every((line) => line === "" || ndjsonLine.test(line));
}
