import { withEntities } from "../../docs/entities.ts";
import { escapeUnsafe, plural } from "../io/text.ts";
import { fileName, findingText, omittedText } from "./findings.ts";
import type { FileResult, Finding, RecordResult, Run } from "./report.ts";

export interface JUnitSuite {
  readonly name: string;
  readonly cases: readonly JUnitCase[];
  readonly out: readonly string[];
}

export interface JUnitCase {
  readonly name: string;
  readonly failure?: JUnitFailure | undefined;
  readonly out?: readonly string[];
}

interface JUnitFailure {
  readonly tag: "failure" | "error";
  readonly type: string;
  readonly message: string;
  readonly body?: readonly string[];
}

/** The report as JUnit XML: a suite for each file, a case for each record with findings, and one for all others. */
export const junitReport = (run: Run): string => junitDocument([...fileSuites(run), ...problemSuites(run)]);

/** A document of JUnit XML. */
export function junitDocument(suites: readonly JUnitSuite[]): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="event-schema" ${countsOf(suites.flatMap(({ cases }) => cases))}>`,
    ...suites.flatMap(suiteLines),
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
}

function fileSuites(run: Run): JUnitSuite[] {
  const listed = new Map<string, RecordResult[]>(run.files.map(({ file }) => [file, []]));
  for (const result of run.results)
    if (result.status !== "valid" || result.warnings.length > 0) listed.get(result.file)?.push(result);
  return run.files.map((file, i) => {
    const results = listed.get(file.file) ?? [];
    const cases = [...results.map((result) => recordCase(result, run.strict)), ...restCases(file, results, run)];
    // The list of results is cut at its end, so the last suite says so.
    const note = i === run.files.length - 1 ? omittedText(run) : undefined;
    return { name: fileName(file.file), cases, out: note === undefined ? [] : [note] };
  });
}

function recordCase({ record, line, status, issues, warnings }: RecordResult, strict: boolean): JUnitCase {
  const name = `record ${record} (line ${line})`;
  const out = strict ? [] : warnings.map((warning) => `warning: ${findingLine(warning)}`);
  const findings = strict ? [...issues, ...warnings] : issues;
  if (status === "valid" && findings.length === 0) return { name, out };
  const { code = status, message = `the record is ${status}` } = findings[0] ?? {};
  const tag = status === "unreadable" ? "error" : "failure";
  return { name, failure: { tag, type: code, message, body: findings.map(findingLine) }, out };
}

const findingLine = (finding: Finding): string =>
  `${finding.line}:${finding.column} ${finding.pointer || "(whole record)"} ${finding.code} ${findingText(finding)}`;

/** The records that have no case of their own. Bad ones for which the list of results had no room fail all the same. */
function restCases(file: FileResult, listed: readonly RecordResult[], { strict, isTest }: Run): JUnitCase[] {
  const count = (status: RecordResult["status"]): number =>
    file[status] - listed.filter((result) => result.status === status).length;
  const valid = count("valid");
  const warnings = listed.reduce((rest, result) => rest - result.warnings.length, file.warnings);
  const note = `${plural(warnings, "more warning")}, not listed`;
  const failure = strict && warnings > 0 ? unlisted("failure", "warning", note) : undefined;
  const name =
    plural(valid, `${listed.length > 0 ? "other " : ""}${isTest ? "" : "valid "}record`) +
    (isTest ? " as expected" : "");
  return [
    ...(valid > 0 ? [{ name, failure }] : []),
    ...badCases("failure", "invalid", count("invalid")),
    ...badCases("error", "unreadable", count("unreadable")),
  ];
}

function badCases(tag: JUnitFailure["tag"], status: string, count: number): JUnitCase[] {
  const name = plural(count, `more ${status} record`);
  return count > 0 ? [{ name, failure: unlisted(tag, status, `${name}, not listed`) }] : [];
}

const unlisted = (tag: JUnitFailure["tag"], type: string, message: string): JUnitFailure => ({ tag, type, message });

function problemSuites({ problems }: Run): JUnitSuite[] {
  const cases = problems.map(({ file, message, level }): JUnitCase => {
    const name = file === undefined ? "the run" : fileName(file);
    if (level === "warning") return { name, out: [`warning: ${message}`] };
    return { name, failure: { tag: "error", type: "problem", message } };
  });
  return cases.length > 0 ? [{ name: "problems", cases, out: [] }] : [];
}

function suiteLines({ name, cases, out }: JUnitSuite): string[] {
  return [
    `  <testsuite name="${xml(name)}" ${countsOf(cases)}>`,
    ...cases.flatMap((testcase) => caseLines(testcase, name)),
    ...textElement("    ", "system-out", "", out),
    "  </testsuite>",
  ];
}

function caseLines({ name, failure, out = [] }: JUnitCase, suite: string): string[] {
  const body = [
    ...(failure === undefined ? [] : failureElement(failure)),
    ...textElement("      ", "system-out", "", out),
  ];
  const start = `    <testcase name="${xml(name)}" classname="${xml(suite)}"`;
  return body.length === 0 ? [`${start}/>`] : [`${start}>`, ...body, "    </testcase>"];
}

function failureElement({ tag, type, message, body = [message] }: JUnitFailure): string[] {
  return textElement("      ", tag, ` type="${xml(type)}" message="${xml(message)}"`, body);
}

function textElement(indent: string, tag: string, attributes: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${indent}<${tag}${attributes}>${lines.map(xml).join("\n")}</${tag}>`];
}

function countsOf(cases: readonly JUnitCase[]): string {
  const count = (tag: JUnitFailure["tag"]): number => cases.filter(({ failure }) => failure?.tag === tag).length;
  return `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}"`;
}

/** A string in text and attributes. What XML does not allow, or could drive a terminal or break a line, becomes `\uXXXX`. */
const xml = (text: string): string => withEntities(escapeUnsafe(text));
