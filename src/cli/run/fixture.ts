import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { KindCounts } from "../../../generated/kinds.ts";
import type { FixtureCode } from "../../fixtures/codes.ts";
import { differenceOf, type ExpectedIssue, fixtureMessages, parseExpectedIssues } from "../../fixtures/compare.ts";
import { issueCodes } from "../../runtime/validate/codes.ts";
import { type Path, toPointer } from "../../runtime/validate/path.ts";
import { reasonOf } from "../io/system-errors.ts";
import { printable } from "../io/text.ts";
import type { Finding, RecordResult } from "../report/report.ts";
import type { Counted } from "../report/result-sink.ts";
import type { Orphan } from "./suites.ts";

/** A record of a fixture, and what it adds to the counts. */
export interface FixtureResult {
  readonly result: RecordResult;
  readonly counted: Counted;
}

/** The counts of what is not a payload. */
export const uncounted: Counted = { counts: new KindCounts(), issueCodes: [], warningCodes: [] };

/** The issues that the file beside a fixture expects; `undefined` if there is no such file. */
export interface ExpectedIssues {
  readonly issues: readonly ExpectedIssue[] | undefined;
}

/** The expected issues of a fixture, or why they cannot be read. */
export function readExpectedIssues(path: string): ExpectedIssues | string {
  try {
    const issues = parseExpectedIssues(readFileSync(path));
    return typeof issues === "string" ? issues : { issues };
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code !== "ENOENT";
    return exists ? `cannot be read: ${reasonOf(error)}` : { issues: undefined };
  }
}

/** The records of a fixture that must fail, valid if they are as expected. What concerns all of them is reported with the first. */
export function compareWithExpected(
  { issues: expected }: ExpectedIssues,
  issuesFile: string,
  results: readonly FixtureResult[],
): FixtureResult[] {
  const findings = results.map((): Finding[] => []);
  const found = results.flatMap(({ result }, at) => result.issues.map((issue) => ({ ...issue, at })));
  if (found.length === 0) findings[0]?.push(fixtureFinding("fixture_passes", [], ""));
  else if (expected === undefined)
    findings[0]?.push(fixtureFinding("fixture_unexplained", [], printable(basename(issuesFile))));
  else {
    const { missing, unexpected } = differenceOf(expected, found);
    for (const issue of unexpected) findings[issue.at]?.push(unexpectedIssue(issue));
    for (const { code, path } of missing) findings[0]?.push(fixtureFinding("missing_issue", path, codeName(code)));
  }
  return results.map(({ result }, i) => ({
    result: { ...result, ...failed(findings[i] ?? []) },
    counted: { ...uncounted, issueCodes: (findings[i] ?? []).map(({ code }) => code) },
  }));
}

const unexpectedIssue = ({ code, path, message, line, column, frame }: Finding): Finding => ({
  ...fixtureFinding("unexpected_issue", path, `${code}: ${message}`),
  line,
  column,
  ...(frame === undefined ? {} : { frame }),
});

const codeName = (code: string): string =>
  Object.hasOwn(issueCodes, code) ? code : `${printable(code)} (unknown code)`;

/** A fixture without a record. */
export const emptyFixture = (file: string): RecordResult => noRecord(file, fixtureFinding("fixture_empty", [], ""));

/** A file of expected issues without its fixture. */
export const missingFixture = ({ file, isBesideValid }: Orphan): RecordResult => {
  const why = isBesideValid ? "a fixture in valid/ has no issues" : "there is no fixture beside it";
  return noRecord(file, fixtureFinding("fixture_missing", [], why));
};

const noRecord = (file: string, issue: Finding): RecordResult => ({
  file,
  record: 1,
  line: 1,
  column: 1,
  offset: 0,
  kind: null,
  ...failed([issue]),
});

const failed = (issues: readonly Finding[]): Pick<RecordResult, "status" | "issues" | "warnings"> => ({
  status: issues.length > 0 ? "invalid" : "valid",
  issues,
  warnings: [],
});

const fixtureFinding = (code: FixtureCode, path: Path, what: string): Finding => ({
  code,
  path,
  pointer: toPointer(path),
  message: fixtureMessages[code](what),
  line: 1,
  column: 1,
});
