import type { Report } from "../../../generated/tool/types.ts";
import type { Problem } from "../io/problem.ts";
import { safeJson } from "../io/text.ts";
import type { Finding, RecordResult, Run } from "./report.ts";
import { sortedCodes } from "./summary.ts";

type RecordData = Report["results"][number];

/** The report as one JSON document. Names and keys are as they are, but no character in it can drive a terminal. */
export function jsonReport({ summary, results, problems }: Run): string {
  const report: Report = {
    summary: { ...summary, codes: sortedCodes(summary.codes) },
    results: results.map(resultData),
    problems: problems.map(problemData),
  };
  return `${safeJson(report, 2)}\n`;
}

/** A result as a line of NDJSON, the same as in `jsonReport`. */
export const jsonLine = (result: RecordResult): string => `${safeJson(resultData(result))}\n`;

// Each result is made anew, so that a report has the keys that are documented, in this order, and never source text.

function resultData(result: RecordResult): RecordData {
  const { file, record, line, column, offset, kind, issues, warnings } = result;
  const findings = { issues: issues.map(findingData), warnings: warnings.map(findingData) };
  return { file, record, line, column, offset, kind, ...findings };
}

function findingData({
  code,
  path,
  pointer,
  message,
  hint,
  params,
  line,
  column,
}: Finding): RecordData["issues"][number] {
  const more = { ...(hint !== undefined && { hint }), ...(params && { params: structuredClone(params) }) };
  return { code, path: [...path], pointer, message, ...more, line, column } as RecordData["issues"][number];
}

function problemData({ file, message, level }: Problem): Problem {
  return { ...(file === undefined ? {} : { file }), message, level };
}
